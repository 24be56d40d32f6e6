using System.Threading.RateLimiting;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Replay;

/// <summary>Lets the replays of one person in one after the other, where the company takes any. Those that wait in this host hold no connection; the database keeps hosts apart.</summary>
internal sealed class ReplayTurns(ReplayQueues queues, ICompanies companies, Scope scope)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(1);

    public async Task<Result<ReplayTurn>> Take(CancellationToken cancel)
    {
        var (company, person) = (scope.Caller.Company, scope.Caller.User);
        var setting = (await companies.Find(company, cancel))?.Settings.OfflinePunches ?? OfflinePunches.Off;
        if (setting is OfflinePunches.Off) return PlaceProblems.OfflinePunchesOff;
        if (await scope.WithoutConnection(() => queues.Enter(person, Patience, cancel), cancel) is not { } place) return Problem.TooManyRequests(ComeAgain);

        ScopeTransaction? transaction = null;
        try
        {
            transaction = await scope.Begin(cancel);
            await transaction.TakeTurn("attendance.replay", person.Value, cancel, Patience);
            return new ReplayTurn(place, transaction, setting is OfflinePunches.Review);
        }
        catch
        {
            if (transaction is not null) await transaction.DisposeAsync();
            place.Dispose();
            throw;
        }
    }
}

/// <summary>One replay's turn and transaction.</summary>
/// <param name="isDoubtful">A manager is to look at what comes of it.</param>
internal sealed class ReplayTurn(IDisposable place, ScopeTransaction transaction, bool isDoubtful) : IAsyncDisposable
{
    public bool IsDoubtful => isDoubtful;

    public Task Commit(CancellationToken cancel) => transaction.Commit(cancel);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        place.Dispose();
    }
}

/// <summary>Who waits in this host for which person's turn.</summary>
internal sealed class ReplayQueues : IDisposable
{
    private const int MostWaiting = 400;

    private readonly PartitionedRateLimiter<UserId> queues = PartitionedRateLimiter.Create<UserId, UserId>(person => RateLimitPartition.GetConcurrencyLimiter(person, _ => new()
    {
        PermitLimit = 1,
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    }));

    /// <returns>The place, to be given back; null where too many wait, or it took too long.</returns>
    public async Task<IDisposable?> Enter(UserId person, TimeSpan patience, CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(patience);
        try
        {
            var lease = await queues.AcquireAsync(person, 1, waiting.Token);
            if (lease.IsAcquired) return lease;
            lease.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => queues.Dispose();
}
