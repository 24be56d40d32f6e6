using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WorkforceOS.Kernel;

/// <summary>What somebody else was faster with: the same work may well succeed when it is done anew.</summary>
public static class LostRaces
{
    private const int MostTries = 4;

    /// <summary>EF wraps the cause once or twice, depending on where it happened.</summary>
    public static bool IsLostRace(this Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException or PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }) return true;
        }
        return false;
    }

    /// <summary>Does <paramref name="work"/>, which undoes itself where it fails, again while it loses races; the last loss is thrown.</summary>
    internal static async Task<T> Retry<T>(Func<Task<T>> work, CancellationToken cancel)
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
}
