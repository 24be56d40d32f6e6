using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class CancelTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Fact]
    public async Task At_once_or_with_the_period_and_back()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        var resume = $"{PayingHost.Api}/v1/resumecompanysubscription/{order}";
        (await firm.Owner.Patch(resume)).ShouldRefuse(400, "SubscriptionNotEnding");
        var ending = (await firm.Owner.Cancels(order, atPeriodEnd: true)).Should(200)["companySubscription"];
        (ending.Str("status"), ending.GetProperty("cancelAtPeriodEnd").GetBoolean(), ending.Number("nextAmount")).ShouldBe(("active", true, null));
        (await firm.Owner.Patch(resume)).Should(200)["companySubscription"].Number("nextAmount").ShouldBe(4999);

        (await host.Super.Delete($"{PayingHost.Api}/v1/companysubscriptions/{order}")).ShouldRefuse(400, "SubscriptionStillBilling");
        host.Stripe.Faults.Plan("*", Fault.ErrorBefore);
        (await firm.Owner.Cancels(order)).ShouldRefuse(503, "PaymentProviderUnavailable");
        host.Stripe.Faults.None();
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");

        (await firm.Owner.Cancels(order)).Should(200);
        (await firm.Owner.Stands(order)).ShouldBe("inactive canceled canceled");
        (await host.Has((await firm.Owner.Subscription(order)).Id("companyId"))).ShouldBeFalse();
        host.Stripe.Acts.Look(await firm.Owner.StripeId(order))!["status"]!.ToString().ShouldBe("canceled");
        host.Stripe.Acts.Count("refund").ShouldBe(0);
        (await firm.Owner.Cancels(order)).ShouldRefuse(400, "SubscriptionNotActive");
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).ShouldRefuse(400, "SubscriptionCancelled");
        await firm.Owner.Subscribes();
    }

    [Fact]
    public async Task What_is_paid_is_kept_by_goodwill_whatever_stripe_says()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        (await host.Super.Patch($"{PayingHost.Api}/v1/companysubscriptions/{order}", new { expiryDate = "2026-09-01T00:00:00Z" })).Should(200);
        host.Stripe.Acts.Renew(await firm.Owner.StripeId(order), pays: false);
        host.Stripe.Acts.GiveUp(await firm.Owner.StripeId(order));
        (await firm.Owner.Refreshes(order)).Should(200);
        (await firm.Owner.Subscription(order)).Str("status").ShouldBe("active");
    }
}
