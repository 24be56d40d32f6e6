using System.Text.Json;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class DunningTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Fact]
    public async Task Each_try_that_fails_is_one_mail_and_the_subscription_says_what_is_owed()
    {
        var (firm, order, subscription) = await host.Paid();
        // What was told until now.
        await Mails(firm);
        host.Clock.Now = TestClock.Start;
        try
        {
            host.Stripe.Acts.Renew(subscription, pays: false);
            await HearTwice();
            (await Owed(firm, order)).ShouldBe((1, TestClock.Start.AddDays(3), false));
            (await firm.Owner.Told("paymentFailed")).ShouldHaveSingleItem().Text.ShouldStartWith("49.99 USD could not be taken from visa 4242. Access stays until");
            (await Mails(firm)).ShouldBe(1);

            // The second is heard of, of the third nobody tells.
            host.Stripe.Acts.Retry(subscription);
            await HearTwice();
            (await Mails(firm)).ShouldBe(2);
            host.Stripe.Acts.Retry(subscription);
            host.Stripe.Webhooks.Take();
            for (var looks = 0; looks < 2; looks++) (await firm.Owner.Refreshes(order)).Should(200);
            (await Mails(firm)).ShouldBe(3);
            (await Owed(firm, order)).Attempts.ShouldBe(3);
            (await host.Published("payment.failed", order)).Count.ShouldBe(3);

            // What the payer tries is answered on the page.
            (await firm.Owner.Pays(order, await firm.Owner.Saves("pm_card_chargeCustomerFail"))).Should(200)["paymentResult"].Str("result").ShouldBe("ERR");
            (await host.Published("payment.failed", order)).Count.ShouldBe(3);
            host.Stripe.Acts.Retry(subscription, pays: true);
            await HearTwice();
            (await Owed(firm, order)).ShouldBe((0, null, false));
            (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task A_bank_that_wants_to_be_answered_is_told_of_in_other_words_and_answered_with_the_same_card()
    {
        var (firm, order, subscription) = await host.Paid();
        host.Stripe.Acts.Renew(subscription, asks: true);
        await HearTwice();

        (await Owed(firm, order)).ActionRequired.ShouldBeTrue();
        (await host.Published("payment.actionRequired", order)).Count.ShouldBe(1);
        (await host.Published("payment.failed", order)).ShouldBeEmpty();
        (await firm.Owner.Told("paymentActionRequired")).ShouldHaveSingleItem().Title.ShouldBe("Your bank wants you to confirm a payment");
        (await firm.Owner.Stands(order)).ShouldBe("active failed processing");

        var card = (await firm.Owner.Get($"{PayingHost.Api}/payment-methods/list")).Body.EnumerateArray().Single().Str("paymentMethodId")!;
        var asked = (await firm.Owner.Pays(order, card)).Should(200)["paymentResult"];
        asked.Str("paymentStatus").ShouldBe("requires_action");
        host.Stripe.Acts.SecondStep(asked.Str("paymentId")!, confirmed: true);
        await HearTwice();
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
        (await Owed(firm, order)).ShouldBe((0, null, false));
        (await host.Published("payment.actionRequired", order)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_company_keeps_one_subscription_when_an_old_one_comes_back_to_life(bool isBegun)
    {
        var (firm, order, subscription) = await host.Paid();
        try
        {
            host.Stripe.Acts.Renew(subscription, pays: false);
            await host.HearAll();
            host.Clock.Advance(TimeSpan.FromDays(15));
            var owner = await TestCompany.SignIn(host, firm.Codename, firm.Owner.Email, TestCompany.Password);
            (await owner.Refreshes(order)).Should(200);
            (await owner.Stands(order)).ShouldBe("expired failed processing");
            var second = await owner.Subscribes();
            if (isBegun) (await owner.Pays(second, await owner.Saves())).Should(200);

            // Stripe, which still tries, gets the money for the old one.
            host.Stripe.Acts.Retry(subscription, pays: true);
            await HearTwice();
            await host.RunJob("subscriptions.reconcile");
            (await owner.Stands(order)).ShouldBe(isBegun ? "inactive canceled canceled" : "active paid paid");
            (await owner.Stands(second)).ShouldBe(isBegun ? "active paid paid" : "inactive canceled canceled");
            host.Stripe.Acts.Look(subscription)!["status"]!.ToString().ShouldBe(isBegun ? "canceled" : "active");
            host.Stripe.Acts.All("refund").Count(r => PaymentsOf(subscription).Contains(r["payment_intent"]!.ToString())).ShouldBe(isBegun ? 1 : 0);
            (await host.Published("payment.refunded", order)).Count.ShouldBe(isBegun ? 1 : 0);
            (await owner.Told("paymentRefunded")).Count.ShouldBe(isBegun ? 1 : 0);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    private List<string> PaymentsOf(string subscription)
    {
        var invoices = host.Stripe.Acts.All("invoice").Where(i => i["parent"]!["subscription_details"]!["subscription"]!.ToString() == subscription).Select(i => i["id"]!.ToString()).ToHashSet();
        return [.. host.Stripe.Acts.All("invoice_payment").Where(p => invoices.Contains(p["invoice"]!.ToString())).Select(p => p["payment"]!["payment_intent"]!.ToString())];
    }

    private async Task HearTwice()
    {
        foreach (var @event in host.Stripe.Webhooks.Take()) for (var times = 0; times < 2; times++) (await host.Hear(@event)).Should(200);
    }

    private async Task<int> Mails(TestCompany firm) => (await host.MailsTo(firm.Owner.Email)).Count(mail => mail.Subject.Contains("A payment failed"));

    private static async Task<(int Attempts, DateTimeOffset? Next, bool ActionRequired)> Owed(TestCompany firm, Guid order)
    {
        var one = await firm.Owner.Subscription(order);
        return (one.Number("paymentAttempts")!.Value, one.GetProperty("nextPaymentAttemptAt") is { ValueKind: JsonValueKind.String } next ? next.GetDateTimeOffset() : null, one.GetProperty("paymentActionRequired").GetBoolean());
    }
}
