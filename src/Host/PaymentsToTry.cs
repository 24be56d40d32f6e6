using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.StripeStandIn;

namespace WorkforceOS.Host;

/// <summary>
/// Where nobody earns anything and no account of Stripe is set, its stand-in takes payments: beside the host, reached from this machine
/// alone, remembering in the data folder, and ending with the host.
/// </summary>
internal sealed class PaymentsToTry : IAsyncDisposable
{
    private const string Memory = "stripe-stand-in.json";
    private readonly StandIn? stripe;

    private PaymentsToTry(StandIn? stripe) => this.stripe = stripe;

    /// <summary>Null where it is not here.</summary>
    public Uri? Address => stripe?.Address;

    public static async Task<PaymentsToTry> Start(IHostEnvironment environment, IConfiguration configuration)
    {
        if (!DemoCompany.MayBeHere(environment, configuration) || configuration["Stripe:SecretKey"] is { Length: > 0 } || configuration["Stripe:ApiBase"] is { Length: > 0 }) return new(null);
        var folder = Directory.CreateDirectory(DataFolder.Of(configuration));
        return new(await StandIn.Start(TimeProvider.System, memory: Path.Combine(folder.FullName, Memory)));
    }

    /// <summary>Lets the host find it.</summary>
    public void Tell(WebApplicationBuilder builder)
    {
        if (stripe is null) return;
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Stripe:SecretKey"] = StandIn.SecretKey,
            ["Stripe:PublicKey"] = StandIn.PublicKey,
            ["Stripe:ApiBase"] = $"{stripe.Address}",
            ["Stripe:WebhookSecrets:0"] = stripe.Webhooks.Secret,
        });
    }

    /// <summary>From now on the host hears of what happens there.</summary>
    public void Follow(WebApplication app)
    {
        if (stripe is null || app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } address) return;
        stripe.Webhooks.To(new Uri(new Uri(address), PaymentCallback.Path));
    }

    public ValueTask DisposeAsync() => stripe?.DisposeAsync() ?? ValueTask.CompletedTask;
}
