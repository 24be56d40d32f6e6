using WorkforceOS.StripeStandIn;

namespace WorkforceOS.Tests.Kit;

/// <summary>What stands in for Stripe beside one host, and how that host finds it.</summary>
public sealed class PaymentStand : IAsyncDisposable
{
    private readonly TimeProvider clock;

    private PaymentStand(StandIn stripe, TimeProvider clock) => (Stripe, this.clock) = (stripe, clock);

    public StandIn Stripe { get; }

    public Dictionary<string, string?> Settings => new()
    {
        ["Stripe:SecretKey"] = StandIn.SecretKey,
        ["Stripe:PublicKey"] = StandIn.PublicKey,
        ["Stripe:WebhookSecrets:0"] = Stripe.Webhooks.Secret,
        ["Stripe:ApiBase"] = $"{Stripe.Address}",
        ["Web:Url"] = "https://app.example",
    };

    public static async Task<PaymentStand> Start(TimeProvider clock) => new(await StandIn.Start(clock), clock);

    /// <summary>The header that such a body comes with.</summary>
    public string Sign(string payload) => Webhooks.Sign(payload, Stripe.Webhooks.Secret, clock.GetUtcNow());

    public ValueTask DisposeAsync() => Stripe.DisposeAsync();
}
