using Microsoft.Extensions.Hosting;
using WorkforceOS.Kernel;

namespace WorkforceOS.Subscriptions.Provider;

/// <summary>Keeps a host from starting where it would take no real money, or take it unprotected; only Development may.</summary>
internal sealed class CheckPayments(StripeOptions options, IHostEnvironment environment) : IHostedService
{
    public Task StartAsync(CancellationToken cancel) =>
        !environment.IsDevelopment() && !options.MayStandIn && options.Unsafe(environment.IsProduction()) is { } why ? throw new BadConfigurationException(why) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
}
