using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Somebody else's transaction that is just taking the same tap, so that whoever takes it too waits for it, until disposed.</summary>
internal sealed class HeldTap(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    public static async Task<HeldTap> Of(TestHost host, string codename, Guid user, Guid clientId)
    {
        var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using (var bypass = new NpgsqlCommand("SET ROLE workforceos_system", connection)) await bypass.ExecuteNonQueryAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var take = new NpgsqlCommand("""
            INSERT INTO attendance.evidence (company_id, id, record_id, user_id, action, at, source, client_id)
            SELECT id, gen_random_uuid(), gen_random_uuid(), $2, 'in', now(), 'web', $3 FROM identity.companies WHERE codename = $1
            """, connection, transaction) { Parameters = { new() { Value = codename }, new() { Value = user }, new() { Value = clientId } } };
        await take.ExecuteNonQueryAsync();
        return new HeldTap(connection, transaction);
    }

    /// <summary>Ends the session that waits, as a crash would; waits for one to wait.</summary>
    public async Task KillWhoWaits(TestHost host)
    {
        await using var owner = new NpgsqlConnection(host.ConnectionString);
        await owner.OpenAsync();
        for (var tries = 0; tries < 300; tries++)
        {
            await using var kill = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'transactionid'", owner);
            if ((long)(await kill.ExecuteScalarAsync())! > 0) return;
            await Task.Delay(100);
        }
        throw new InvalidOperationException("Nobody came to wait.");
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
