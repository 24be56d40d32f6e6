using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>What comes to an end, or is charged for again, is told in time: once, by however many hosts, and after a downtime too.</summary>
public sealed class RemindTests(PayingHost host) : IClassFixture<PayingHost>
{
    private const string Job = "subscriptions.remind";

    [Fact]
    public async Task Ends_years_and_cards_are_told_once_each()
    {
        await using var second = new SecondHost(host);
        await second.InitializeAsync();
        try
        {
            var trying = await TestCompany.Found(host, "Europe/Istanbul");
            var trial = await trying.Owner.Subscribes(new { trial = true });
            (await host.Super.Post($"{PayingHost.Api}/v1/subscriptionplans", new { code = "year", name = "Year", features = new[] { "aiAnalytics" }, currency = "eur", unitAmount = 49900, interval = "year" })).Should(201);
            var (_, year, _) = await host.Paid(new { planCode = "year" });
            var (leaving, ended, _) = await host.Paid(new { planCode = "ai-monthly" });
            (await leaving.Owner.Cancels(ended, atPeriodEnd: true)).Should(200);
            var (paying, monthly, _) = await host.Paid(new { planCode = "ai-monthly" });
            var card = (await paying.Owner.Get($"{PayingHost.Api}/payment-methods/list")).Body.EnumerateArray().Single();
            host.Stripe.Acts.RenewCard(card.Str("paymentMethodId")!, "1881", 4, 2026);
            await host.HearAll();
            await Remind(second, 0);

            // Fourteen days of trial end on the sixteenth.
            await Remind(second, 10);
            (await Told("subscription.ending", trial)).ShouldBe(0);
            await Remind(second, 11);
            (await Told("subscription.ending", trial)).ShouldBe(1);
            await Remind(second, 12);
            (await Told("subscription.ending", trial)).ShouldBe(1);
            (await host.Published("subscription.ending", trial)).Single().Str("why").ShouldBe("trial");

            // Paid until the second of April; nobody ran for days before.
            (await Told("subscription.ending", ended)).ShouldBe(0);
            await Remind(second, 30);
            (await host.Published("subscription.ending", ended)).ShouldHaveSingleItem().Str("why").ShouldBe("cancelled");
            (await Told("subscription.ending", monthly), await Told("subscription.renewing", monthly)).ShouldBe((0, 0));
            (await Told("payment.cardExpiring", card.Id())).ShouldBe(1, "it is the first of April");
            await Remind(second, 31);
            (await Told("payment.cardExpiring", card.Id()), await Told("subscription.ending", ended)).ShouldBe((1, 1));

            await Remind(second, 357);
            (await Told("subscription.renewing", year)).ShouldBe(0);
            await Remind(second, 358);
            await Remind(second, 360);
            (await host.Published("subscription.renewing", year)).ShouldHaveSingleItem().GetProperty("amount").GetInt64().ShouldBe(49900);
            (await Told("subscription.ending", year)).ShouldBe(0);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    /// <summary>So many days on, both hosts at once, and once more.</summary>
    private async Task Remind(SecondHost second, int days)
    {
        host.Clock.Now = TestClock.Start.AddDays(days);
        await Task.WhenAll(host.RunJob(Job), second.RunJob(Job));
        await host.RunJob(Job);
    }

    private async Task<int> Told(string name, Guid about) => (await host.Published(name, about)).Count;
}
