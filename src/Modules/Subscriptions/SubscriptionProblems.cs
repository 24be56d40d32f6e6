using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;

namespace WorkforceOS.Subscriptions;

/// <summary>What is refused about subscriptions and payments.</summary>
internal static class SubscriptionProblems
{
    /// <summary>Of the constraint that lets a company have one living subscription.</summary>
    public const string One = "subscription_of_company";

    /// <summary>Of the constraint that lets a company try once.</summary>
    public const string OneTrial = "subscription_trial";

    public static readonly Problem NotConfigured = Problem.Rule("PaymentsNotConfigured", "This installation takes no payments. The platform can grant a subscription.", status: 503);
    public static readonly Problem ProviderUnavailable = Problem.Rule("PaymentProviderUnavailable", "The payment provider cannot be reached at the moment. Please try again.", status: 503) with { RetryAfter = TimeSpan.FromSeconds(10) };
    public static readonly Problem ProviderRefused = Problem.Rule("PaymentProviderRefused", "The payment provider did not accept the request. The platform has been told.", status: 502);
    public static readonly Problem PlanUnknown = Problem.Rule("PlanUnknown", "There is no such plan on offer.");
    public static readonly Problem TrialUsed = Problem.Rule("TrialUsed", "Your company has tried it before.");
    public static readonly Problem TrialNotOffered = Problem.Rule("TrialNotOffered", "This plan cannot be tried.");
    public static readonly Problem ExpiryBeforeActivation = Problem.Rule("ExpiryBeforeActivation", "A subscription cannot end before it begins.");
    public static readonly Problem StillBilling = Problem.Rule("SubscriptionStillBilling", "The payment provider would go on charging for this. Cancel it first.");
    public static readonly Problem NotActive = Problem.Rule("SubscriptionNotActive", "Only an active or a pending subscription can be cancelled.");
    public static readonly Problem NotEnding = Problem.Rule("SubscriptionNotEnding", "This subscription was not cancelled to the end of its period.");
    public static readonly Problem AlreadyCompleted = Problem.Rule("PaymentAlreadyCompleted", "This subscription is paid.");
    public static readonly Problem Cancelled = Problem.Rule("SubscriptionCancelled", "This subscription has ended. Make a new one.");
    public static readonly Problem MethodUnknown = Problem.Rule("PaymentMethodUnknown", "This is none of your saved cards.");
    public static readonly Problem MethodNotUsable = Problem.Rule("PaymentMethodNotUsable", "The payment provider does not know this card, or it is somebody else's.");
    public static readonly Problem MethodInUse = Problem.Rule("PaymentMethodInUse", "This card pays an active subscription. Pay with another one first.");
    public static readonly Problem TooManyMethods = Problem.Rule("TooManyPaymentMethods", "You can save at most 20 cards.");
    public static readonly Problem ReturnUrlNotAllowed = Problem.Rule("ReturnUrlNotAllowed", "The return_url is none of this installation's pages.");
    public static readonly Problem InProgress = Problem.Rule("PaymentInProgress", "A payment of this subscription is under way. Please wait a minute.", status: 409);
    public static readonly Problem NotStarted = Problem.Rule("PaymentNotStarted", "No payment of this subscription has been started.");
    public static readonly Problem SignatureInvalid = Problem.Rule("WebhookSignatureInvalid", "This was not signed by the payment provider.");
    public static readonly Problem NoSuchSubscription = Problem.Rule("NoSuchSubscription", "There is no such subscription.");
    public static readonly Problem FromProvider = Problem.Rule("PaymentFromProvider", "What the payment provider has made cannot be changed by hand.");
    public static readonly Problem PlanInUse = Problem.Rule("PlanInUse", "Companies pay by this plan. Make another one, and stop offering this one.");
    public static readonly Problem Unfinished = Problem.Rule("PaymentUnfinished", "The first payment of this subscription is not finished. Finish it, or cancel the subscription and make another one.");
    public static readonly Problem Overdue = Problem.Rule("PaymentOverdue", "The last invoice of this subscription is not paid. Pay it first.");
    public static readonly Problem Granted = Problem.Rule("SubscriptionGranted", "The platform granted this subscription, and its plan with it.");
    public static readonly Problem InvoiceNotOpen = Problem.Rule("InvoiceNotOpen", "Only an open invoice can be paid.");
    public static readonly Problem AddressRequired = Problem.Rule("BillingAddressRequired", "Taxes depend on where the company is: its country is wanted, in the US with the postal code, in Canada with the province or the postal code.");
    public static readonly Problem AddressNotRecognised = Problem.Rule("BillingAddressNotRecognised", "The payment provider cannot find this address.");
    public static readonly Problem TaxIdNotValid = Problem.Rule("TaxIdNotValid", "This is no number of that kind.");
    public static readonly Problem NoSuchCompany = Problem.Rule("NoSuchCompany", "There is no such company.");

    public static readonly Problem PlatformOnly = Problem.Forbidden("PlatformOnly", "Only the platform's own people do this, at the platform itself.");
    public static readonly Problem CompanyMissing = Problem.Missing("companyId");

    public static Problem Exists(CompanySubscriptionId id, SubscriptionStatus status) => Problem.Rule(
        "SubscriptionExists", "Your company has a subscription already.", new { companySubscriptionId = id, status = Text.Of(status) });

    public static Problem CurrencyNotOffered(string currency) => Problem.Rule("CurrencyNotOffered", $"This plan is paid in {currency}.");

    public static Problem CardDeclined(string sentence, string code) => Problem.Rule("CardDeclined", sentence) with { Code = code };
}
