using System.Text.RegularExpressions;
using Stripe;
using WorkforceOS.StripeStandIn;
using WorkforceOS.Subscriptions;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>What <c>./run --stripe-setup</c> does at the account.</summary>
public sealed partial class StripeSetUpTests(PayingHost host) : IClassFixture<PayingHost>
{
    private string Own => host.Http.BaseAddress!.ToString();

    [Fact]
    public async Task It_makes_what_is_missing_tells_the_secret_once_and_leaves_what_is_there()
    {
        var first = await SetUp();
        var secret = Secret().Match(first).Value;
        secret.ShouldBe(host.Stripe.Webhooks.Secret);
        var endpoint = host.Stripe.Acts.All("webhook_endpoint").ShouldHaveSingleItem();
        (endpoint["url"]!.ToString(), endpoint["api_version"]!.ToString()).ShouldBe(($"{Own}subscriptionManagement-api/v1/callbackcompanysubscriptionpayment", StripeConfiguration.ApiVersion));
        endpoint["enabled_events"]!.AsArray().Count.ShouldBeGreaterThan(20);
        var (products, prices) = (host.Stripe.Acts.Count("product"), host.Stripe.Acts.Count("price"));
        (products, prices).ShouldBe((1, 1));

        var again = await SetUp();
        again.ShouldNotContain("whsec_");
        (host.Stripe.Acts.Count("product"), host.Stripe.Acts.Count("price"), host.Stripe.Acts.Count("webhook_endpoint")).ShouldBe((1, 1, 1));

        // Who pays by the plan pays by that price, and is heard of without anybody asking.
        var firm = await TestCompany.Found(host);
        var order = await firm.Owner.Subscribes();
        var asked = (await firm.Owner.Pays(order, await firm.Owner.Saves("pm_card_authenticationRequired"))).Should(200)["paymentResult"];
        host.Stripe.Acts.Count("price").ShouldBe(1);
        host.Stripe.Acts.SecondStep(asked.Str("paymentId")!, confirmed: true);
        for (var waits = 0; waits < 200 && await firm.Owner.Stands(order) is not "active paid paid"; waits++) await Task.Delay(50);
        (await firm.Owner.Stands(order)).ShouldBe("active paid paid");

        // What was made under an older version gives way.
        host.Stripe.Acts.Change(endpoint["id"]!.ToString(), "api_version", "2024-06-20");
        Secret().IsMatch(await SetUp()).ShouldBeTrue();
        host.Stripe.Acts.All("webhook_endpoint").Select(e => e["status"]!.ToString()).ShouldBe(["disabled", "enabled"], ignoreOrder: true);

        // Another name is written to the product, another price is another price.
        var plans = (await host.Super.Get($"{PayingHost.Api}/v1/subscriptionplans")).Should(200)["subscriptionPlans"].EnumerateArray().ToList();
        var plan = (await host.Super.Post($"{PayingHost.Api}/v1/subscriptionplans", new { code = "more", name = "More", features = new[] { "aiAnalytics" }, currency = "eur", unitAmount = 900, interval = "month" })).Should(201)["subscriptionPlan"].Id();
        await SetUp();
        (await host.Super.Patch($"{PayingHost.Api}/v1/subscriptionplans/{plan}", new { name = "Much more", unitAmount = 1000 })).Should(200);
        await SetUp();
        (host.Stripe.Acts.Count("product"), host.Stripe.Acts.Count("price")).ShouldBe((plans.Count + 1, plans.Count + 2));
        host.Stripe.Acts.All("product").Select(p => p["name"]!.ToString()).ShouldContain("Much more");
    }

    [Theory]
    [InlineData("work.example")]
    [InlineData("http://work.example")]
    [InlineData("ftp://work.example")]
    public async Task An_address_that_stripe_cannot_send_to_is_refused(string address) =>
        (await host.Services.SetUpPayments(address, CancellationToken.None)).Problem!.Message.ShouldContain("https://");

    private async Task<string> SetUp()
    {
        var done = await host.Services.SetUpPayments(Own, CancellationToken.None);
        done.Problem.ShouldBeNull();
        return done.Value;
    }

    [GeneratedRegex("whsec_[0-9a-f]+")]
    private static partial Regex Secret();
}
