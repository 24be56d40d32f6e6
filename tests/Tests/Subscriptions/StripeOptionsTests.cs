using Microsoft.Extensions.Hosting.Internal;
using WorkforceOS.Kernel;
using WorkforceOS.Subscriptions;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class StripeOptionsTests
{
    [Theory]
    [InlineData("sk_test_1", null, false)]
    [InlineData("sk_live_1", "http://127.0.0.1:1", false)]
    [InlineData("sk_live_1", null, true)]
    [InlineData(null, null, true)]
    public async Task Production_does_not_start_with_what_takes_no_real_money(string? key, string? address, bool starts)
    {
        var options = new StripeOptions { SecretKey = key, ApiBase = address };
        var production = new CheckPayments(options, new HostingEnvironment { EnvironmentName = "Production" });

        if (starts) await production.StartAsync(CancellationToken.None);
        else await Should.ThrowAsync<BadConfigurationException>(async () => await production.StartAsync(CancellationToken.None));
        await new CheckPayments(options, new HostingEnvironment { EnvironmentName = "Development" }).StartAsync(CancellationToken.None);
    }
}
