using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Schema;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

/// <summary>Leave that was asked for before types and parts were kept has them after the upgrade.</summary>
public sealed class LeaveUpgradeTests
{
    private const string FirstOfTypes = "0180";

    [Fact]
    public async Task What_was_asked_for_before_has_its_type_its_time_and_its_cost()
    {
        var database = await Cluster.EmptyDatabase();
        await Migrator.Run(database, Migration.Embedded().Where(m => string.CompareOrdinal(m.Name[..4], FirstOfTypes) < 0), log: null, CancellationToken.None);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        var company = NewId.At(TimeProvider.System);
        foreach (var (person, type, status) in new[] { ("1", "VACATION", "approved"), ("2", "Ücretsiz İzin", "approved"), ("3", "vacation (not unpaid)", "pending"), ("4", "sabbatical", "rejected"), ("5", "krank", "pending") })
        {
            await Do($"""
                SET ROLE workforceos_system;
                INSERT INTO leave.requests (company_id, id, user_id, request_date, leave_type, start_date, end_date, status, is_active, record_version, created_at, updated_at)
                VALUES ('{company}', '{NewId.At(TimeProvider.System)}', '00000000-0000-0000-0000-00000000000{person}', now(), '{type}', '2026-03-05', '2026-03-09', '{status}', true, 1, now(), now());
                RESET ROLE
                """);
        }

        await Migrator.Run(database, log: null, CancellationToken.None);

        await using var read = new NpgsqlCommand("""
            SELECT concat_ws(' ', coalesce(t.code, '-'), r.paid, r.days, r.hours, r.interrupts, (SELECT string_agg(p.starts::date || '..' || p.ends::date || CASE WHEN p.waits THEN ' waits' ELSE '' END, ',') FROM leave.parts p WHERE p.leave_request_id = r.id))
            FROM leave.requests r LEFT JOIN leave.types t ON t.id = r.leave_type_id ORDER BY r.user_id
            """, connection);
        await using var rows = await read.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync()) found.Add(rows.GetString(0));
        found.ShouldBe(
        [
            "annual t 3.00 24.00 f 2026-03-05..2026-03-10", "unpaid f 3.00 24.00 f 2026-03-05..2026-03-10", "- f 3.00 24.00 f 2026-03-05..2026-03-10",
            "- t 3.00 24.00 f", "sick t 3.00 24.00 t 2026-03-05..2026-03-10 waits",
        ]);

        async Task Do(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
