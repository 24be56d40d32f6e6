using Npgsql;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>Shifts are placed by the company's clock as it is when they are written, and records follow it.</summary>
public sealed class ZoneRaceTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Shifts_generated_while_the_clock_changes_are_placed_by_the_new_one()
    {
        var company = await TestCompany.Found(host);
        var template = (await company.Owner.Post(Roster.Templates, new { name = "Early", startTime = "06:00", endTime = "14:00", recurrenceRule = "FREQ=DAILY" })).Should(201)["shiftTemplate"];
        await using var other = new NpgsqlConnection(host.ConnectionString);
        await other.OpenAsync();
        await using var generating = await HoldTemplate(other, template.Id());

        var waiting = company.Owner.Post($"{Roster.Templates}/{template.Id()}/generate", new { from = "2026-11-28", to = "2026-11-30" });
        await UntilSomebodyWaits(other);
        (await company.Owner.Patch($"/auth-api/v1/companies/{template.Id("companyId")}", new { timezone = "America/New_York" })).Should(200);
        await generating.RollbackAsync();

        var shifts = (await waiting).Should(201)["shifts"].EnumerateArray().ToList();
        shifts.Count.ShouldBe(3);
        shifts.ShouldAllBe(s => s.GetProperty("startsAt").GetDateTimeOffset().Hour == 11);
    }

    [Fact]
    public async Task A_rule_that_counts_too_far_is_refused_without_waiting_for_anybody()
    {
        var company = await TestCompany.Found(host);
        var template = (await company.Owner.Post(Roster.Templates, new { name = "For ever", startTime = "06:00", endTime = "14:00", recurrenceRule = "FREQ=DAILY;COUNT=999999" })).Should(201)["shiftTemplate"].Id();
        await using var other = new NpgsqlConnection(host.ConnectionString);
        await other.OpenAsync();
        await using var generating = await HoldTemplate(other, template);

        var refused = await company.Owner.Post($"{Roster.Templates}/{template}/generate", new { from = "8998-01-01", to = "8998-12-31", anchor = "1900-01-01", dryRun = true });

        refused.ShouldRefuse(400, "GenerationRange").Message!.ShouldContain("at most 10 years");
    }

    [Fact]
    public async Task Who_checked_in_early_is_judged_by_when_the_shift_is_now()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var shift = await company.Owner.Planned("2026-03-02", "09:30", "17:30", anna);
        var record = (await anna.CheckIn(shift)).Should(201)["attendanceRecord"];
        try
        {
            (await company.Owner.Patch($"/auth-api/v1/companies/{record.Id("companyId")}", new { timezone = "Asia/Dubai" })).Should(200);

            host.Clock.Now = new DateTimeOffset(2026, 3, 2, 13, 30, 0, TimeSpan.Zero);
            (await anna.CheckOut(record.Id())).Should(200)["attendanceRecord"].Str("status").ShouldBe("present");
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    private static async Task<NpgsqlTransaction> HoldTemplate(NpgsqlConnection connection, Guid template)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("SELECT pg_advisory_xact_lock(('x' || right(replace($1::text, '-', ''), 16))::bit(64)::bigint)", connection) { Parameters = { new() { Value = template.ToString() } } };
        await hold.ExecuteNonQueryAsync();
        return transaction;
    }

    private static async Task UntilSomebodyWaits(NpgsqlConnection connection)
    {
        for (var look = 0; look < 500; look++)
        {
            await using var waiting = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())", connection);
            if ((long)(await waiting.ExecuteScalarAsync())! > 0) return;
            await Task.Delay(20);
        }
        throw new TimeoutException("Nobody waits.");
    }
}
