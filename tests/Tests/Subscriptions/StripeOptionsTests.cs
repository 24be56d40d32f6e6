using Microsoft.Extensions.Hosting.Internal;
using WorkforceOS.Kernel;
using WorkforceOS.Subscriptions;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Tests.Subscriptions;

public sealed class StripeOptionsTests
{
    [Theory]
    [InlineData("Production", "sk_test_1", null, false)]
    [InlineData("Production", "rk_test_1", null, false)]
    [InlineData("Production", "sk_live_1", "http://127.0.0.1:1", false)]
    [InlineData("Production", "sk_live_1", null, true)]
    [InlineData("Production", null, null, true)]
    [InlineData("Staging", "sk_test_1", null, true)]
    [InlineData("Staging", "sk_test_1", "http://127.0.0.1:1", false)]
    [InlineData("Staging", "sk_test_standin", null, false)]
    [InlineData("Development", "sk_test_standin", "http://127.0.0.1:1", true)]
    public async Task Outside_development_nothing_starts_that_takes_no_real_money_or_takes_it_unprotected(string environment, string? key, string? address, bool starts)
    {
        var check = new CheckPayments(new() { SecretKey = key, ApiBase = address }, new HostingEnvironment { EnvironmentName = environment });

        if (starts) await check.StartAsync(CancellationToken.None);
        else await Should.ThrowAsync<BadConfigurationException>(async () => await check.StartAsync(CancellationToken.None));
    }
}
