using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Subscriptions.Access;

/// <summary>What a company's subscription gives it.</summary>
internal sealed record Entitlement(IReadOnlyList<string> Features, bool Active, DateTimeOffset? Until);

/// <summary>What companies may use now, remembered for a moment.</summary>
internal sealed class Entitlements : ISubscriptions, IDisposable
{
    /// <summary>Of the signal that a company's subscription has changed; its payload is the company's id.</summary>
    public const string Topic = "subscriptions";

    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private const int MostRemembered = 50_000;
    private readonly ConcurrentDictionary<CompanyId, (Entitlement? Given, long At)> known = new();
    private readonly SubscriptionOptions options;
    private readonly Scopes scopes;
    private readonly TimeProvider clock;
    private readonly IDisposable hearing;

    public Entitlements(SubscriptionOptions options, Scopes scopes, TimeProvider clock, Signals signals)
    {
        (this.options, this.scopes, this.clock) = (options, scopes, clock);
        hearing = signals.On(Topic, Forget);
    }

    public async ValueTask<bool> Has(CompanyId company, string feature, CancellationToken cancel)
    {
        if (!options.IsRequired) return true;
        if (!known.TryGetValue(company, out var remembered) || Stopwatch.GetElapsedTime(remembered.At) > Remembered)
        {
            if (known.Count > MostRemembered) known.Clear();
            var asked = Stopwatch.GetTimestamp();
            remembered = (await scopes.Run(Caller.Platform(company, "entitlements"), unit => Of(unit.GetRequiredService<SubscriptionsDb>(), clock.GetUtcNow(), cancel), cancel), asked);
            known[company] = remembered;
        }
        return remembered.Given is { Active: true } given && given.Until >= clock.GetUtcNow() && given.Features.Contains(feature);
    }

    /// <summary>Asked at the company's tables themselves.</summary>
    public static async Task<Entitlement> Of(SubscriptionsDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var living = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Status == SubscriptionStatus.Active, cancel);
        return living?.HoldsAt(now) is true ? new(living.SubscribedFeatures, true, living.HoldsUntil) : new([], false, null);
    }

    /// <summary>On this host, at once; the others hear of it by the signal.</summary>
    public void Forget(string company)
    {
        if (Guid.TryParse(company, out var id)) known.TryRemove(new(id), out _);
        else known.Clear();
    }

    public void Dispose() => hearing.Dispose();
}
