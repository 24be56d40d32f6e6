using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Identity;

/// <summary>Forgets codes, failures and sessions that nobody asks about any more.</summary>
internal sealed class SweepSignIn(TimeProvider clock) : IJob
{
    public const string Name = "identity.sweepSignIn";
    private static readonly TimeSpan HistoryKept = TimeSpan.FromDays(180);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        await using var sweep = new NpgsqlCommand("""
            DELETE FROM identity.login_failures WHERE first_at < @unlocked;
            DELETE FROM identity.guesses WHERE daily_since < @counted;
            DELETE FROM identity.phone_codes WHERE started_at < @counted;
            DELETE FROM identity.codes WHERE expires_at < @forgotten;
            DELETE FROM identity.sessions WHERE expires_at < @forgotten
            """, services.GetRequiredService<Scope>().Connection);
        sweep.Parameters.AddWithValue("unlocked", clock.GetUtcNow() - LoginFailures.Window);
        sweep.Parameters.AddWithValue("counted", clock.GetUtcNow() - 2 * Guesses.Day);
        sweep.Parameters.AddWithValue("forgotten", clock.GetUtcNow() - HistoryKept);
        await sweep.ExecuteNonQueryAsync(cancel);
    }
}
