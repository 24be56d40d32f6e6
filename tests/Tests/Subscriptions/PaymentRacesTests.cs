using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class PaymentRacesTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Fact]
    public async Task Fifty_who_start_at_once_charge_once()
    {
        var firm = await TestCompany.Found(host);
        var (order, card) = (await firm.Owner.Subscribes(), await firm.Owner.Saves());
        var (subscriptions, charges) = (host.Stripe.Acts.Count("subscription"), host.Stripe.Acts.Count("charge"));
        var replies = await Race.AtOnce(50, _ => firm.Owner.Pays(order, card));

        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Where(r => r.Status != 200).Select(r => r.ErrCode).Distinct().ShouldBeSubsetOf(["PaymentInProgress", "PaymentAlreadyCompleted"]);
        (host.Stripe.Acts.Count("subscription") - subscriptions, host.Stripe.Acts.Count("charge") - charges).ShouldBe((1, 1));
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
    }

    [Fact]
    public async Task Cancelled_while_it_is_paid_it_ends_inactive_and_no_money_is_kept_for_nothing()
    {
        var tries = Sizes.Of("WORKFORCEOS_CANCEL_TRIES", 8);
        for (var round = 0; round < tries; round++)
        {
            var firm = await TestCompany.Found(host);
            var (order, card) = (await firm.Owner.Subscribes(), await firm.Owner.Saves());
            var (paying, cancelling) = (firm.Owner.Pays(order, card), Later(round, () => firm.Owner.Cancels(order)));
            var (paid, cancelled) = (await paying, await cancelling);
            paid.Status.ShouldBeOneOf(200, 400, 409, 503);
            cancelled.Should(200);
            host.Clock.Advance(TimeSpan.FromMinutes(3));
            await host.RunJob("subscriptions.reconcile");
            host.Clock.Now = TestClock.Start;

            var one = await firm.Owner.Subscription(order);
            one.Str("status").ShouldBe("inactive", $"round {round}");
            if (one.Str("stripeSubscriptionId") is { } id) host.Stripe.Acts.Look(id)!["status"]!.ToString().ShouldBeOneOf("canceled", "incomplete_expired");
            var line = (await firm.Owner.Get($"{PayingHost.Api}/v1/companysubscriptionpayments?orderId={order}"))["sys_companySubscriptionPayments"].EnumerateArray().FirstOrDefault();
            if (line.ValueKind is System.Text.Json.JsonValueKind.Undefined || line.Str("statusLiteral") is not "success") continue;
            // Either it was active before it was cancelled, or the money went back.
            var history = (await firm.Owner.Get($"{PayingHost.Api}/v1/companysubscriptions/{order}/history"))["history"].EnumerateArray().Select(h => h.GetProperty("after").ToString());
            (line.Str("refundedAt") is not null || history.Any(h => h.Contains("\"active\""))).ShouldBeTrue($"round {round}");
        }
    }

    [Theory]
    [InlineData("SubscriptionCreate")]
    [InlineData("PaymentIntentConfirm")]
    [InlineData("SubscriptionGet")]
    public async Task A_host_that_dies_between_stripe_s_answer_and_the_save_charges_once_and_gives_what_is_paid(string diesAt)
    {
        var firm = await TestCompany.Found(host);
        var (order, card) = (await firm.Owner.Subscribes(), await firm.Owner.Saves());
        var (subscriptions, charges) = (host.Stripe.Acts.Count("subscription"), host.Stripe.Acts.Count("charge"));
        // The work is done there, and what was done is never heard of here.
        host.Stripe.Faults.Plan(diesAt, Fault.CutAfterwards);
        (await firm.Owner.Pays(order, card)).ShouldRefuse(503, "PaymentProviderUnavailable");
        host.Stripe.Faults.None();

        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await host.RunJob("subscriptions.reconcile");
        if (host.Stripe.Acts.Count("charge") > charges) (await firm.Owner.Stands(order)).ShouldBe("active paid paid", "nothing paid and not active");
        else (await firm.Owner.Pays(order, card)).Should(200);
        host.Clock.Now = TestClock.Start;

        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
        (host.Stripe.Acts.Count("subscription") - subscriptions, host.Stripe.Acts.Count("charge") - charges).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Start_webhooks_and_refresh_at_once_end_in_the_same_state()
    {
        // Some companies side by side, so that each also hears what is about the others.
        var rounds = Sizes.Of("WORKFORCEOS_PAY_ROUNDS", 5);
        for (var round = 0; round < rounds; round++)
        {
            var firms = new List<(TestCompany Firm, Guid Order, string Card)>();
            for (var i = 0; i < 5; i++)
            {
                var firm = await TestCompany.Found(host);
                firms.Add((firm, await firm.Owner.Subscribes(), await firm.Owner.Saves()));
            }
            host.Stripe.Webhooks.Take();
            var paying = Task.WhenAll(firms.Select(f => f.Firm.Owner.Pays(f.Order, f.Card)));
            while (!paying.IsCompleted)
            {
                await Task.WhenAll(host.Stripe.Webhooks.Take().SelectMany(e => new[] { host.Hear(e), host.Hear(e) }).Concat(firms.Select(f => f.Firm.Owner.Refreshes(f.Order))));
            }
            (await paying).ShouldAllBe(r => r.Status == 200);
            await host.HearAll();
            foreach (var (firm, order, _) in firms)
            {
                (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
                (await firm.Owner.Get($"{PayingHost.Api}/v1/companysubscriptionpayments?orderId={order}"))["sys_companySubscriptionPayments"].GetArrayLength().ShouldBe(1);
                (await host.Published("subscription.activated", order)).Count.ShouldBe(1);
                (await host.Published("payment.succeeded", order)).Count.ShouldBe(1);
            }
        }
    }

    private static async Task<Reply> Later(int round, Func<Task<Reply>> what)
    {
        await Task.Delay(round % 8 * 12);
        return await what();
    }
}
