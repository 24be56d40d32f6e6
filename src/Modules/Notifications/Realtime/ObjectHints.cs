using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Realtime;

/// <summary>
/// Tells the open streams of this host which kinds of objects have changed in their company, whoever changed them on whatever host. It
/// looks into the trail once a second while anybody listens, with one question for all companies. A change that was committed late lies
/// behind others; it is found by its transaction, which was under way at the look before.
/// </summary>
internal sealed partial class ObjectHints(Scopes scopes, ILogger<ObjectHints> log) : BackgroundService
{
    /// <summary>Streams that one person may have open at this host.</summary>
    public const int MostOfOne = 10;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly List<HintSubscription> open = [];
    private readonly SemaphoreSlim opened = new(0);

    /// <summary>Null when the person has too many already.</summary>
    public async Task<HintSubscription?> Subscribe(CompanyId company, UserId user, IReadOnlyDictionary<string, string> events, CancellationToken cancel)
    {
        // What was there before it began is no news for it.
        var (now, _) = await Look([], cancel);
        lock (gate)
        {
            if (open.Count(s => s.User == user) >= MostOfOne) return null;
            var subscription = new HintSubscription(company, user, events, now, Unsubscribe);
            open.Add(subscription);
            opened.Release();
            return subscription;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (Listening() is [_, ..] listening) await Tell(listening, stop);
                else await opened.WaitAsync(stop);
                await Task.Delay(BetweenLooks, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (!failure.IsStop(stop))
            {
                LogFailed(log, failure.Message);
                await Task.Delay(BetweenLooks, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private HintSubscription[] Listening()
    {
        lock (gate) return [.. open];
    }

    private async Task Tell(HintSubscription[] listening, CancellationToken stop)
    {
        var companies = listening.ToLookup(s => s.Company);
        var (now, changes) = await Look([.. companies.Select(c => (c.Key, c.Min(s => s.Told)!))], stop);
        var fresh = changes.ToLookup(c => c.Company);
        foreach (var subscription in listening) subscription.Hear(fresh[subscription.Company], now);
    }

    private Task<(Moment Now, IReadOnlyList<Changed> Changes)> Look(IReadOnlyCollection<(CompanyId Company, Moment Since)> listening, CancellationToken cancel) =>
        scopes.Run(Caller.System("realtime.hints"), services => FreshChanges.Since(services.GetRequiredService<Scope>().Connection, listening, cancel), cancel);

    private void Unsubscribe(HintSubscription subscription)
    {
        lock (gate) open.Remove(subscription);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What changed could not be looked up: {Reason}")]
    private static partial void LogFailed(ILogger log, string reason);
}
