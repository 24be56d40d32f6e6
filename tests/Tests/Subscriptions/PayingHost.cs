using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>The product with a stand-in for Stripe beside it.</summary>
public class PayingHost : TestHost
{
    public const string Api = "/subscriptionManagement-api";
    public const string Back = "https://app.example/firm/subscription/result";
    private PaymentStand? payments;

    public StandIn Stripe => payments!.Stripe;

    public Client Super { get; private set; } = null!;

    protected override Dictionary<string, string?> Settings => new(payments!.Settings.Concat(SecondHost.SharedSecret));

    public override async ValueTask InitializeAsync()
    {
        payments = await PaymentStand.Start(Clock);
        await base.InitializeAsync();
        Super = await TestCompany.SignIn(this, null, "admin@workforceos.test", "a-super-secret-1");
    }

    /// <summary>An event comes as Stripe sends it.</summary>
    public Task<Reply> Hear(JsonObject @event, string? signature = "")
    {
        var payload = @event.ToJsonString();
        var content = new StringContent(payload, Encoding.UTF8, "application/json");
        return signature is null ? Visitor().Send(HttpMethod.Post, $"{Api}/v1/callbackcompanysubscriptionpayment", content)
            : Visitor().Send(HttpMethod.Post, $"{Api}/v1/callbackcompanysubscriptionpayment", content, ("Stripe-Signature", signature is "" ? payments!.Sign(payload) : signature));
    }

    /// <summary>All events since the last time, in their order.</summary>
    public async Task HearAll()
    {
        foreach (var @event in Stripe.Webhooks.Take()) (await Hear(@event)).Should(200);
    }

    /// <summary>Something else that the platform offers, with one feature more.</summary>
    /// <returns>Its code.</returns>
    public async Task<string> Plan(string code, int unitAmount, string interval, bool perSeat = false, string currency = "usd")
    {
        (await Super.Post($"{Api}/v1/subscriptionplans", new { code, name = code, features = new[] { "aiAnalytics", "more" }, currency, unitAmount, interval, perSeat })).Should(201);
        return code;
    }

    /// <summary>A company that has paid, and of which nothing is left to be heard.</summary>
    public async Task<(TestCompany Firm, Guid Order, string Subscription)> Paid(object? with = null)
    {
        var firm = await TestCompany.Found(this);
        var order = await firm.Owner.Subscribes(with);
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200)["paymentResult"].GetProperty("success").GetBoolean().ShouldBeTrue();
        await HearAll();
        return (firm, order, await firm.Owner.StripeId(order));
    }

    public ValueTask<bool> Has(Guid company) => Services.GetRequiredService<ISubscriptions>().Has(new CompanyId(company), PaidFeatures.AiAnalytics, CancellationToken.None);

    protected override ValueTask CleanUp() => payments!.DisposeAsync();
}

internal static class Paying
{
    /// <summary>A pending subscription.</summary>
    public static async Task<Guid> Subscribes(this Client who, object? with = null) => (await who.Post($"{PayingHost.Api}/v1/companysubscriptions", with ?? new { })).Should(201)["companySubscription"].Id();

    /// <returns>The card's id at Stripe.</returns>
    public static async Task<string> Saves(this Client who, string card = "pm_card_visa") => (await who.Post($"{PayingHost.Api}/payment-methods/add", new { paymentMethodId = card })).Should(200).Body.Str("paymentMethodId")!;

    public static Task<Reply> Pays(this Client who, Guid order, string card, string? back = PayingHost.Back) =>
        who.Patch($"{PayingHost.Api}/v1/startcompanysubscriptionpayment/{order}", new { paymentUserParams = new { paymentMethodId = card, return_url = back } });

    public static Task<Reply> Refreshes(this Client who, Guid order) => who.Patch($"{PayingHost.Api}/v1/refreshcompanysubscriptionpayment/{order}");

    public static Task<Reply> Cancels(this Client who, Guid order, bool atPeriodEnd = false) => who.Patch($"{PayingHost.Api}/v1/cancelcompanysubscription/{order}", new { atPeriodEnd });

    public static async Task<JsonElement> Subscription(this Client who, Guid order) => (await who.Get($"{PayingHost.Api}/v1/companysubscriptions/{order}")).Should(200)["companySubscription"];

    /// <summary>Status, paymentStatus and paymentConfirmation.</summary>
    public static async Task<string> Stands(this Client who, Guid order)
    {
        var one = await who.Subscription(order);
        return $"{one.Str("status")} {one.Str("paymentStatus")} {one.Str("paymentConfirmation")}";
    }

    public static Task<Reply> Switches(this Client who, Guid order, string planCode) => who.Patch($"{PayingHost.Api}/v1/companysubscriptions/{order}/plan", new { planCode });

    public static Task<Reply> PaysInvoice(this Client who, Guid invoice, string card, string? back = PayingHost.Back) => who.Post($"{PayingHost.Api}/v1/subscriptioninvoices/{invoice}/pay", new { paymentMethodId = card, return_url = back });

    public static Task<Reply> ChecksOut(this Client who, Guid order, string back = PayingHost.Back) => who.Post($"{PayingHost.Api}/v1/companysubscriptions/{order}/checkoutsession", new { returnUrl = back });

    /// <summary>How many the subscription is charged for.</summary>
    public static long Quantity(this StandIn stripe, string subscription) => stripe.Acts.Look(subscription)!["items"]!["data"]![0]!["quantity"]!.GetValue<long>();

    /// <summary>What its invoices came to, oldest first.</summary>
    public static IEnumerable<long> Charged(this StandIn stripe, string subscription) => stripe.Acts.All("invoice").Where(i => $"{i["parent"]!["subscription_details"]!["subscription"]}" == subscription).Select(i => i["total"]!.GetValue<long>());

    public static async Task<string> StripeId(this Client who, Guid order) => (await who.Subscription(order)).Str("stripeSubscriptionId")!;
}
