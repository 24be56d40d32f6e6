using System.Text.Json;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class SwitchPlanTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Fact]
    public async Task A_dearer_plan_is_charged_now_and_in_force_when_it_is_paid()
    {
        var (firm, order, subscription, dear) = await Paid();
        host.Clock.Advance(TimeSpan.FromDays(15.5));
        var owner = await Again(firm);
        var preview = (await owner.Get($"{PayingHost.Api}/v1/subscriptionpreview?planCode={dear}")).Should(200)["subscriptionPreview"];
        // Half of the period is left: 10000 / 2 less 4999 / 2, which is rounded up.
        (preview.Number("dueNow"), preview.Number("tax"), preview.Number("seats"), preview.GetProperty("lines").GetArrayLength()).ShouldBe((5000 - 2500, 0, 1, 2));
        preview.GetProperty("nextInvoiceAt").GetDateTimeOffset().ShouldBe(TestClock.Start.AddMonths(1));
        host.Stripe.Charged(subscription).ShouldBe([4999], "a preview charges nothing");

        var switched = (await owner.Switches(order, dear)).Should(200);
        (switched["paymentResult"].GetProperty("success").GetBoolean(), switched["paymentResult"].GetProperty("amount").GetDecimal()).ShouldBe((true, 25.00m));
        (switched["companySubscription"].Str("planCode"), switched["companySubscription"].Number("amount")).ShouldBe((dear, 10000));
        switched["companySubscription"].GetProperty("subscribedFeatures").EnumerateArray().Select(f => f.GetString()).ShouldBe(["aiAnalytics", "more"]);
        host.Stripe.Charged(subscription).ShouldBe([4999, 2500]);
        (await owner.Switches(order, dear)).Should(200)["paymentResult"].ValueKind.ShouldBe(JsonValueKind.Null, "the same again changes nothing");

        // Back to the cheaper one: now, and what is unused is taken off the next invoice.
        var back = (await owner.Switches(order, "ai-monthly")).Should(200);
        (back["paymentResult"].ValueKind, back["companySubscription"].Str("planCode"), back["companySubscription"].Number("nextAmount")).ShouldBe((JsonValueKind.Null, "ai-monthly", 4999));
        host.Stripe.Acts.Renew(subscription);
        host.Stripe.Charged(subscription).ShouldBe([4999, 2500, 4999 - 5000 + 2500]);
        host.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task A_dearer_plan_that_is_not_paid_waits_and_its_invoice_can_be_paid_with_another_card()
    {
        var (firm, order, subscription, dear) = await Paid();
        host.Stripe.Acts.DefaultCard(subscription, "pm_card_chargeCustomerFail");
        var refused = (await firm.Owner.Switches(order, dear)).Should(200);
        (refused["paymentResult"].Str("result"), refused["paymentResult"].Str("errCode"), refused["companySubscription"].Str("planCode"), refused["companySubscription"].Str("status")).ShouldBe(("ERR", "generic_decline", "ai-monthly", "active"));

        var open = (await firm.Owner.Get($"{PayingHost.Api}/v1/subscriptioninvoices?status=open")).Should(200)["subscriptionInvoices"].EnumerateArray().ShouldHaveSingleItem();
        var paid = (await firm.Owner.PaysInvoice(open.Id(), await firm.Owner.Saves("pm_card_mastercard"))).Should(200);
        (paid["paymentResult"].GetProperty("success").GetBoolean(), paid["subscriptionInvoice"].Str("status")).ShouldBe((true, "paid"));
        (await firm.Owner.Subscription(order)).Str("planCode").ShouldBe(dear);
        (await firm.Owner.PaysInvoice(open.Id(), await firm.Owner.Saves())).ShouldRefuse(400, "InvoiceNotOpen");
    }

    [Fact]
    public async Task What_is_not_paid_at_stripe_changes_here_and_what_cannot_change_says_why()
    {
        var (yen, dear) = (await host.Plan("yen", 5000, "month", currency: "jpy"), await host.Plan("dear2", 10000, "month"));
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        (await firm.Owner.Switches(order, "gold")).ShouldRefuse(400, "PlanUnknown");
        (await firm.Owner.Switches(order, yen)).Should(200)["companySubscription"].Str("currency").ShouldBe("jpy");
        (await firm.Owner.Switches(order, "ai-monthly")).Should(200);
        (await firm.Owner.Pays(order, await firm.Owner.Saves("pm_card_chargeCustomerFail"))).Should(200);
        (await firm.Owner.Switches(order, dear)).ShouldRefuse(400, "PaymentUnfinished");
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        (await firm.Owner.Switches(order, yen)).ShouldRefuse(400, "CurrencyNotOffered");
        host.Stripe.Faults.Plan("SubscriptionUpdate", Fault.ErrorBefore);
        (await firm.Owner.Switches(order, dear)).ShouldRefuse(503, "PaymentProviderUnavailable");
        host.Stripe.Faults.None();
        (await firm.Owner.Subscription(order)).Str("planCode").ShouldBe("ai-monthly");

        host.Stripe.Acts.Renew(await firm.Owner.StripeId(order), pays: false);
        await host.HearAll();
        (await firm.Owner.Switches(order, dear)).ShouldRefuse(400, "PaymentOverdue");
        (await (await firm.Hire()).Switches(order, dear)).Should(403);
        (await (await TestCompany.Found(host)).Owner.Switches(order, dear)).Should(404);
        (await firm.Owner.Cancels(order)).Should(200);
        (await firm.Owner.Switches(order, dear)).ShouldRefuse(400, "SubscriptionCancelled");
    }

    [Fact]
    public async Task Twenty_who_switch_at_once_charge_once()
    {
        var (firm, order, subscription, dear) = await Paid();
        host.Clock.Advance(TimeSpan.FromDays(15.5));
        var owner = await Again(firm);
        var replies = await Race.AtOnce(20, _ => owner.Switches(order, dear));
        host.Clock.Now = TestClock.Start;

        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.ErrCode == "PaymentInProgress");
        host.Stripe.Charged(subscription).ShouldBe([4999, 2500]);
    }

    [Fact]
    public async Task A_preview_tells_what_beginning_costs_and_refuses_what_is_not_offered()
    {
        var heads = await host.Plan("heads", 700, "year", perSeat: true);
        var firm = await TestCompany.Found(host);
        await firm.Hire();
        var preview = (await firm.Owner.Get($"{PayingHost.Api}/v1/subscriptionpreview?planCode={heads}")).Should(200)["subscriptionPreview"];
        (preview.Number("seats"), preview.Number("subtotal"), preview.Number("total"), preview.Number("dueNow")).ShouldBe((2, 1400, 1400, 1400));
        preview.GetProperty("nextInvoiceAt").GetDateTimeOffset().ShouldBe(TestClock.Start.AddYears(1));
        (await firm.Owner.Get($"{PayingHost.Api}/v1/subscriptionpreview?planCode={heads}&seats=10")).Should(200)["subscriptionPreview"].Number("total").ShouldBe(7000);
        (await firm.Owner.Get($"{PayingHost.Api}/v1/subscriptionpreview")).Should(200)["subscriptionPreview"].Str("planCode").ShouldNotBeNullOrEmpty("the first on offer");
        (await firm.Owner.Get($"{PayingHost.Api}/v1/subscriptionpreview?planCode=gold")).ShouldRefuse(400, "PlanUnknown");
        (await firm.Owner.Get($"{PayingHost.Api}/v1/subscriptionpreview?seats=0")).Should(400).Message.ShouldBe("errMsg_seatsTypeIsNotValid");
        (await (await firm.Hire()).Get($"{PayingHost.Api}/v1/subscriptionpreview")).Should(403);
    }

    /// <summary>A company that pays by the month, and a plan that is dearer.</summary>
    private async Task<(TestCompany Firm, Guid Order, string Subscription, string Dear)> Paid()
    {
        var dear = await host.Plan($"dear{Guid.NewGuid():N}"[..20], 10000, "month");
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        return (firm, order, await firm.Owner.StripeId(order), dear);
    }

    private Task<Client> Again(TestCompany firm) => TestCompany.SignIn(host, firm.Codename, firm.Owner.Email, TestCompany.Password);
}
