using Microsoft.Extensions.Hosting;
using WorkforceOS.Kernel;

namespace WorkforceOS.Subscriptions.Provider;

/// <summary>Keeps a host from starting in production that could take no real money.</summary>
internal sealed class CheckPayments(StripeOptions options, IHostEnvironment environment) : IHostedService
{
    public Task StartAsync(CancellationToken cancel) => environment.IsProduction() && options.NotForProduction is { } why ? throw new BadConfigurationException(why) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
}
