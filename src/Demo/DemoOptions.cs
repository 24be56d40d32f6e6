using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo;

/// <summary>Whether company <c>babil</c> is filled with people and their work, and <c>legendary</c> with a marketplace. Section <c>Demo</c>.</summary>
internal sealed record DemoOptions
{
    public const string Section = "Demo";

    /// <summary>On in Development on a machine of one's own unless said otherwise, off elsewhere.</summary>
    public bool? Enabled { get; init; }

    /// <exception cref="BadConfigurationException">The public could sign in with a password that everybody knows.</exception>
    public bool IsWanted(IHostEnvironment environment, IConfiguration configuration)
    {
        var may = DemoCompany.MayBeHere(environment, configuration);
        if (Enabled is true && !may)
            throw new BadConfigurationException("Demo:Enabled makes some fifty accounts with a password that everybody knows. Switch it off outside Development and where others can reach this host (ASPNETCORE_URLS).");
        return Enabled ?? may;
    }
}
