using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Plans;
using WorkforceOS.Subscriptions.Webhooks;

namespace WorkforceOS.Subscriptions.Provider;

/// <summary>
/// What an installation needs at the provider: a product and a price for each plan, and an endpoint that events are sent to. What is there
/// already is kept, so that it may be run again and again.
/// </summary>
internal static class SetUpProvider
{
    /// <returns>What was done, for the operator. The endpoint's secret is in it where it was made now, and is told never again.</returns>
    public static async Task<Result<string>> Run(IServiceProvider services, string address, CancellationToken cancel)
    {
        var provider = services.GetRequiredService<PaymentProvider>();
        if (!provider.IsConfigured) return Refused("Set Stripe:SecretKey to the key of the account.");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var own) || !IsReachable(own)) return Refused($"{address} is no address that Stripe can send to: https://, and the host's name.");

        var said = new StringBuilder();
        var offered = await services.GetRequiredService<Scopes>().Run(Caller.System("stripe-setup"), unit => Offer(unit, provider, said, cancel), cancel);
        if (offered is { } refusal) return refusal;
        var endpoint = await provider.Listen(new Uri(own, PaymentCallback.Path).ToString(), EventEnvelope.Handled, cancel);
        if (endpoint.Problem is { } away) return away;
        var (id, secret) = endpoint.Value;
        if (secret is null) said.Append($"Endpoint {id} is there already; its secret was told when it was made.");
        else said.AppendLine($"Endpoint {id} is made. Its secret is told only now; set it as Stripe:WebhookSecrets:0, or beside the ones that are there:").Append(secret);
        return said.ToString();
    }

    private static async Task<Problem?> Offer(IServiceProvider unit, PaymentProvider provider, StringBuilder said, CancellationToken cancel)
    {
        var db = unit.GetRequiredService<SubscriptionsDb>();
        foreach (var plan in await db.Plans.AsNoTracking().OrderBy(p => p.Code).ToListAsync(cancel))
        {
            var made = await provider.Offer(new(plan.Id.Value, plan.RecordVersion, plan.Name, plan.Price, plan.StripePriceId), cancel);
            if (made.Problem is { } refusal) return refusal;
            var price = made.Value;
            // That it is there is no change of the plan.
            if (price != plan.StripePriceId) await db.Plans.Where(p => p.Id == plan.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.StripePriceId, price), cancel);
            said.AppendLine($"Plan {plan.Code} is price {price}.");
        }
        return null;
    }

    /// <summary>Stripe sends to https only; what stands in for it, to this machine too.</summary>
    private static bool IsReachable(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static Problem Refused(string sentence) => Problem.Rule("NotSetUp", sentence);
}

/// <param name="Known">The price that it had so far.</param>
internal sealed record PlanToOffer(Guid Id, int Version, string Name, PlanPrice Price, string? Known);
