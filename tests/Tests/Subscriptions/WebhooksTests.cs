using System.Text.Json.Nodes;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class WebhooksTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Theory]
    [InlineData("doubled")]
    [InlineData("shuffled")]
    [InlineData("dropped")]
    [InlineData("days later")]
    public async Task However_the_news_comes_the_truth_is_read(string how)
    {
        var (firm, order, subscription) = await host.Paid();
        var until = (await firm.Owner.Subscription(order)).GetProperty("expiryDate").GetDateTimeOffset();
        host.Stripe.Acts.Renew(subscription);
        var news = host.Stripe.Webhooks.Take().ToList();
        if (how is "days later") host.Clock.Advance(TimeSpan.FromDays(5));
        foreach (var @event in how switch { "doubled" => news.Concat(news), "shuffled" => news.AsEnumerable().Reverse(), "dropped" => news.Take(1), _ => news }) (await host.Hear(@event)).Should(200);
        host.Clock.Now = TestClock.Start;

        var one = await firm.Owner.Subscription(order);
        (one.Str("status"), one.Str("paymentStatus"), one.GetProperty("expiryDate").GetDateTimeOffset()).ShouldBe(("active", "paid", until.AddMonths(1)));
        (await host.Published("subscription.renewed", order)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_any_news_the_job_reads_it_later()
    {
        var (firm, order, subscription) = await host.Paid();
        host.Stripe.Acts.Renew(subscription);
        host.Stripe.Webhooks.Take();
        host.Clock.Now = TestClock.Start.AddMonths(1).AddHours(2);
        try
        {
            await host.RunJob("subscriptions.expire");
            await host.RunJob("subscriptions.reconcile");
            var owner = await TestCompany.SignIn(host, firm.Codename, firm.Owner.Email, TestCompany.Password);
            (await owner.Subscription(order)).GetProperty("expiryDate").GetDateTimeOffset().ShouldBe(TestClock.Start.AddMonths(2));
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task The_same_event_many_times_at_once_is_looked_at_once()
    {
        var (_, order, subscription) = await host.Paid();
        host.Stripe.Acts.Renew(subscription);
        var @event = host.Stripe.Webhooks.Take()[^1];
        var read = host.Stripe.Faults.Asked("SubscriptionGet");
        (await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => host.Hear(@event)))).ShouldAllBe(r => r.Status == 200);
        (host.Stripe.Faults.Asked("SubscriptionGet") - read).ShouldBe(1);
        (await host.Published("subscription.renewed", order)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_signed_as_it_must_be_is_refused_and_what_is_older_or_not_ours_does_no_harm()
    {
        var (firm, order, subscription) = await host.Paid();
        host.Stripe.Acts.Renew(subscription, pays: false);
        var @event = host.Stripe.Webhooks.Take()[^1];
        var payload = @event.ToJsonString();
        foreach (var wrong in new[]
        {
            null, "nonsense", "t=1,v1=00", Webhooks.Sign(payload, "whsec_another", TestClock.Start), Webhooks.Sign(payload, host.Stripe.Webhooks.Secret, TestClock.Start.AddSeconds(-301)),
            Webhooks.Sign(payload, host.Stripe.Webhooks.Secret, TestClock.Start.AddSeconds(301)), Webhooks.Sign(payload + " ", host.Stripe.Webhooks.Secret, TestClock.Start),
        })
        {
            (await host.Hear(@event, wrong)).ShouldRefuse(400, "WebhookSignatureInvalid");
        }
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid", "nothing was looked at");

        var old = (JsonObject)@event.DeepClone();
        (old["api_version"], old["id"]) = ("2024-06-20", "evt_old");
        (await host.Hear(old)).Should(200);
        (await firm.Owner.Stands(order)).ShouldBe("active failed processing");
        var foreign = new JsonObject { ["id"] = "evt_foreign", ["type"] = "invoice.paid", ["created"] = 1, ["livemode"] = false, ["data"] = new JsonObject { ["object"] = new JsonObject { ["id"] = "in_foreign" } } };
        (await host.Hear(foreign)).Should(200)["paymentResult"].Str("statusLiteral").ShouldBe("unhandled");
    }

    [Fact]
    public async Task Stripe_away_while_it_tells_is_made_up_for()
    {
        var (firm, order, subscription) = await host.Paid();
        host.Stripe.Acts.Renew(subscription, pays: false);
        var @event = host.Stripe.Webhooks.Take()[^1];
        host.Stripe.Faults.Plan("*", Fault.ErrorBefore);
        (await host.Hear(@event)).ShouldRefuse(503, "PaymentProviderUnavailable");
        host.Stripe.Faults.None();
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.RunJob("subscriptions.events");
        host.Clock.Now = TestClock.Start;
        (await firm.Owner.Stands(order)).ShouldBe("active failed processing");
    }

    [Fact]
    public async Task While_stripe_is_away_it_is_asked_less_and_less_often()
    {
        var (_, _, subscription) = await host.Paid();
        host.Stripe.Acts.Renew(subscription, pays: false);
        var @event = host.Stripe.Webhooks.Take()[^1];
        host.Stripe.Faults.Plan("*", Fault.ErrorBefore);
        (await host.Hear(@event)).ShouldRefuse(503, "PaymentProviderUnavailable");
        var tries = new List<int>();
        for (var minute = 1; minute <= 60; minute++)
        {
            var before = host.Stripe.Faults.Asked("SubscriptionGet");
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await host.RunJob("subscriptions.events");
            if (host.Stripe.Faults.Asked("SubscriptionGet") > before) tries.Add(minute);
        }
        host.Stripe.Faults.None();
        host.Clock.Now = TestClock.Start;
        tries.ShouldBe([1, 3, 7, 15, 31]);
    }

    [Fact]
    public async Task Access_stays_for_the_time_of_grace_and_ends_with_it_or_with_stripe()
    {
        var (firm, order, subscription) = await host.Paid();
        host.Stripe.Acts.Renew(subscription, pays: false);
        await host.HearAll();
        var one = await firm.Owner.Subscription(order);
        (one.Str("status"), one.Str("paymentStatus"), one.GetProperty("graceUntil").GetDateTimeOffset()).ShouldBe(("active", "failed", TestClock.Start.AddDays(14)));
        (await host.Has(one.Id("companyId"))).ShouldBeTrue();
        (await host.Published("subscription.pastDue", order)).Count.ShouldBe(1);
        (await host.Published("payment.failed", order)).Count.ShouldBe(1);

        // Paid with another card, it is as before.
        (await firm.Owner.Pays(order, await firm.Owner.Saves("pm_card_mastercard"))).Should(200);
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
        (await host.Published("subscription.recovered", order)).Count.ShouldBe(1);

        host.Stripe.Acts.Renew(subscription, pays: false);
        host.Stripe.Acts.GiveUp(subscription);
        var news = host.Stripe.Webhooks.Take();
        await host.Hear(news[^1]);
        (await firm.Owner.Stands(order)).ShouldBe("expired failed canceled");
        // An older word after the last one changes nothing.
        foreach (var older in news.Take(news.Count - 1)) (await host.Hear(older)).Should(200);
        (await firm.Owner.Stands(order)).ShouldBe("expired failed canceled");
        (await host.Has(one.Id("companyId"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Whatever_happens_and_however_little_of_it_arrives_the_state_is_what_stripe_has()
    {
        var chance = new Random(2026);
        var firms = new List<(TestCompany Firm, Guid Order, string Subscription)>();
        for (var i = 0; i < 12; i++) firms.Add(await host.Paid());
        var said = new List<string>();
        foreach (var (firm, order, subscription) in firms)
        {
            for (var acts = chance.Next(1, 5); acts > 0; acts--) Act(chance, subscription);
            End(subscription, said.Count % 3);
            var news = host.Stripe.Webhooks.Take().ToArray();
            chance.Shuffle(news);
            // At least one comes, be it the oldest.
            foreach (var @event in news.Where((_, i) => i == 0 || chance.Next(100) < 50)) for (var times = chance.Next(1, 3); times > 0; times--) (await host.Hear(@event)).Should(200);
            said.Add(Status(subscription));
            (await firm.Owner.Stands(order)).ShouldBe(Status(subscription) switch { "active" => "active paid paid", "past_due" => "active failed processing", _ => "expired failed canceled" });
        }
        said.Distinct().Count().ShouldBe(3, "each of the states was come to");
    }

    [Fact]
    public async Task A_card_that_its_bank_renews_or_somebody_takes_away_at_stripe_is_so_here_too()
    {
        var firm = await TestCompany.Found(host);
        var (card, other) = (await firm.Owner.Saves(), await firm.Owner.Saves("pm_card_mastercard"));
        host.Stripe.Webhooks.Take();
        host.Stripe.Acts.RenewCard(card, "1881", 3, 2031);
        host.Stripe.Acts.Detach(other);
        await host.HearAll();
        var own = (await firm.Owner.Get($"{PayingHost.Api}/payment-methods/list")).Should(200).Body.EnumerateArray().ShouldHaveSingleItem();
        (own.Str("paymentMethodId"), own.GetProperty("cardInfo").Str("last4"), own.GetProperty("cardInfo").Number("exp_year")).ShouldBe((card, "1881", 2031));
    }

    [Fact]
    public async Task A_dispute_is_the_platforms_to_answer_and_told_once()
    {
        var (firm, order, _) = await host.Paid();
        var paid = (await firm.Owner.Get($"{PayingHost.Api}/v1/companySubscriptionpaymentbyorderid/{order}"))["sys_companySubscriptionPayment"].Str("paymentId")!;
        host.Stripe.Acts.Dispute(paid);
        var @event = host.Stripe.Webhooks.Take().ShouldHaveSingleItem();
        host.Stripe.Faults.Plan("DisputeGet", Fault.ErrorBefore);
        (await host.Hear(@event)).ShouldRefuse(503, "PaymentProviderUnavailable");
        host.Stripe.Faults.None();
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Hear(@event)))).ShouldAllBe(r => r.Status == 200);

        (await host.Published("payment.disputed", order)).ShouldHaveSingleItem().GetProperty("amount").GetInt64().ShouldBe(4999);
        (await host.Super.Told("paymentDisputed")).ShouldHaveSingleItem().Text.ShouldContain("49.99 USD");
        (await firm.Owner.Told("paymentDisputed")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_of_more_than_a_megabyte_is_not_read()
    {
        var large = new JsonObject { ["id"] = new string('x', 1024 * 1024) };
        (await host.Hear(large)).Should(413);
    }

    private string Status(string subscription) => host.Stripe.Acts.Look(subscription)!["status"]!.ToString();

    private void Act(Random chance, string subscription)
    {
        var acts = host.Stripe.Acts;
        if (Status(subscription) is "active") acts.Renew(subscription, pays: chance.Next(2) == 0);
        else acts.Retry(subscription, pays: chance.Next(2) == 0);
    }

    /// <summary>Paid in the end, or owed, or given up.</summary>
    private void End(string subscription, int how)
    {
        var acts = host.Stripe.Acts;
        if (how == 0 && Status(subscription) is "past_due") acts.Retry(subscription, pays: true);
        if (how > 0 && Status(subscription) is "active") acts.Renew(subscription, pays: false);
        if (how == 2) acts.GiveUp(subscription);
    }
}
