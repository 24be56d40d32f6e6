using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class SubscribeTests(PayingHost host) : IClassFixture<PayingHost>
{
    private const string Api = $"{PayingHost.Api}/v1/companysubscriptions";
    private const string Plans = $"{PayingHost.Api}/v1/subscriptionplans";

    [Fact]
    public async Task A_company_has_one_subscription_however_many_ask_at_once()
    {
        var firm = await TestCompany.Found(host);
        var replies = await Race.AtOnce(100, _ => firm.Owner.Post(Api));

        var made = replies.Where(r => r.Status == 201).ShouldHaveSingleItem();
        made["checkoutUrl"].GetString().ShouldBe($"https://app.example/{firm.Codename}/subscription/pay?orderId={made["companySubscription"].Id()}");
        foreach (var refused in replies.Where(r => r != made))
        {
            refused.ShouldRefuse(400, "SubscriptionExists");
            (refused["detail"].Id("companySubscriptionId"), refused["detail"].Str("status")).ShouldBe((made["companySubscription"].Id(), "pending"));
        }
        var one = made["companySubscription"];
        (one.Str("status"), one.Number("amount"), one.Str("currency"), one.Str("planCode"), one.Str("source")).ShouldBe(("pending", 4999, "usd", "ai-monthly", "stripe"));
        one.GetProperty("subscribedFeatures").EnumerateArray().Select(f => f.GetString()).ShouldBe(["aiAnalytics"]);
        host.Stripe.Acts.Count("subscription").ShouldBe(0, "nothing is asked of Stripe before somebody pays");
    }

    [Fact]
    public async Task What_is_not_offered_is_refused_and_an_employee_has_nothing_to_do_here()
    {
        var firm = await TestCompany.Found(host);
        (await firm.Owner.Post(Api, new { planCode = "gold" })).ShouldRefuse(400, "PlanUnknown");
        (await firm.Owner.Post(Api, new { currency = "eur" })).ShouldRefuse(400, "CurrencyNotOffered");
        var employee = await firm.Hire();
        (await employee.Post(Api)).Should(403);
        (await employee.Get(Api)).Should(403);
        (await employee.Get($"{PayingHost.Api}/v1/entitlements")).Should(200)["entitlements"].GetProperty("active").GetBoolean().ShouldBeFalse();
        (await employee.Get($"{PayingHost.Api}/v1/subscriptionplans?code=ai-monthly")).Should(200)["subscriptionPlans"].EnumerateArray().ShouldContain(p => p.Str("code") == "ai-monthly");
    }

    [Fact]
    public async Task Plans_are_listed_like_everything_else_by_price_and_companies_find_only_what_is_offered()
    {
        var made = new List<Guid>();
        foreach (var (code, unitAmount, isOffered) in new[] { ("listed-dear", 3_000, true), ("listed-cheap", 10, true), ("listed-secret", 20, false) })
            made.Add((await host.Super.Post(Plans, new { code, name = code, features = new[] { "aiAnalytics" }, currency = "jpy", unitAmount, interval = "year", isOffered })).Should(201)["subscriptionPlan"].Id());
        var owner = (await TestCompany.Found(host)).Owner;

        (await Codes(owner, "currency=jpy")).ShouldBe(["listed-cheap", "listed-dear"]);
        (await Codes(host.Super, "currency=jpy&interval=year")).ShouldBe(["listed-cheap", "listed-secret", "listed-dear"]);
        (await Codes(host.Super, "currency=jpy&isOffered=false")).ShouldBe(["listed-secret"]);
        (await Codes(owner, "currency=jpy&isOffered=false")).ShouldBeEmpty();
        (await Codes(owner, "currency=jpy&sortBy=-unitAmount&pageRowCount=1")).ShouldBe(["listed-dear"]);
        // What is offered here would be the first choice of the other tests.
        foreach (var plan in made) (await host.Super.Patch($"{Plans}/{plan}", new { isOffered = false })).Should(200);
        (await owner.Get($"{Plans}?interval=week")).Should(400).Message.ShouldBe("errMsg_intervalIsNotAValidEnumValue");

        static async Task<IEnumerable<string>> Codes(Client who, string filters) => (await who.Get($"{Plans}?{filters}")).Should(200)["subscriptionPlans"].EnumerateArray().Select(p => p.Str("code")!);
    }

    [Fact]
    public async Task A_company_tries_once_and_loses_it_when_the_time_is_over()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { trial = true });
        var one = await firm.Owner.Subscription(order);
        (one.Str("status"), one.Str("paymentStatus"), one.Str("paymentConfirmation"), one.Str("source")).ShouldBe(("active", "pending", "pending", "trial"));
        (await host.Has(one.Id("companyId"))).ShouldBeTrue();

        host.Clock.Advance(TimeSpan.FromDays(14.5));
        try
        {
            (await host.Has(one.Id("companyId"))).ShouldBeFalse("before any job has run");
            await host.RunJob("subscriptions.expire");
            var owner = await TestCompany.SignIn(host, firm.Codename, firm.Owner.Email, TestCompany.Password);
            (await owner.Stands(order)).ShouldBe("expired pending pending");
            (await owner.Post(Api, new { trial = true })).ShouldRefuse(400, "TrialUsed");
            var waiting = await owner.Subscribes();
            host.Clock.Advance(TimeSpan.FromHours(25));
            await host.RunJob("subscriptions.expire");
            (await owner.Stands(waiting)).ShouldBe("inactive canceled canceled");
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task The_platform_gives_changes_and_takes_and_sees_all_companies()
    {
        var firm = await TestCompany.Found(host);
        var company = (await firm.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        (await host.Super.Post(Api, new { activationDate = "2026-03-01", expiryDate = "2026-02-01", companyId = company })).ShouldRefuse(400, "ExpiryBeforeActivation");
        (await host.Super.Post(Api)).Should(400).Message.ShouldBe("errMsg_companyIdisRequired");
        var granted = (await host.Super.Post(Api, new { companyId = company, expiryDate = "2026-06-01" })).Should(201)["companySubscription"];
        (granted.Str("status"), granted.Str("source"), granted.Id("companyId")).ShouldBe(("active", "grant", company));
        (await host.Has(company)).ShouldBeTrue();
        (await host.Super.Get($"{Api}?companyId={company}")).Should(200)["companySubscriptions"].EnumerateArray().ShouldHaveSingleItem().Id().ShouldBe(granted.Id());
        (await firm.Owner.Patch($"{Api}/{granted.Id()}", new { status = "inactive" })).Should(403);
        (await host.Super.Patch($"{Api}/{granted.Id()}", new { expiryDate = "2026-07-01", subscribedFeatures = new[] { "aiAnalytics", "more" } })).Should(200);
        (await firm.Owner.Subscription(granted.Id())).GetProperty("expiryDate").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero));
        (await firm.Owner.Get($"{Api}/{granted.Id()}/history")).Should(200)["history"].GetArrayLength().ShouldBe(2);
        (await host.Super.Delete($"{Api}/{granted.Id()}")).Should(200);
        (await host.Super.Get($"{Api}/{granted.Id()}")).Should(404);
        (await firm.Owner.Get(Api)).Should(200)["companySubscriptions"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_plan_that_is_used_keeps_its_price()
    {
        var plan = (await host.Super.Post(Plans, new { code = "yearly", name = "Yearly", features = new[] { "aiAnalytics" }, currency = "EUR", unitAmount = 49900, interval = "year" })).Should(201)["subscriptionPlan"].Id();
        (await host.Super.Post(Plans, new { code = "yearly", name = "Again", features = new[] { "aiAnalytics" }, currency = "eur", unitAmount = 1, interval = "year" })).ShouldRefuse(400, "400");
        var firm = await TestCompany.Found(host);
        await firm.Owner.Subscribes(new { planCode = "yearly" });
        (await host.Super.Patch($"{Plans}/{plan}", new { unitAmount = 1 })).ShouldRefuse(400, "PlanInUse");
        (await host.Super.Patch($"{Plans}/{plan}", new { isOffered = false })).Should(200);
        (await (await TestCompany.Found(host)).Owner.Post(Api, new { planCode = "yearly" })).ShouldRefuse(400, "PlanUnknown");
        (await firm.Owner.Patch($"{Plans}/{plan}", new { isOffered = true })).Should(403);
    }
}
