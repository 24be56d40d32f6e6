using System.Net.Http.Headers;
using System.Text;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Contract;

/// <summary>A company subscribes, pays, cancels; the platform keeps its plans and corrects.</summary>
internal static class SubscriptionWalk
{
    private const string Api = "/subscriptionManagement-api";

    public static async Task Subscriptions(Client owner, Client super, PaymentStand payments)
    {
        await Plans(super);
        (await owner.Get($"{Api}/v1/subscriptionplans")).Should(200);
        var order = (await owner.Post($"{Api}/v1/companysubscriptions", new { planCode = "ai-monthly", currency = "usd" })).Should(201)["companySubscription"].Id();
        var card = (await owner.Post($"{Api}/payment-methods/add", new { paymentMethodId = "pm_card_visa" })).Should(200).Body.Str("paymentMethodId");
        (await owner.Get($"{Api}/payment-methods/list")).Should(200);
        var start = new { paymentUserParams = new { paymentMethodId = card, return_url = "https://app.example/walk/subscription/result" } };
        (await owner.Patch($"{Api}/v1/startcompanysubscriptionpayment/{order}", start)).Should(200);
        (await owner.Patch($"{Api}/v1/refreshcompanysubscriptionpayment/{order}")).Should(200);
        await Callback(owner, payments);
        (await owner.Get($"{Api}/v1/companysubscriptions/{order}")).Should(200);
        (await owner.Get($"{Api}/v1/companysubscriptions?status=active")).Should(200);
        (await owner.Get($"{Api}/v1/entitlements")).Should(200);
        await Ledger(owner, super, order);
        payments.Stripe.Acts.DefaultCard(payments.Stripe.Acts.All("subscription")[^1]["id"]!.ToString(), "pm_card_chargeCustomerFail");
        await Billing(owner, order, card!);
        (await owner.Get($"{Api}/v1/paymentcustomers/{owner.UserId}")).Should(200);
        (await owner.Get($"{Api}/v1/paymentcustomers")).Should(200);
        (await owner.Get($"{Api}/v1/paymentcustomermethods/{owner.UserId}?cardInfo=4242")).Should(200);
        var spare = (await owner.Post($"{Api}/payment-methods/add", new { paymentMethodId = "pm_card_mastercard" })).Should(200).Body.Str("paymentMethodId");
        (await owner.Delete($"{Api}/payment-methods/delete/{spare}")).Should(200);
        (await owner.Patch($"{Api}/v1/cancelcompanysubscription/{order}", new { atPeriodEnd = true })).Should(200);
        (await owner.Patch($"{Api}/v1/resumecompanysubscription/{order}")).Should(200);
        (await super.Patch($"{Api}/v1/companysubscriptions/{order}", new { subscribedFeatures = new[] { "aiAnalytics", "more" } })).Should(200);
        (await owner.Patch($"{Api}/v1/cancelcompanysubscription/{order}")).Should(200);
        var hosted = (await owner.Post($"{Api}/v1/companysubscriptions", new { planCode = "ai-monthly" })).Should(201)["companySubscription"].Id();
        (await owner.Post($"{Api}/v1/companysubscriptions/{hosted}/checkoutsession", new { returnUrl = "https://app.example/walk/subscription/result" })).Should(201);
        (await owner.Patch($"{Api}/v1/cancelcompanysubscription/{hosted}")).Should(200);
        var second = (await owner.Post($"{Api}/v1/companysubscriptions", new { planCode = "ai-monthly", trial = true })).Should(201)["companySubscription"].Id();
        (await super.Delete($"{Api}/v1/companysubscriptions/{second}")).Should(200);
    }

    private static async Task Plans(Client super)
    {
        (await super.Post($"{Api}/v1/subscriptionplans", new { code = "walked-dear", name = "Walked, and dear", features = new[] { "aiAnalytics" }, currency = "usd", unitAmount = 9999, interval = "month" })).Should(201);
        var plan = (await super.Post($"{Api}/v1/subscriptionplans", new { code = "walked", name = "Walked", features = new[] { "aiAnalytics" }, currency = "eur", unitAmount = 1000, interval = "year", isOffered = false })).Should(201)["subscriptionPlan"].Id();
        (await super.Patch($"{Api}/v1/subscriptionplans/{plan}", new { unitAmount = 1200 })).Should(200);
        (await super.Delete($"{Api}/v1/subscriptionplans/{plan}")).Should(200);
    }

    private static async Task Billing(Client owner, Guid order, string card)
    {
        (await owner.Patch($"{Api}/v1/billingdetails", new { name = "Walk Ltd", email = "bills@walk.test", address = new { city = "Berlin", country = "DE" }, taxIdType = "eu_vat", taxId = "DE123456789" })).Should(200);
        (await owner.Get($"{Api}/v1/billingdetails")).Should(200);
        (await owner.Post($"{Api}/v1/billingportal", new { returnUrl = "https://app.example/walk/subscription" })).Should(201);
        (await owner.Get($"{Api}/v1/subscriptionpreview?planCode=walked-dear&seats=3")).Should(200);
        // Agreed, and not paid at once: its invoice is.
        (await owner.Patch($"{Api}/v1/companysubscriptions/{order}/plan", new { planCode = "walked-dear" })).Should(200);
        var invoice = (await owner.Get($"{Api}/v1/subscriptioninvoices?status=open&orderId={order}")).Should(200)["subscriptionInvoices"][0].Id();
        (await owner.Get($"{Api}/v1/subscriptioninvoices/{invoice}")).Should(200);
        (await owner.Post($"{Api}/v1/subscriptioninvoices/{invoice}/pay", new { paymentMethodId = card, return_url = "https://app.example/walk/subscription/result" })).Should(200);
    }

    private static async Task Callback(Client owner, PaymentStand payments)
    {
        var payload = payments.Stripe.Webhooks.Take()[^1].ToJsonString();
        var content = new StringContent(payload, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (await owner.WithToken(null).At(null).Send(HttpMethod.Post, $"{Api}/v1/callbackcompanysubscriptionpayment", content, ("Stripe-Signature", payments.Sign(payload)))).Should(200);
    }

    private static async Task Ledger(Client owner, Client super, Guid order)
    {
        var line = (await owner.Get($"{Api}/v1/companySubscriptionpaymentbyorderid/{order}")).Should(200)["sys_companySubscriptionPayment"];
        (await owner.Get($"{Api}/v1/companysubscriptionpayment/{line.Id()}")).Should(200);
        (await owner.Get($"{Api}/v1/companySubscriptionpaymentbypaymentid/{line.Str("paymentId")}")).Should(200);
        (await owner.Get($"{Api}/v1/companysubscriptionpayments?orderId={order}")).Should(200);
        var noted = (await super.Post($"{Api}/v1/companysubscriptionpayment", new { orderId = order, paymentId = "transfer-1", paymentStatus = "processing" })).Should(201)["sys_companySubscriptionPayment"].Id();
        (await super.Patch($"{Api}/v1/companysubscriptionpayment/{noted}", new { paymentStatus = "succeeded" })).Should(200);
        (await super.Delete($"{Api}/v1/companysubscriptionpayment/{noted}")).Should(200);
    }
}
