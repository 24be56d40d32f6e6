using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Realtime;

/// <summary>
/// Tells the open streams of this host which kinds of objects have changed in their company, whoever changed them on whatever host. It
/// looks into the trail once a second while anybody listens. A change that was committed late lies behind others: so it looks at a whole
/// minute each time, and remembers what it has told.
/// </summary>
internal sealed partial class ObjectHints(Scopes scopes, TimeProvider clock, ILogger<ObjectHints> log) : BackgroundService
{
    /// <summary>Streams that one person may have open at this host.</summary>
    public const int MostOfOne = 10;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly List<HintSubscription> open = [];
    private readonly SemaphoreSlim opened = new(0);
    private HashSet<Guid> told = [];

    /// <summary>Null when the person has too many already.</summary>
    public async Task<HintSubscription?> Subscribe(CompanyId company, UserId user, IReadOnlyDictionary<string, string> events, CancellationToken cancel)
    {
        // What was there before it began is no news for it.
        var before = (await Look([company.Value], cancel)).Select(c => c.Id).ToHashSet();
        lock (gate)
        {
            if (open.Count(s => s.User == user) >= MostOfOne) return null;
            var subscription = new HintSubscription(company, user, events, before, Unsubscribe);
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
                if (Companies() is [_, ..] companies) Spread(await Look(companies, stop));
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

    private Guid[] Companies()
    {
        lock (gate) return [.. open.Select(s => s.Company.Value).Distinct()];
    }

    private Task<List<Changed>> Look(Guid[] companies, CancellationToken cancel) => scopes.Run(Caller.System("realtime.hints"), async services =>
    {
        await using var command = new NpgsqlCommand("SELECT company_id, id, event FROM kernel.changes WHERE company_id = ANY ($1) AND at > $2", services.GetRequiredService<Scope>().Connection)
        {
            Parameters = { new() { Value = companies }, new() { Value = clock.GetUtcNow() - Window } },
        };
        var changes = new List<Changed>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) changes.Add(new(new(row.GetGuid(0)), row.GetGuid(1), row.GetString(2)));
        return changes;
    }, cancel);

    private void Spread(List<Changed> changes)
    {
        lock (gate)
        {
            foreach (var change in changes.Where(c => !told.Contains(c.Id)).ToLookup(c => c.Company))
            {
                foreach (var subscription in open.Where(s => s.Company == change.Key)) subscription.Hear(change);
            }
            told = [.. changes.Select(c => c.Id)];
        }
    }

    private void Unsubscribe(HintSubscription subscription)
    {
        lock (gate) open.Remove(subscription);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What changed could not be looked up: {Reason}")]
    private static partial void LogFailed(ILogger log, string reason);
}

/// <param name="Event">As the trail names it.</param>
internal sealed record Changed(CompanyId Company, Guid Id, string Event);

/// <summary>The hints for one stream: the kinds of objects that changed since it last asked.</summary>
/// <param name="events">The objects that its reader may list, by the names of their events without the verb.</param>
internal sealed class HintSubscription(CompanyId company, UserId user, IReadOnlyDictionary<string, string> events, IReadOnlySet<Guid> before, Action<HintSubscription> close) : IDisposable
{
    private readonly SemaphoreSlim signalled = new(0, 1);
    private readonly Lock gate = new();
    private readonly SortedSet<string> changed = new(StringComparer.Ordinal);

    public CompanyId Company => company;

    public UserId User => user;

    /// <summary>Waits until something has changed.</summary>
    public async Task<IReadOnlyList<string>> Next(CancellationToken cancel)
    {
        await signalled.WaitAsync(cancel);
        lock (gate)
        {
            string[] all = [.. changed];
            changed.Clear();
            return all;
        }
    }

    public void Hear(IEnumerable<Changed> changes)
    {
        lock (gate)
        {
            foreach (var change in changes)
            {
                if (!before.Contains(change.Id) && events.TryGetValue(change.Event[..change.Event.LastIndexOf('-')], out var name)) changed.Add(name);
            }
            if (changed.Count > 0 && signalled.CurrentCount == 0) signalled.Release();
        }
    }

    public void Dispose() => close(this);
}
