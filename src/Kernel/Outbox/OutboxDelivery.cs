using System.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Outbox;

/// <summary>
/// Takes events to their subscribers: at once after the request that published them, and by the worker where that failed. What was
/// published together is delivered together, in one transaction; where that fails, one event and subscriber at a time.
/// </summary>
public sealed class OutboxDelivery(IServiceProvider root, Database database, Subscriptions subscriptions, TimeProvider clock, ILogger<OutboxDelivery> log) : IDisposable
{
    /// <summary>After so many failures an event is dead: kept, counted in /readyz, and no longer in the way of later ones.</summary>
    public const int MostAttempts = 12;

    /// <summary>Of one unit of work in one transaction.</summary>
    private const int MostTogether = 500;

    /// <summary>The worker's deliveries that go on side by side.</summary>
    private const int MostLanes = 4;

    /// <summary>Set when something was published that is the worker's to deliver.</summary>
    internal AutoResetSignal LeftToWorker { get; } = new();

    /// <summary>Delivers what a request has just committed. A failure is left to the worker: the request's own work stands.</summary>
    public async Task DeliverNow(IReadOnlyList<OutboxMessage> messages)
    {
        if (messages.Any(m => m.IsLeftToWorker)) LeftToWorker.Set();
        // Not cancelled with the request: what was committed is delivered, even when the caller has gone.
        foreach (var batch in Batches(messages.Where(m => !m.IsLeftToWorker).Select(OutboxEntry.Of))) await Deliver(batch, CancellationToken.None);
    }

    /// <summary>Delivers some of what is due, across companies and hosts.</summary>
    /// <returns>How many were looked at; when it is none, nothing is due.</returns>
    public async Task<int> DeliverDue(CancellationToken cancel)
    {
        var (claimed, seen) = await Claim(cancel);
        var lanes = claimed.Where(e => e.IsFresh).GroupBy(e => (e.Company, e.User, Key: default(Guid)))
            .Concat(claimed.Where(e => !e.IsFresh).GroupBy(e => (e.Company, e.User, e.Key)));
        await Parallel.ForEachAsync(lanes, new ParallelOptions { MaxDegreeOfParallelism = MostLanes, CancellationToken = cancel }, async (lane, stop) =>
        {
            foreach (var batch in Batches(lane))
            {
                if (batch[0].IsFresh) await Deliver(batch, stop);
                else await OneByOne(batch, null, stop);
            }
        });
        return seen;
    }

    public void Dispose() => LeftToWorker.Dispose();

    private async Task<(List<OutboxEntry> Claimed, int Seen)> Claim(CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        return await OutboxTable.Claim(connection, clock.GetUtcNow(), cancel);
    }

    /// <summary>Neighbours of one company and one author, in their order.</summary>
    private static IEnumerable<List<OutboxEntry>> Batches(IEnumerable<OutboxEntry> entries)
    {
        List<OutboxEntry> batch = [];
        foreach (var entry in entries)
        {
            if (batch.Count == MostTogether || (batch is [var first, ..] && (first.Company, first.User) != (entry.Company, entry.User)))
            {
                yield return batch;
                batch = [];
            }
            batch.Add(entry);
        }
        if (batch.Count > 0) yield return batch;
    }

    private async Task Deliver(List<OutboxEntry> batch, CancellationToken cancel)
    {
        using var trace = Instrumentation.StartDelivery(batch.Count == 1 ? batch[0].Name : $"{batch.Count} events");
        try
        {
            var published = await DatabaseFailures.RetryLostRaces(() => DeliverTogether(batch, cancel), cancel);
            await DeliverNow(published);
        }
        catch (Exception unreachable) when (unreachable is not SubscriberFailedException && DatabaseFailures.IsUnreachable(unreachable))
        {
            // Nobody is told now, and each by itself would only wait as long. The lease runs out by itself, and a worker takes them.
            log.Unreachable(batch.Count, unreachable.Message);
        }
        catch (Exception failure) when (!failure.IsStop(cancel))
        {
            // Locked days are met again where they can be left out.
            await OneByOne(batch, DatabaseFailures.LockedBy(failure) is null ? failure as SubscriberFailedException : null, cancel);
        }
    }

    /// <returns>What the subscribers published.</returns>
    private async Task<IReadOnlyList<OutboxMessage>> DeliverTogether(List<OutboxEntry> batch, CancellationToken cancel)
    {
        await using var services = root.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        await scope.Open(Caller.Platform(batch[0].Company, "outbox") with { UserOrNobody = batch[0].User }, cancel);
        var published = new List<OutboxMessage>();
        List<OutboxEntry> taken;
        await using (var transaction = await scope.BeginUnsaid(cancel))
        {
            var ids = await OutboxTable.Take(scope.Fence, batch[0].Company, batch.Select(e => e.Id), clock.GetUtcNow(), cancel);
            taken = [.. batch.Where(e => ids.Contains(e.Id))];
            foreach (var run in RunsOfOneName(taken))
            {
                foreach (var subscription in subscriptions.Of(run[0].Name))
                {
                    if (subscription.TakesMany) published.AddRange(await Tell(scope, subscription, run, cancel));
                    else foreach (var entry in run) published.AddRange(await Tell(scope, subscription, [entry], cancel));
                }
            }
            await transaction.Commit(cancel);
        }
        foreach (var entry in taken) Instrumentation.CountEvent(entry.Name, "delivered");
        if (taken.Count < batch.Count) LeftToWorker.Set();
        return published;
    }

