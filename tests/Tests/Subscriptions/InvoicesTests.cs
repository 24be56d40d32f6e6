using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class InvoicesTests(PayingHost host) : IClassFixture<PayingHost>
{
    private const string Api = $"{PayingHost.Api}/v1/subscriptioninvoices";

    [Fact]
    public async Task Invoices_are_those_of_stripe_those_too_that_nobody_told_of()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        var first = (await firm.Owner.Get(Api)).Should(200)["subscriptionInvoices"].EnumerateArray().ShouldHaveSingleItem();
        (first.Str("status"), first.Number("subtotal"), first.Number("tax"), first.Number("total"), first.Number("amountPaid"), first.Str("currency"), first.Id("orderId")).ShouldBe(("paid", 4999, 0, 4999, 4999, "usd", order));
        var line = first.GetProperty("lines").EnumerateArray().ShouldHaveSingleItem();
        (line.Number("amount"), line.GetProperty("periodEnd").GetDateTimeOffset()).ShouldBe((4999, TestClock.Start.AddMonths(1)));
        first.Str("hostedInvoiceUrl").ShouldStartWith($"{host.Stripe.Address}");
        first.Str("number").ShouldNotBeNullOrEmpty();

        // Two periods pass unheard; the second is not paid.
        var subscription = await firm.Owner.StripeId(order);
        host.Stripe.Acts.Renew(subscription);
        host.Stripe.Acts.Renew(subscription, pays: false);
        host.Stripe.Webhooks.Take();
        (await firm.Owner.Refreshes(order)).Should(200);
        (await firm.Owner.Get(Api)).Should(200)["subscriptionInvoices"].EnumerateArray().Select(i => i.Str("status")).ShouldBe(["open", "paid", "paid"], ignoreOrder: true);
        var open = (await firm.Owner.Get($"{Api}?status=open&orderId={order}")).Should(200)["subscriptionInvoices"].EnumerateArray().ShouldHaveSingleItem();
        (open.Number("amountDue"), open.Number("amountPaid"), open.Number("attemptCount")).ShouldBe((4999, 0, 1));

        (await firm.Owner.PaysInvoice(open.Id(), "pm_nobodys")).ShouldRefuse(400, "PaymentMethodUnknown");
        (await firm.Owner.PaysInvoice(open.Id(), await firm.Owner.Saves(), "https://evil.example/x")).ShouldRefuse(400, "ReturnUrlNotAllowed");
        var declined = (await firm.Owner.PaysInvoice(open.Id(), await firm.Owner.Saves("pm_card_chargeCustomerFail"))).Should(200);
        (declined["paymentResult"].Str("result"), declined["subscriptionInvoice"].Str("status")).ShouldBe(("ERR", "open"));
        var charges = host.Stripe.Acts.Count("charge");
        (await firm.Owner.PaysInvoice(open.Id(), await firm.Owner.Saves())).Should(200)["paymentResult"].GetProperty("success").GetBoolean().ShouldBeTrue();
        host.Stripe.Acts.Count("charge").ShouldBe(charges + 1);
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
        (await firm.Owner.Get($"{Api}/{open.Id()}")).Should(200)["subscriptionInvoice"].Str("status").ShouldBe("paid");
        (await firm.Owner.Get($"{Api}/{open.Id()}/history")).Should(200)["history"].GetArrayLength().ShouldBeGreaterThan(1);

        var stranger = await TestCompany.Found(host);
        (await stranger.Owner.Get($"{Api}/{open.Id()}")).Should(404);
        (await stranger.Owner.PaysInvoice(open.Id(), await stranger.Owner.Saves())).Should(404);
        (await (await firm.Hire()).Get(Api)).Should(403);
    }
}
