using WorkforceOS.StripeStandIn;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>
/// What payments are at the least, by the front door alone and without a webhook: with an account at Stripe itself by <c>./test --stripe</c>,
/// where STRIPE_TEST_KEY holds its key for tests, else with the stand-in. Both must come to the same.
/// </summary>
[Trait("Against", "Stripe")]
public sealed class StripeAccountTests(StripeAccountTests.AccountHost host) : IClassFixture<StripeAccountTests.AccountHost>
{
    [Fact]
    public async Task A_card_pays_and_what_is_cancelled_at_the_period_s_end_may_go_on_until_it_is_cancelled_at_once()
    {
        var owner = (await TestCompany.Found(host)).Owner;
        var order = await owner.Subscribes(new { planCode = "ai-monthly" });
        (await owner.Pays(order, await owner.Saves())).Should(200)["paymentResult"].GetProperty("success").GetBoolean().ShouldBeTrue();
        (await owner.Stands(order)).ShouldBe("active paid paid");
        (await owner.Subscription(order)).GetProperty("expiryDate").GetDateTimeOffset().ShouldBeInRange(host.Clock.Now.AddDays(27), host.Clock.Now.AddDays(32));
        (await Invoices(owner)).ShouldBe(["paid 4999"]);

        (await owner.Cancels(order, atPeriodEnd: true)).Should(200);
        (await owner.Subscription(order)).GetProperty("cancelAtPeriodEnd").GetBoolean().ShouldBeTrue();
        (await owner.Patch($"{PayingHost.Api}/v1/resumecompanysubscription/{order}")).Should(200);
        (await owner.Subscription(order)).GetProperty("cancelAtPeriodEnd").GetBoolean().ShouldBeFalse();
        (await owner.Cancels(order)).Should(200);
        (await owner.Refreshes(order)).Should(200);
        (await owner.Stands(order)).ShouldBe("inactive canceled canceled");
    }

    [Fact]
    public async Task A_card_that_is_declined_pays_nothing_and_another_one_pays_the_same_invoice()
    {
        var owner = (await TestCompany.Found(host)).Owner;
        var order = await owner.Subscribes(new { planCode = "ai-monthly" });
        var declined = (await owner.Pays(order, await owner.Saves("pm_card_chargeCustomerFail"))).Should(200)["paymentResult"];
        (declined.Str("result"), declined.Str("paymentStatus"), declined.Str("errCode")).ShouldBe(("ERR", "failed", "generic_decline"));
        (await owner.Stands(order)).ShouldBe("pending failed pending");
        (await owner.Pays(order, await owner.Saves())).Should(200)["paymentResult"].GetProperty("success").GetBoolean().ShouldBeTrue();
        (await owner.Stands(order)).ShouldBe("active paid paid");
        (await Invoices(owner)).ShouldBe(["paid 4999"]);
        (await owner.Cancels(order)).Should(200);
    }

    [Fact]
    public async Task A_bank_that_asks_its_customer_leaves_the_order_open_until_it_is_cancelled()
    {
        var owner = (await TestCompany.Found(host)).Owner;
        var order = await owner.Subscribes(new { planCode = "ai-monthly" });
        var asked = (await owner.Pays(order, await owner.Saves("pm_card_authenticationRequired"))).Should(200)["paymentResult"];
        (asked.GetProperty("success").GetBoolean(), asked.Str("statusLiteral"), asked.GetProperty("paymentIntentInfo").GetProperty("requires_action").GetBoolean()).ShouldBe((false, "started", true));
        (await owner.Stands(order)).ShouldBe("pending pending processing");
        (await owner.Cancels(order)).Should(200);
        (await owner.Refreshes(order)).Should(200);
        (await owner.Stands(order)).ShouldBe("inactive canceled canceled");
    }

    [Fact]
    public async Task Who_comes_is_paid_for_from_then_on()
    {
        var code = $"heads{Guid.NewGuid():N}"[..20];
        (await host.Super.Post($"{PayingHost.Api}/v1/subscriptionplans", new { code, name = "By the head", features = new[] { "aiAnalytics" }, currency = "usd", unitAmount = 1000, interval = "month", perSeat = true })).Should(201);
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = code });
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200)["paymentResult"].GetProperty("success").GetBoolean().ShouldBeTrue();
        await firm.Hire();
        await host.RunJob("subscriptions.wantedSeats");
        var one = await firm.Owner.Subscription(order);
        (one.Number("seats"), one.Number("amount")).ShouldBe((2, 2000));
        (await Invoices(firm.Owner)).ShouldBe(["paid 1000"], "by the month no invoice comes of it");
        (await firm.Owner.Cancels(order)).Should(200);
    }

    private static async Task<IEnumerable<string>> Invoices(Client owner) =>
        (await owner.Get($"{PayingHost.Api}/v1/subscriptioninvoices")).Should(200)["subscriptionInvoices"].EnumerateArray().Select(i => $"{i.Str("status")} {i.Number("total")}");

    /// <summary>The product, with the account that the environment names.</summary>
    public sealed class AccountHost : TestHost
    {
        /// <summary>Refused by <c>./test --stripe</c> too; a key by which somebody pays must never come this far.</summary>
        private static readonly string? Key = System.Environment.GetEnvironmentVariable("STRIPE_TEST_KEY") is not { Length: > 0 } given ? null
            : given.StartsWith("sk_test_", StringComparison.Ordinal) || given.StartsWith("rk_test_", StringComparison.Ordinal) ? given : throw new InvalidOperationException("STRIPE_TEST_KEY is not a key for tests.");

        private PaymentStand? standIn;

        public Client Super { get; private set; } = null!;

        protected override Dictionary<string, string?> Settings => standIn?.Settings ?? new()
        {
            ["Stripe:SecretKey"] = Key,
            ["Stripe:PublicKey"] = StandIn.PublicKey,
            ["Stripe:ApiBase"] = System.Environment.GetEnvironmentVariable("STRIPE_TEST_API"),
            ["Web:Url"] = "https://app.example",
        };

        public override async ValueTask InitializeAsync()
        {
            // Stripe's own clock, whoever answers.
            Clock.Now = TimeProvider.System.GetUtcNow();
            if (Key is null) standIn = await PaymentStand.Start(Clock);
            await base.InitializeAsync();
            Super = await TestCompany.SignIn(this, null, "admin@workforceos.test", "a-super-secret-1");
        }

        protected override ValueTask CleanUp() => standIn?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