    private static IEnumerable<List<OutboxEntry>> RunsOfOneName(List<OutboxEntry> entries)
    {
        for (var start = 0; start < entries.Count;)
        {
            var run = entries[start..].TakeWhile(e => e.Name == entries[start].Name).ToList();
            yield return run;
            start += run.Count;
        }
    }

    /// <summary>Each telling has services of its own, as a request has, and shares the transaction.</summary>
    private async Task<IReadOnlyList<OutboxMessage>> Tell(Scope outer, Subscription subscription, List<OutboxEntry> entries, CancellationToken cancel)
    {
        await using var services = root.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        scope.Join(outer, outer.Caller with { Via = subscription.Name });
        try
        {
            await subscription.Deliver(services.ServiceProvider, [.. entries.Select(e => e.Payload)], cancel);
        }
        catch (Exception failure) when (!failure.IsStop(cancel) && !failure.IsLostRace() && outer.Connection.State is ConnectionState.Open)
        {
            throw new SubscriberFailedException(entries.Count == 1 ? entries[0] : null, subscription, failure);
        }
        finally
        {
            scope.Leave();
        }
        return scope.Published;
    }

    /// <param name="known">The failure that is known already, and need not be met again.</param>
    private async Task OneByOne(List<OutboxEntry> entries, SubscriberFailedException? known, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            var failed = known?.Entry == entry ? known : null;
            try
            {
                await DeliverAlone(entry, failed, cancel);
            }
            catch (Exception failure) when (!failure.IsStop(cancel))
            {
                await GiveBack(entry, failure);
            }
        }
    }

    private async Task DeliverAlone(OutboxEntry entry, SubscriberFailedException? failed, CancellationToken cancel)
    {
        var listeners = subscriptions.Of(entry.Name).ToList();
        foreach (var subscription in listeners)
        {
            if (subscription == failed?.Subscription) throw failed;
            var (mayGoOn, published) = await DeliverUnlocked(entry, subscription, subscription == listeners[^1], cancel);
            await DeliverNow(published);
            if (!mayGoOn) return;
        }
        if (listeners.Count == 0) await SettleUnheard(entry, cancel);
        Instrumentation.CountEvent(entry.Name, "delivered");
    }

    /// <summary>What concerns locked days is heard and has no effect: tried again it would be refused again, until somebody opens them.</summary>
    private async Task<(bool MayGoOn, IReadOnlyList<OutboxMessage> Published)> DeliverUnlocked(OutboxEntry entry, Subscription subscription, bool isLast, CancellationToken cancel)
    {
        try
        {
            return await DatabaseFailures.RetryLostRaces(() => DeliverOnce(entry, subscription, isLast, isTold: true, cancel), cancel);
        }
        catch (Exception refused) when (DatabaseFailures.LockedBy(refused) is { Detail: LockedPeriod locked })
        {
            log.Locked(entry.Name, entry.Id, subscription.Name, locked.From, locked.To, locked.LockId);
            return await DatabaseFailures.RetryLostRaces(() => DeliverOnce(entry, subscription, isLast, isTold: false, cancel), cancel);
        }
    }

    /// <summary>What the subscriber writes, the note that it has heard, and after the last one the end of the event: one transaction.</summary>
    /// <returns>Whether the event goes any further now, and what the subscriber published.</returns>
    private async Task<(bool MayGoOn, IReadOnlyList<OutboxMessage> Published)> DeliverOnce(OutboxEntry entry, Subscription subscription, bool isLast, bool isTold, CancellationToken cancel)
    {
        await using var services = root.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        await scope.Open(Caller.Platform(entry.Company, "outbox") with { UserOrNobody = entry.User }, cancel);
        await using var transaction = await scope.Begin(cancel);
        var (mayGoOn, isFirst) = await OutboxTable.Note(scope.Connection, entry, subscription, clock.GetUtcNow(), cancel);
        var published = isFirst && isTold ? await Tell(scope, subscription, [entry], cancel) : [];
        if (!mayGoOn) await OutboxTable.LeaveToWorker(scope.Connection, entry, clock.GetUtcNow(), cancel);
        else if (isLast) await OutboxTable.Settle(scope.Connection, entry, clock.GetUtcNow(), cancel);
        await transaction.Commit(cancel);
        return (mayGoOn, published);
    }

    private async Task SettleUnheard(OutboxEntry entry, CancellationToken cancel)
    {
        await using var connection = await database.OpenAcrossCompanies(cancel);
        await OutboxTable.Settle(connection, entry, clock.GetUtcNow(), cancel);
    }

    private async Task GiveBack(OutboxEntry entry, Exception failure)
    {
        if (failure is SubscriberFailedException { InnerException: { } cause }) failure = cause;
        log.Failed(failure, entry.Name, entry.Id, entry.Attempts + 1);
        try
        {
            var (now, dies) = (clock.GetUtcNow(), entry.Attempts + 1 >= MostAttempts);
            Instrumentation.CountEvent(entry.Name, dies ? "dead" : "failed");
            if (dies) log.Dead(entry.Name, entry.Id);
            await using var connection = await database.OpenAcrossCompanies(CancellationToken.None);
            await OutboxTable.GiveBack(connection, entry, failure, now, now.AddSeconds(Math.Min(3600, 2 << entry.Attempts)), dies, CancellationToken.None);
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException || DatabaseFailures.IsUnreachable(unreachable))
        {
            // The lease runs out by itself, and another worker takes it.
            log.Unreachable(1, unreachable.Message);
        }
    }
}
