using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using WorkforceOS.Host;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Subscriptions;

/// <summary>Whoever has just started it pays without an account anywhere.</summary>
public sealed class PaymentsToTryTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_newcomer_pays_with_a_second_step_hears_of_it_by_itself_and_finds_it_again_after_a_crash()
    {
        await using var host = new HostProcess();
        await host.Start();
        host.Output().ShouldContain("stands in for Stripe");
        var firm = await TestCompany.Found(host.Http);
        var order = await firm.Owner.Subscribes();
        var asked = (await firm.Owner.Pays(order, await firm.Owner.Saves("pm_card_authenticationRequired"), $"{host.Address}result")).Should(200)["paymentResult"];
        asked.Str("paymentStatus").ShouldBe("requires_action");
        var bank = new Uri(asked.GetProperty("paymentIntentInfo").Str("redirectToUrl")!);
        bank.IsLoopback.ShouldBeTrue();

        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = await http.PostAsync(bank, new FormUrlEncodedContent([new("answer", "yes")]));
        back.Headers.Location!.ToString().ShouldStartWith($"{host.Address}result?payment_intent=");
        // Nobody refreshes: only the event says so.
        var until = TimeProvider.System.GetUtcNow() + Soon;
        while (await firm.Owner.Stands(order) is not "active paid paid") (TimeProvider.System.GetUtcNow() < until).ShouldBeTrue(await firm.Owner.Stands(order));

        await host.Kill();
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(bank), "it ends with the host, however that ends");
        await host.Start();
        (await firm.Owner.Refreshes(order)).Should(200)["companySubscription"].Str("status").ShouldBe("active", "it remembers");
        (await firm.Owner.Cancels(order)).Should(200);
    }

    [Theory]
    [InlineData("Development", "http://localhost:5080", null, true)]
    [InlineData("Development", "http://0.0.0.0:5080", null, false)]
    [InlineData("Development", "http://localhost:5080", "sk_test_own", false)]
    [InlineData("Staging", "http://localhost:5080", null, false)]
    [InlineData("Production", "http://localhost:5080", null, false)]
    public async Task It_is_there_in_development_alone_for_this_machine_alone_and_where_no_account_is_set(string environment, string urls, string? key, bool isThere)
    {
        using var folder = new TemporaryFolder();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = urls, ["Stripe:SecretKey"] = key, ["WORKFORCEOS_DATA"] = folder.Path }).Build();
        await using var payments = await PaymentsToTry.Start(new HostingEnvironment { EnvironmentName = environment }, settings);

        (payments.Address is not null).ShouldBe(isThere);
    }
}
