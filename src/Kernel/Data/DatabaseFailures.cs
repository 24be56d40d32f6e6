using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WorkforceOS.Kernel.Data;

/// <summary>What a failure of the database means for whoever asked. EF wraps the cause once or twice, depending on where it happened.</summary>
public static class DatabaseFailures
{
    private const string IdleInTransaction = "25P03";
    private const int MostTries = 4;

    /// <summary>Somebody else was faster; the same call may well succeed when tried anew.</summary>
    public static bool IsLostRace(this Exception failure) => Causes(failure).Any(c => c is DbUpdateConcurrencyException
        or PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected });

    /// <summary>Somebody else holds what the call waits for, and did so for as long as anybody may wait. Trying at once again would only prolong the queue.</summary>
    public static bool IsLockTimeout(Exception failure) => Causes(failure).Any(c => c is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable });

    /// <summary>One statement took longer than any may.</summary>
    public static bool IsStatementTimeout(Exception failure) => Causes(failure).Any(c => c is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled });

    /// <summary>The unique or exclusion constraint that the call ran against; null where it was none.</summary>
    public static string? TakenBy(Exception failure) => Causes(failure).OfType<PostgresException>()
        .FirstOrDefault(p => p.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation)?.ConstraintName;

    /// <summary>How to refuse what would have changed locked days; null where it was something else.</summary>
    public static Problem? LockedBy(Exception failure) => Causes(failure).OfType<PostgresException>()
        .FirstOrDefault(p => p.SqlState is LockedPeriod.SqlState) is { } locked ? LockedPeriod.Refusal(locked.Hint) : null;

    /// <summary>The database is away, starting, stopping, has no connection left, or gave up a host that had stood still. What the server has not said itself is of the way to it.</summary>
    public static bool IsUnreachable(Exception failure) => !IsStatementTimeout(failure)
        && Causes(failure).Any(c => c is NpgsqlException n ? n.IsTransient || n.SqlState?[..2] is null or "08" or "53" or "57" || n.SqlState is IdleInTransaction : c is TimeoutException { Source: nameof(Npgsql) });

    /// <summary>How to refuse a request that failed.</summary>
    public static Problem Refusal(Exception failure) =>
        IsUnreachable(failure) ? Problem.Unavailable : IsStatementTimeout(failure) || IsLockTimeout(failure) ? Problem.TookTooLong : Problem.Bug;

    /// <summary>Does <paramref name="work"/>, which undoes itself where it fails, again while it loses races; the last loss is thrown.</summary>
    public static async Task<T> RetryLostRaces<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception lost) when (attempt < MostTries && lost.IsLostRace())
            {
                // Not in step with the others that lost.
                await Task.Delay(Random.Shared.Next(5, 40 * attempt), cancel);
            }
        }
    }

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException) yield return cause;
    }
}
