using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class HostedPagesTests(PayingHost host) : IClassFixture<PayingHost>
{
    [Theory]
    [InlineData("told")]
    [InlineData("untold")]
    public async Task What_is_paid_on_stripe_s_page_is_active_whether_stripe_tells_or_not(string how)
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        var made = (await firm.Owner.ChecksOut(order)).Should(201)["checkoutSession"];
        made.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(TestClock.Start.AddDays(1));
        (await firm.Owner.ChecksOut(order)).Should(201)["checkoutSession"].Str("url").ShouldBe(made.Str("url"), "one page at a time");
        (await firm.Owner.Stands(order)).ShouldBe("pending pending pending");

        host.Stripe.Webhooks.Take();
        host.Stripe.Acts.CompleteCheckout(Session(made.Str("url")!)).ShouldBe(PayingHost.Back);
        if (how is "told") (await host.Hear(host.Stripe.Webhooks.Take().Single(e => $"{e["type"]}" is "checkout.session.completed"))).Should(200)["companySubscription"].Str("status").ShouldBe("active");
        else await host.RunJob("subscriptions.reconcile");
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
        (await firm.Owner.ChecksOut(order)).ShouldRefuse(400, "PaymentAlreadyCompleted");
    }

    [Fact]
    public async Task Who_pays_in_our_page_closes_stripe_s_and_who_paid_there_does_not_pay_again()
    {
        var firm = await TestCompany.Found(host);
        var (order, card) = (await firm.Owner.Subscribes(new { planCode = "ai-monthly" }), await firm.Owner.Saves());
        var page = Session((await firm.Owner.ChecksOut(order)).Should(201)["checkoutSession"].Str("url")!);
        (await firm.Owner.Pays(order, card)).Should(200)["paymentResult"].GetProperty("success").GetBoolean().ShouldBeTrue();
        $"{host.Stripe.Acts.Look(page)!["status"]}".ShouldBe("expired");

        var other = await TestCompany.Found(host);
        (order, card) = (await other.Owner.Subscribes(new { planCode = "ai-monthly" }), await other.Owner.Saves());
        host.Stripe.Acts.CompleteCheckout(Session((await other.Owner.ChecksOut(order)).Should(201)["checkoutSession"].Str("url")!));
        var (subscriptions, charges) = (host.Stripe.Acts.Count("subscription"), host.Stripe.Acts.Count("charge"));
        (await other.Owner.Pays(order, card)).Should(200)["paymentResult"].GetProperty("success").GetBoolean().ShouldBeTrue();
        (host.Stripe.Acts.Count("subscription"), host.Stripe.Acts.Count("charge")).ShouldBe((subscriptions, charges));
        (await other.Owner.Stands(order)).ShouldBe("active paid paid");
    }

    [Fact]
    public async Task Who_cancels_closes_the_page_and_money_that_came_by_it_goes_back()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        var page = Session((await firm.Owner.ChecksOut(order)).Should(201)["checkoutSession"].Str("url")!);
        (await firm.Owner.Cancels(order)).Should(200);
        $"{host.Stripe.Acts.Look(page)!["status"]}".ShouldBe("expired");

        var second = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        host.Stripe.Acts.CompleteCheckout(Session((await firm.Owner.ChecksOut(second)).Should(201)["checkoutSession"].Str("url")!));
        (await firm.Owner.Cancels(second)).Should(200);
        await host.HearAll();
        (await firm.Owner.Stands(second)).ShouldBe("inactive canceled canceled");
        host.Stripe.Acts.Count("refund").ShouldBe(1);
        $"{host.Stripe.Acts.Look(await firm.Owner.StripeId(second))!["status"]}".ShouldBe("canceled");
    }

    [Fact]
    public async Task What_stripe_gave_up_and_goodwill_keeps_is_paid_anew_on_its_page()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        (await host.Super.Patch($"{PayingHost.Api}/v1/companysubscriptions/{order}", new { expiryDate = "2026-09-01T00:00:00Z" })).Should(200);
        var given = await firm.Owner.StripeId(order);
        host.Stripe.Acts.Renew(given, pays: false);
        host.Stripe.Acts.GiveUp(given);
        await host.HearAll();
        var page = Session((await firm.Owner.ChecksOut(order)).Should(201)["checkoutSession"].Str("url")!);
        (await firm.Owner.Refreshes(order)).Should(200);
        host.Stripe.Acts.CompleteCheckout(page);
        await host.HearAll();

        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");
        (await firm.Owner.StripeId(order)).ShouldNotBe(given);
    }

    [Fact]
    public async Task A_page_that_nobody_pays_on_ends_the_order_a_while_after_it_closed()
    {
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        (await firm.Owner.ChecksOut(order)).Should(201);
        host.Clock.Advance(TimeSpan.FromHours(24.5));
        await host.RunJob("subscriptions.expire");
        (await Stands()).ShouldBe("pending");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.RunJob("subscriptions.expire");
        (await Stands()).ShouldBe("inactive");
        host.Clock.Now = TestClock.Start;

        async Task<string?> Stands() => (await (await TestCompany.SignIn(host, firm.Codename, firm.Owner.Email, TestCompany.Password)).Subscription(order)).Str("status");
    }

    [Fact]
    public async Task An_overdue_invoice_is_paid_on_its_own_page_and_the_portal_is_for_admins()
    {
        var firm = await TestCompany.Found(host);
        var admin = await firm.Hire("Anna Admin", "tenantAdmin");
        var order = await firm.Owner.Subscribes(new { planCode = "ai-monthly" });
        (await firm.Owner.ChecksOut(order, "https://evil.example/x")).ShouldRefuse(400, "ReturnUrlNotAllowed");
        (await admin.ChecksOut(order)).Should(403);
        (await (await TestCompany.Found(host)).Owner.ChecksOut(order)).Should(404);
        (await firm.Owner.Pays(order, await firm.Owner.Saves())).Should(200);
        host.Stripe.Acts.Renew(await firm.Owner.StripeId(order), pays: false);
        await host.HearAll();
        var page = (await firm.Owner.ChecksOut(order)).Should(201)["checkoutSession"];
        page.GetProperty("expiresAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        host.Stripe.Acts.PayHosted(Session(page.Str("url")!));
        await host.HearAll();
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");

        var portal = $"{PayingHost.Api}/v1/billingportal";
        (await admin.Post(portal, new { returnUrl = PayingHost.Back })).Should(201)["billingPortalSession"].Str("url").ShouldStartWith($"{host.Stripe.Address}portal/");
        (await admin.Post(portal, new { returnUrl = "https://evil.example/x" })).ShouldRefuse(400, "ReturnUrlNotAllowed");
        (await admin.Post(portal)).Should(400).Message.ShouldBe("errMsg_returnUrlisRequired");
        (await (await firm.Hire()).Post(portal, new { returnUrl = PayingHost.Back })).Should(403);
    }

    private static string Session(string url) => url[(url.LastIndexOf('/') + 1)..];
}
