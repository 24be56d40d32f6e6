using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Identity;

/// <summary>The company to try things out with, where nobody minds: in Development, on a machine of one's own.</summary>
public static class DemoCompany
{
    public const string Codename = "babil";

    /// <summary>Everybody's; production refuses it.</summary>
    public const string Password = "workforceos-demo-1";

    /// <summary>What every phone is sent where nothing else is said; production refuses it.</summary>
    public const string PhoneCode = "123456";

    /// <summary>Who runs the platform where nobody else is named.</summary>
    public const string AdminEmail = "admin@workforceos.local";

    /// <summary>A domain that can never be anybody's.</summary>
    public const string Domain = "babil.example";

    /// <summary>Whether codes may be shown and a password that everybody knows may open accounts: only where nobody else can come.</summary>
    public static bool MayBeHere(IHostEnvironment environment, IConfiguration configuration) =>
        environment.IsDevelopment() && ListeningAddresses.AreLoopback(configuration);
}
