using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Subscriptions.Access;
using WorkforceOS.Subscriptions.Billing;
using WorkforceOS.Subscriptions.Cards;
using WorkforceOS.Subscriptions.Ledger;
using WorkforceOS.Subscriptions.Managing;
using WorkforceOS.Subscriptions.Paying;
using WorkforceOS.Subscriptions.Plans;
using WorkforceOS.Subscriptions.Provider;
using WorkforceOS.Subscriptions.Webhooks;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Subscriptions;

/// <summary>Companies subscribe to what costs money, and pay for it.</summary>
public static class SubscriptionsModule
{
    private const string Service = "subscriptionManagement";
    private const int MostEvent = 1024 * 1024;
    private static readonly Role[] Platform = [Role.SuperAdmin, Role.SaasAdmin];

    public static IServiceCollection AddSubscriptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<SubscriptionsDb>();
        var stripe = configuration.Options<StripeOptions>(StripeOptions.Section);
        services.TryAddSingleton(stripe);
        services.AddSingleton(configuration.Options<SubscriptionOptions>(SubscriptionOptions.Section) with { PaymentsConfigured = stripe.IsConfigured });
        services.AddSingleton(new WebPages(configuration));
        services.AddSingleton<PaymentProvider>();
        services.AddHostedService<CheckPayments>();
        services.AddSingleton<Entitlements>();
        services.AddSingleton<ISubscriptions>(provider => provider.GetRequiredService<Entitlements>());
        services.AddScoped<Reach>();
        services.AddScoped<CreateSubscription>();
        services.AddScoped<CancelSubscription>();
        services.AddScoped<Customers>();
        services.AddScoped<PaymentOrders>();
        services.AddScoped<BillingNews>();
        services.AddScoped<ReadBilling>();
        services.AddScoped<StartPayment>();
        services.AddScoped<HearProvider>();
        services.AddScoped<BilledPlan>();
        services.AddScoped<InvoiceBook>();
        services.AddScoped<BillingPlace>();
        services.AddScoped<Seats>();
        services.AddScoped<SwitchPlan>();
        services.AddScoped<PreviewSubscription>();
        services.AddScoped<PayInvoice>();
        services.AddScoped<ChangeBillingDetails>();
        services.AddScoped<CreateCheckout>();
        services.AddJob<FollowSeats>(FollowSeats.Name, TimeSpan.FromMinutes(10));
        services.AddJob<FollowWantedSeats>(FollowWantedSeats.Name, TimeSpan.FromMinutes(10), wakeOn: FollowWantedSeats.Wanted, wakeAfter: FollowWantedSeats.Rest);
        services.AddScoped<FollowCard>();
        services.AddScoped<TellOfDispute>();
        services.AddJob<ExpireSubscriptions>(ExpireSubscriptions.Name, TimeSpan.FromMinutes(1));
        services.AddJob<RetryEvents>(RetryEvents.Name, TimeSpan.FromMinutes(1));
        services.AddJob<Reconcile>(Reconcile.Name, TimeSpan.FromMinutes(15));
        services.AddJob<DetachCards>(DetachCards.Name, TimeSpan.FromMinutes(10));
        services.AddCompanyJob<Remind>(Remind.Name, "daily 08:00");
        services.When<UserDeactivated, PassOnOwner>();
        services.When<UserRoleChanged, PassOnOwner>();
        services.When<UserRegistered, WantSeats>();
        services.When<UserApproved, WantSeats>();
        services.When<UserReturned, WantSeats>();
        services.When<UserDeactivated, WantSeats>();
        services.ErasesRows((SubscriptionsDb db, UserId person) => db.Methods.Where(m => m.UserId == person));
        services.ErasesRows((SubscriptionsDb db, UserId person) => db.Customers.Where(c => c.UserId == person));
        return services;
    }

    public static void MapSubscriptions(this ApiMap api)
    {
        var subscriptions = api.Company(Service, "companySubscription", "companySubscriptions");
        subscriptions.Create("createCompanySubscription", "/v1/companysubscriptions", CreateSubscription.Handle).For(Roles.Admins);
        subscriptions.Update("updateCompanySubscription", "/v1/companysubscriptions/:companySubscriptionId", ChangeSubscription.Handle).For(Platform);
        subscriptions.Delete("deleteCompanySubscription", "/v1/companysubscriptions/:companySubscriptionId", RemoveSubscription.Handle).For(Platform);
        subscriptions.Get("getCompanySubscription", "/v1/companysubscriptions/:companySubscriptionId", ReadSubscriptions.One).For(Roles.Admins);
        subscriptions.List("listCompanySubscriptions", "/v1/companysubscriptions", ReadSubscriptions.All, ReadSubscriptions.Filters).For(Roles.Admins);
        subscriptions.History<CompanySubscriptionId>("listSubscriptionHistory", "/v1/companysubscriptions/:companySubscriptionId/history").For(Roles.Admins);
        subscriptions.Update("cancelCompanySubscription", "/v1/cancelcompanysubscription/:companySubscriptionId", CancelSubscription.Handle).For(Roles.Admins).InSteps();
        subscriptions.Update("resumeCompanySubscription", "/v1/resumecompanysubscription/:companySubscriptionId", ResumeSubscription.Handle).For(Roles.Admins).InSteps();
        subscriptions.Update("startCompanySubscriptionPayment", "/v1/startcompanysubscriptionpayment/:companySubscriptionId", StartPayment.Handle).For(Roles.Admins).InSteps().ToldOnce();
        subscriptions.Update("refreshCompanySubscriptionPayment", "/v1/refreshcompanysubscriptionpayment/:companySubscriptionId", RefreshPayment.Handle).For(Roles.Admins).InSteps().ToldOnce();
        subscriptions.Add("callbackCompanySubscriptionPayment", "POST", "/v1/callbackcompanysubscriptionpayment", "update", "companySubscription", HearProvider.Handle).Public().InSteps().AtMost(MostEvent);
        api.Company(Service, "entitlements", "entitlements").Get("listEntitlements", "/v1/entitlements", ReadSubscriptions.Given);

        var plans = api.Company(Service, "subscriptionPlan", "subscriptionPlans");
        plans.Create("createSubscriptionPlan", "/v1/subscriptionplans", CreatePlan.Handle).For(Platform);
        plans.Update("updateSubscriptionPlan", "/v1/subscriptionplans/:subscriptionPlanId", ChangePlan.Handle).For(Platform);
        plans.Delete("deleteSubscriptionPlan", "/v1/subscriptionplans/:subscriptionPlanId", RemovePlan.Handle).For(Platform);
        plans.List("listSubscriptionPlans", "/v1/subscriptionplans", ReadPlans.Handle, ReadPlans.Filters);
        MapBilling(api);
        MapLedger(api);
    }

    private static void MapBilling(ApiMap api)
    {
        api.Company(Service, "companySubscription", "companySubscriptions").Update("changeSubscriptionPlan", "/v1/companysubscriptions/:companySubscriptionId/plan", SwitchPlan.Handle).For(Roles.CompanyAdmins).InSteps().ToldOnce();
        api.Company(Service, "subscriptionPreview", "subscriptionPreviews").Get("previewSubscription", "/v1/subscriptionpreview", PreviewSubscription.Handle).For(Roles.CompanyAdmins);

        var invoices = api.Company(Service, "subscriptionInvoice", "subscriptionInvoices");
        invoices.Get("getSubscriptionInvoice", "/v1/subscriptioninvoices/:subscriptionInvoiceId", ReadInvoices.One).For(Roles.CompanyAdmins);
        invoices.List("listSubscriptionInvoices", "/v1/subscriptioninvoices", ReadInvoices.All, ReadInvoices.Filters).For(Roles.CompanyAdmins);
        invoices.History<SubscriptionInvoiceId>("listSubscriptionInvoiceHistory", "/v1/subscriptioninvoices/:subscriptionInvoiceId/history").For(Roles.CompanyAdmins);
        invoices.Add("paySubscriptionInvoice", "POST", "/v1/subscriptioninvoices/:subscriptionInvoiceId/pay", "update", "subscriptionInvoice", PayInvoice.Handle).For(Roles.CompanyAdmins).InSteps().ToldOnce();

        var details = api.Company(Service, "billingDetails", "billingDetails");
        details.Get("getBillingDetails", "/v1/billingdetails", ReadBillingDetails.Handle).For(Roles.CompanyAdmins);
        details.Update("updateBillingDetails", "/v1/billingdetails", ChangeBillingDetails.Handle).For(Roles.CompanyAdmins).InSteps();
        api.Company(Service, "checkoutSession", "checkoutSessions").Create("createCheckoutSession", "/v1/companysubscriptions/:companySubscriptionId/checkoutsession", CreateCheckout.Handle).For(Roles.CompanyAdmins).InSteps().ToldOnce();
        api.Company(Service, "billingPortalSession", "billingPortalSessions").Create("createBillingPortalSession", "/v1/billingportal", CreatePortal.Handle).For(Roles.CompanyAdmins).InSteps().ToldOnce();
    }

    /// <summary>Brings the account at Stripe to what this installation needs, once or again.</summary>
    /// <param name="address">The installation's public address, which Stripe sends its events to.</param>
    /// <returns>What was done, with the secret of the endpoint where it was made now.</returns>
    public static Task<Result<string>> SetUpPayments(this IServiceProvider services, string address, CancellationToken cancel) => SetUpProvider.Run(services, address, cancel);

    private static void MapLedger(ApiMap api)
    {
        var payments = api.Company(Service, "sys_companySubscriptionPayment", "sys_companySubscriptionPayments");
        payments.Create("createCompanySubscriptionPayment", "/v1/companysubscriptionpayment", EnterPayment.Handle).For(Platform);
        payments.Update("updateCompanySubscriptionPayment", "/v1/companysubscriptionpayment/:sys_companySubscriptionPaymentId", CorrectPayment.Change).For(Platform);
        payments.Delete("deleteCompanySubscriptionPayment", "/v1/companysubscriptionpayment/:sys_companySubscriptionPaymentId", CorrectPayment.Remove).For(Platform);
        payments.Get("getCompanySubscriptionPayment", "/v1/companysubscriptionpayment/:sys_companySubscriptionPaymentId", ReadPayments.One).For(Roles.Admins);
        payments.Get("getCompanySubscriptionPaymentByOrderId", "/v1/companySubscriptionpaymentbyorderid/:orderId", ReadPayments.OfOrder).For(Roles.Admins);
        payments.Get("getCompanySubscriptionPaymentByPaymentId", "/v1/companySubscriptionpaymentbypaymentid/:paymentId", ReadPayments.OfPayment).For(Roles.Admins);
        payments.List("listCompanySubscriptionPayments", "/v1/companysubscriptionpayments", ReadPayments.All, ReadPayments.Filters).For(Roles.Admins);
        payments.History<PaymentRowId>("listCompanySubscriptionPaymentHistory", "/v1/companysubscriptionpayment/:sys_companySubscriptionPaymentId/history").For(Roles.Admins);

        var customers = api.Company(Service, "sys_paymentCustomer", "sys_paymentCustomers");
        customers.Get("getPaymentCustomerByUserId", "/v1/paymentcustomers/:userId", ReadCards.Customer);
        customers.List("listPaymentCustomers", "/v1/paymentcustomers", ReadCards.Customers, ReadCards.CustomerFilters).For(Roles.CompanyAdmins);
        var methods = api.Company(Service, "sys_paymentMethod", "sys_paymentMethods");
        methods.List("listPaymentCustomerMethods", "/v1/paymentcustomermethods/:userId", ReadCards.Methods, ReadCards.MethodFilters);
        methods.System("listPaymentMethods", "GET", "/payment-methods/list", ReadCards.Own);
        methods.System("addPaymentMethod", "POST", "/payment-methods/add", AddCard.Handle).For(Roles.CompanyAdmins);
        methods.System("deletePaymentMethod", "DELETE", "/payment-methods/delete/:paymentMethodId", RemoveCard.Handle);
    }
}
