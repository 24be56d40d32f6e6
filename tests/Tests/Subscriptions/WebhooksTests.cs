using System.Text.Json.Nodes;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class WebhooksTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Theory]
    [InlineData("doubled")]
    [InlineData("shuffled")]
    [InlineData("dropped")]
    public async Task However_the_news_comes_the_truth_is_read(string how)
    {
        var (firm, order, subscription) = await Paid();
        var until = (await firm.Owner.Subscription(order)).GetProperty("expiryDate").GetDateTimeOffset();
        host.Stripe.Acts.Renew(subscription);
        var news = host.Stripe.Webhooks.Take().ToList();
        foreach (var @event in how switch { "doubled" => news.Concat(news), "shuffled" => news.AsEnumerable().Reverse(), _ => news.Take(1) }) (await host.Hear(@event)).Should(200);

        var one = await firm.Owner.Subscription(order);
        (one.Str("status"), one.Str("paymentStatus"), one.GetProperty("expiryDate").GetDateTimeOffset()).ShouldBe(("active", "paid", until.AddMonths(1)));
        (await host.Published("subscription.renewed", order)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_any_news_the_job_reads_it_later()
    {
        var (firm, order, subscription) = await Paid();
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
        var (_, order, subscription) = await Paid();
        host.Stripe.Acts.Renew(subscription);
        var @event = host.Stripe.Webhooks.Take()[^1];
        (await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => host.Hear(@event)))).ShouldAllBe(r => r.Status == 200);
        (await host.Published("subscription.renewed", order)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_signed_as_it_must_be_is_refused_and_what_is_older_or_not_ours_does_no_harm()
    {
        var (firm, order, subscription) = await Paid();
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
        var (firm, order, subscription) = await Paid();
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
    public async Task Access_stays_for_the_time_of_grace_and_ends_with_it_or_with_stripe()
    {
        var (firm, order, subscription) = await Paid();
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
    public async Task A_body_of_more_than_a_megabyte_is_not_read()
    {
        var large = new JsonObject { ["id"] = new string('x', 1024 * 1024) };
        (await host.Hear(large)).Should(413);
    }

    private async Task<(TestCompany Firm, Guid Order, string Subscription)> Paid()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200)["paymentResult"].GetProperty("success").GetBoolean().ShouldBeTrue();
        await host.HearAll();
        return (firm, order, await firm.Owner.StripeId(order));
    }
}
