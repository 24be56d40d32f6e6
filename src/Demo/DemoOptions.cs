using Microsoft.Extensions.Hosting;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo;

/// <summary>Whether company <c>babil</c> is filled with people and their work. Section <c>Demo</c>.</summary>
internal sealed record DemoOptions
{
    public const string Section = "Demo";

    /// <summary>On in Development unless said otherwise, off elsewhere.</summary>
    public bool? Enabled { get; init; }

    /// <exception cref="BadConfigurationException">The public could sign in with a password that everybody knows.</exception>
    public bool IsWanted(IHostEnvironment environment)
    {
        if (Enabled is true && !environment.IsDevelopment() && !environment.IsEnvironment("Testing"))
            throw new BadConfigurationException("Demo:Enabled makes forty accounts with a password that everybody knows. Switch it off outside Development.");
        return Enabled ?? environment.IsDevelopment();
    }
}
