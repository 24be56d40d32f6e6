using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>Money that comes for what was cancelled before goes back: whole, once, and told.</summary>
public sealed class RefundTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Theory]
    [InlineData(null)]
    [InlineData(Fault.ErrorBefore)]
    [InlineData(Fault.CutAfterwards)]
    public async Task Paid_at_the_bank_in_the_moment_of_the_cancel_it_is_given_back_once(Fault? wrong)
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        var intent = (await firm.Owner.Pays(order, await firm.Owner.Saves("pm_card_authenticationRequired"))).Should(200)["paymentResult"].Str("paymentId")!;
        var before = host.Stripe.Acts.Count("refund");
        // The invoice is about to be voided when the bank says yes.
        host.Stripe.Faults.Meanwhile("InvoiceVoid", before: () => Task.FromResult(host.Stripe.Acts.SecondStep(intent, confirmed: true)));
        if (wrong is { } fault) host.Stripe.Faults.Plan("RefundCreate", fault);
        (await firm.Owner.Cancels(order)).Should(200);
        host.Stripe.Faults.None();
        await Task.WhenAll(host.Stripe.Webhooks.Take().SelectMany(e => new[] { host.Hear(e), host.Hear(e) }));
        await Task.WhenAll(firm.Owner.Refreshes(order), firm.Owner.Refreshes(order));
        await host.RunJob("subscriptions.reconcile");

        (await firm.Owner.Stands(order)).ShouldBe("inactive canceled canceled");
        host.Stripe.Acts.Look(await firm.Owner.StripeId(order))!["status"]!.ToString().ShouldBe("canceled");
        host.Stripe.Acts.All("refund").Skip(before).ShouldHaveSingleItem()["amount"]!.ToString().ShouldBe("4999");
        var line = (await firm.Owner.Get($"{PayingHost.Api}/v1/companySubscriptionpaymentbyorderid/{order}"))["sys_companySubscriptionPayment"];
        (line.Str("statusLiteral"), line.Str("refundedAt")).ShouldBe(("success", line.Str("paidAt")));
        (await host.Published("payment.refunded", order)).ShouldHaveSingleItem().GetProperty("amount").GetInt64().ShouldBe(4999);
        (await firm.Owner.Told("paymentRefunded")).ShouldHaveSingleItem().Text.ShouldContain("49.99 USD");
        await firm.Owner.Subscribes();
    }
}
