using Microsoft.Extensions.Hosting;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>Looks as the host starts that pushes can only go to the internet: another network is for tests and for trying things out.</summary>
internal sealed class PushStart(PushNetwork network, IHostEnvironment environment) : IHostedService
{
    public Task StartAsync(CancellationToken cancel) => network != PushNetwork.Internet && (environment.IsProduction() || environment.IsStaging())
        ? throw new BadConfigurationException("Pushes go by another network than the internet, which is for tests only.")
        : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
}
