using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>How a report of a year finds what it counts.</summary>
public sealed class ReportPlanTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_year_is_read_from_its_days_by_their_index_and_nobodys_work_is_walked_through()
    {
        var world = await ReportWorld.Make(host, 9, 30);
        var (company, shift) = (world.Market.CompanyId().Value, world.Own.First(s => s.Counts && s.People.Any(p => p.Worked)).Id);
        await host.Sql($"""
            CREATE TEMP TABLE more ON COMMIT DROP AS SELECT n, gen_random_uuid() AS shift, gen_random_uuid() AS role, s.hub_id, s.starts_at - make_interval(days => n % 360) AS starts_at, s.ends_at - make_interval(days => n % 360) AS ends_at, s.local_date - n % 360 AS local_date
                FROM staffing.shifts s, generate_series(1, 8000) n WHERE s.id = '{shift}';
            INSERT INTO staffing.shifts SELECT x.* FROM more m, staffing.shifts s, jsonb_populate_record(s, jsonb_build_object('id', m.shift, 'shift_code', 'M' || n, 'starts_at', m.starts_at, 'ends_at', m.ends_at, 'local_date', m.local_date)) x WHERE s.id = '{shift}';
            INSERT INTO staffing.shift_roles SELECT x.* FROM more m, staffing.shift_roles r, jsonb_populate_record(r, jsonb_build_object('id', m.role, 'shift_id', m.shift, 'starts_at', m.starts_at, 'ends_at', m.ends_at)) x
                WHERE r.id = (SELECT id FROM staffing.shift_roles WHERE shift_id = '{shift}' LIMIT 1);
            INSERT INTO staffing.assignments SELECT x.* FROM more m, staffing.assignments a,
                jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'shift_id', m.shift, 'shift_role_id', m.role, 'status', CASE WHEN n % 50 = 0 THEN 'noShow' ELSE 'completed' END, 'starts_at', m.starts_at, 'ends_at', m.ends_at)) x
                WHERE a.id = (SELECT id FROM staffing.assignments WHERE shift_id = '{shift}' AND status IN ('completed', 'checkedOut') LIMIT 1);
            """);
        await host.RunJob("staffing.reports");
        await host.Sql("ANALYZE staffing.shifts; ANALYZE staffing.shift_roles; ANALYZE staffing.assignments; ANALYZE staffing.touched_days; ANALYZE staffing.reported_days; ANALYZE staffing.reported_roles");
        foreach (var report in (string[])[.. new[] { "summary", "spend", "coverage", "forecast", "performance", "no-show" }.Select(r => $"{r}?from=2025-08-01&to=2026-07-31"), "daily-ops?date=2025-12-02"])
        {
            using var counter = await StatementCounter.Of(world.Market.Owner, host.ConnectionString);
            (await world.Market.Owner.Get($"/client/reports/{report}")).Should(200);
            foreach (var asked in counter.Commands.Where(c => c.Contains("near AS MATERIALIZED", StringComparison.Ordinal)))
            {
                var plan = await Plan(asked, company);
                foreach (var table in new[] { "shifts", "shift_roles", "assignments" }) plan.ShouldNotContain($"Seq Scan on {table}", customMessage: $"{report}\n{plan}");
                if (!report.StartsWith("daily-ops", StringComparison.Ordinal)) plan.ShouldContain("reported_day", customMessage: report);
                if (report.StartsWith("no-show", StringComparison.Ordinal)) plan.ShouldContain("assignments_missed", customMessage: plan);
            }
        }
    }

    /// <summary>As the host asks, whom row security fences in.</summary>
    private async Task<string> Plan(string sql, Guid company)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using (var role = new NpgsqlCommand($"SET ROLE workforceos_app; SELECT set_config('app.company_id', '{company}', false)", connection)) await role.ExecuteNonQueryAsync();
        await using var explain = new NpgsqlCommand("EXPLAIN " + sql, connection);
        await using var rows = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await rows.ReadAsync()) plan.Add(rows.GetString(0));
        return string.Join('\n', plan);
    }
}
