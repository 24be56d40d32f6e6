using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class SeatsTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Fact]
    public async Task As_many_are_paid_for_as_there_are_people_when_somebody_pays_and_the_job_follows_them()
    {
        var (firm, order, subscription) = await Paid("month");
        var one = await firm.Owner.Subscription(order);
        (one.Number("seats"), one.Number("amount")).ShouldBe((2, 2000), "who came between the order and its payment counts");
        Charged(subscription).ShouldBe([2000]);

        await firm.Hire();
        await firm.Hire();
        host.Clock.Advance(TimeSpan.FromDays(14));
        await host.RunJob("subscriptions.seats");
        await host.RunJob("subscriptions.seats");
        var owner = await Again(firm);
        one = await owner.Subscription(order);
        (one.Number("seats"), one.Number("amount")).ShouldBe((4, 4000));
        Quantity(subscription).ShouldBe(4);
        Charged(subscription).ShouldBe([2000], "by the month no invoice comes of it");
        (await host.Published("subscription.seatsChanged", order)).ShouldHaveSingleItem();

        // 4 × 1000 for the next month, and 2 × 1000 for the 17 days of 31 that were left.
        host.Stripe.Acts.Renew(subscription);
        Charged(subscription).ShouldBe([2000, 4000 + 1097]);
        host.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task Who_comes_is_let_in_leaves_or_returns_is_followed_without_waiting_for_the_round_of_all_and_never_within_their_request()
    {
        var (firm, order, subscription) = await Paid("month");
        var company = (await firm.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        (await firm.Owner.Patch($"/auth-api/v1/companies/{company}", new { settings = new { selfRegistration = "approval" } })).Should(200);
        var asked = host.Stripe.Faults.Asked("SubscriptionItemUpdate");
        var hired = await firm.Hire();
        (Quantity(subscription), host.Stripe.Faults.Asked("SubscriptionItemUpdate")).ShouldBe((2, asked), "nobody asks Stripe while somebody is hired");
        await Follows(3);

        var email = $"asks@{firm.Codename}.test";
        var waiting = (await host.Visitor(firm.Codename).Post("/auth-api/v1/registercompanyuser", new { email, password = TestCompany.Password, fullname = "Ask Me" })).Should(201)["user"].Id();
        await Follows(3);
        (await firm.Owner.Patch($"/auth-api/v1/users/{waiting}", new { approved = true })).Should(200);
        await Follows(4);
        (await hired.Delete("/auth-api/v1/profile")).Should(200);
        await Follows(3);
        await TestCompany.SignIn(host, firm.Codename, hired.Email, TestCompany.Password);
        await Follows(4);
        (await firm.Owner.Delete($"/auth-api/v1/users/{waiting}")).Should(200);
        await Follows(3);
        (await firm.Owner.Subscription(order)).Number("seats").ShouldBe(3);
        Charged(subscription).ShouldBe([2000]);

        async Task Follows(int seats)
        {
            await host.RunJob("subscriptions.wantedSeats");
            Quantity(subscription).ShouldBe(seats);
        }
    }

    [Fact]
    public async Task Whoever_comes_wakes_the_job_on_every_host_and_what_stripe_fails_at_is_left_to_the_round_of_all()
    {
        var (firm, _, subscription) = await Paid("month");
        using var woken = new SemaphoreSlim(0);
        using var listening = host.Services.GetRequiredService<Signals>().On("subscriptions.seatsWanted", _ => woken.Release());
        host.Services.GetRequiredService<IEnumerable<JobPlan>>().Single(p => p.Name == "subscriptions.wantedSeats").WakeOn.ShouldBe("subscriptions.seatsWanted");
        await firm.Hire();
        (await woken.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();

        host.Stripe.Faults.Plan("SubscriptionItemUpdate", Fault.ErrorBefore);
        await host.RunJob("subscriptions.wantedSeats");
        host.Stripe.Faults.None();
        await host.RunJob("subscriptions.wantedSeats");
        Quantity(subscription).ShouldBe(2);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.RunJob("subscriptions.seats");
        Quantity(subscription).ShouldBe(3);
        host.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task By_the_year_a_change_is_charged_at_once_and_once_a_day()
    {
        var (firm, order, subscription) = await Paid("year");
        await firm.Hire();
        await host.RunJob("subscriptions.seats");
        Charged(subscription).ShouldBe([2000, 1000]);
        await firm.Hire();
        await host.RunJob("subscriptions.seats");
        Quantity(subscription).ShouldBe(3, "once a day");
        host.Clock.Advance(TimeSpan.FromHours(25));
        await host.RunJob("subscriptions.seats");
        Quantity(subscription).ShouldBe(4);
        (await host.Published("subscription.seatsChanged", order)).Count.ShouldBe(2);
        host.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task An_answer_that_is_lost_charges_nothing_twice()
    {
        var (firm, order, subscription) = await Paid("year");
        await firm.Hire();
        host.Stripe.Faults.Plan("SubscriptionItemUpdate", Fault.CutAfterwards);
        await host.RunJob("subscriptions.seats");
        host.Stripe.Faults.None();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await host.RunJob("subscriptions.seats");
        host.Clock.Now = TestClock.Start;

        (await firm.Owner.Subscription(order)).Number("seats").ShouldBe(3);
        Charged(subscription).ShouldBe([2000, 1000]);
        (await host.Published("subscription.seatsChanged", order)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_pays_a_flat_price_pays_it_for_everybody()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        await firm.Hire();
        await host.RunJob("subscriptions.seats");
        (await firm.Owner.Subscription(order)).Number("seats").ShouldBe(1);
        Quantity(await firm.Owner.StripeId(order)).ShouldBe(1);
    }

    /// <summary>A company of two that pays by the head.</summary>
    private async Task<(TestCompany Firm, Guid Order, string Subscription)> Paid(string interval)
    {
        var plan = await host.Plan($"heads{Guid.NewGuid():N}"[..20], 1000, interval, perSeat: true);
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = plan });
        (await firm.Owner.Subscription(order)).Number("seats").ShouldBe(1);
        await firm.Hire();
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200)["paymentResult"].GetProperty("success").GetBoolean().ShouldBeTrue();
        return (firm, order, await firm.Owner.StripeId(order));
    }

    private Task<Client> Again(TestCompany firm) => TestCompany.SignIn(host, firm.Codename, firm.Owner.Email, TestCompany.Password);

    private long Quantity(string subscription) => host.Stripe.Quantity(subscription);

    private IEnumerable<long> Charged(string subscription) => host.Stripe.Charged(subscription);
}
