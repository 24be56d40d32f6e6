using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What is kept of days for reports says what their work says, whatever becomes of it, and keeps nobody waiting.</summary>
public sealed class ReportedDaysTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private const string Job = "staffing.reports";

    /// <summary>All of a world.</summary>
    private const string Whole = "from=2025-08-01&to=2026-07-31";

    private static readonly string[] Reports = [.. new[] { "summary", "spend", "coverage", "forecast", "performance", "no-show" }.Select(r => $"{r}?{Whole}"), "daily-ops?date=2026-03-02"];

    public void Dispose() => host.Clock.Now = TestClock.Start;

    /// <summary>Each changes something that a report says.</summary>
    public static TheoryData<string> Changes => new(
        "UPDATE staffing.shifts SET status = 'cancelled' WHERE {one of} staffing.shifts WHERE status = 'completed'",
        "UPDATE staffing.shifts SET status = 'open' WHERE {one of} staffing.shifts WHERE status = 'draft'",
        "UPDATE staffing.shifts SET local_date = local_date + 40 WHERE {one of} staffing.shifts WHERE status = 'completed'",
        "UPDATE staffing.shifts SET hub_id = (SELECT hub_id FROM staffing.shifts o WHERE o.business_id = shifts.business_id AND o.hub_id <> shifts.hub_id LIMIT 1) WHERE {one of} staffing.shifts WHERE status = 'completed'",
        "UPDATE staffing.shifts SET required_workers = required_workers + 1 WHERE {one of} staffing.shifts WHERE status = 'open'",
        "UPDATE staffing.shifts SET assigned_workers = assigned_workers - 1 WHERE {one of} staffing.shifts WHERE status = 'completed' AND assigned_workers > 0",
        "UPDATE staffing.shifts SET is_active = false WHERE {one of} staffing.shifts WHERE status = 'completed'",
        "UPDATE staffing.shift_roles SET workers_needed = workers_needed + 1 WHERE {one of} staffing.shift_roles WHERE status = 'closed' AND starts_at > '2026-03-12' AND shift_id IN (SELECT id FROM staffing.shifts WHERE status = 'open')",
        "UPDATE staffing.shift_roles SET bill_rate_cents = bill_rate_cents + 100 WHERE {one of} staffing.shift_roles WHERE status = 'closed' AND starts_at > '2026-03-12' AND shift_id IN (SELECT id FROM staffing.shifts WHERE status = 'open')",
        "UPDATE staffing.shift_roles SET is_break_paid = NOT is_break_paid, break_minutes = 60 WHERE {one of} staffing.shift_roles WHERE (is_break_paid OR break_minutes > 0) AND status = 'closed' AND starts_at > '2026-03-12' AND shift_id IN (SELECT id FROM staffing.shifts WHERE status = 'open')",
        "UPDATE staffing.shift_roles SET status = 'cancelled' WHERE {one of} staffing.shift_roles WHERE status = 'closed' AND starts_at > '2026-03-12' AND shift_id IN (SELECT id FROM staffing.shifts WHERE status = 'open')",
        "UPDATE staffing.shift_roles SET published_at = published_at - interval '90 days' WHERE {one of} staffing.shift_roles WHERE id IN (SELECT shift_role_id FROM staffing.assignments WHERE status = 'completed' AND replaces_assignment_id IS NULL)",
        "UPDATE staffing.shift_roles r SET catalog_role_id = (SELECT id FROM staffing.catalog_roles c WHERE c.company_id = r.company_id AND c.id <> r.catalog_role_id LIMIT 1), starts_at = starts_at - interval '1 minute' WHERE {one of} staffing.shift_roles WHERE id IN (SELECT shift_role_id FROM staffing.assignments WHERE status = 'completed')",
        "UPDATE staffing.assignments SET status = 'noShow' WHERE {one of} staffing.assignments WHERE status = 'completed' AND shift_id IN (SELECT id FROM staffing.shifts WHERE status = 'completed')",
        "UPDATE staffing.assignments SET status = 'cancelled', cancel_code = 'STAFF_EARLY_CANCEL' WHERE {one of} staffing.assignments WHERE status = 'accepted'",
        "UPDATE staffing.assignments SET cancel_code = 'LATE_WORKER' WHERE {one of} staffing.assignments WHERE status = 'cancelled' AND cancel_code <> 'LATE_WORKER'",
        "UPDATE staffing.assignments SET checked_in_at = starts_at + interval '2 hours' WHERE {one of} staffing.assignments WHERE status = 'completed' AND checked_in_at <= starts_at",
        "UPDATE staffing.assignments SET bill_rate_cents = bill_rate_cents + 500 WHERE {one of} staffing.assignments WHERE status = 'accepted' AND starts_at < '2027-01-01'",
        "UPDATE staffing.assignments SET ends_at = ends_at + interval '3 hours' WHERE {one of} staffing.assignments WHERE status IN ('accepted', 'checkedIn')",
        "UPDATE staffing.assignments SET replaces_assignment_id = gen_random_uuid() WHERE {one of} staffing.assignments WHERE status = 'completed' AND replaces_assignment_id IS NULL",
        "UPDATE staffing.timesheets SET payable_minutes = payable_minutes + 77 WHERE {one of} staffing.timesheets WHERE assignment_id IN (SELECT id FROM staffing.assignments WHERE status = 'completed')",
        "UPDATE staffing.timesheets SET bill_cents = bill_cents + 1 WHERE {one of} staffing.timesheets WHERE assignment_id IN (SELECT id FROM staffing.assignments WHERE status = 'completed')",
        "DELETE FROM staffing.timesheets WHERE {one of} staffing.timesheets WHERE assignment_id IN (SELECT id FROM staffing.assignments WHERE status = 'completed') AND bill_cents > 100",
        "UPDATE staffing.reviews SET rating = 6 - rating WHERE {one of} staffing.reviews WHERE rating <> 3",
        "UPDATE staffing.reviews SET is_active = false WHERE {one of} staffing.reviews WHERE true",
        "DELETE FROM staffing.reviews WHERE {one of} staffing.reviews WHERE true",
        "UPDATE staffing.orders SET vendor_id = NULL WHERE {one of} staffing.orders WHERE vendor_id = '{vendor}' AND id IN (SELECT order_id FROM staffing.shifts WHERE status = 'completed')",
        "UPDATE staffing.orders SET cost_center_id = NULL WHERE {one of} staffing.orders WHERE cost_center_id = '{center}' AND id IN (SELECT order_id FROM staffing.shifts WHERE status = 'completed')",
        "UPDATE staffing.hubs SET timezone = 'Pacific/Kiritimati' WHERE business_id = '{business}'");

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Whatever_changes_reports_say_it_at_once_and_still_when_its_day_was_counted(string change)
    {
        var world = await World();
        await host.RunJob(Job);
        var filter = change.Contains("{vendor}", StringComparison.Ordinal) ? $"&vendorId={world.Vendors[1]}" : change.Contains("{center}", StringComparison.Ordinal) ? $"&costCenterId={world.Centers[0]}" : "";
        var before = await Said(world, filter);
        var changed = await Sql(change.Replace("{one of}", "id = (SELECT id FROM", StringComparison.Ordinal).Replace("{vendor}", $"{world.Vendors[1]}", StringComparison.Ordinal).Replace("{center}", $"{world.Centers[0]}", StringComparison.Ordinal)
            .Replace("{business}", $"{world.Market.Business}", StringComparison.Ordinal) + (change.Contains("{one of}", StringComparison.Ordinal) ? $" AND business_id = '{world.Market.Business}'{OfShiftsThatCount(change)} ORDER BY id LIMIT 1)" : ""));
        changed.ShouldBeGreaterThan(0);

        var atOnce = await Said(world, filter);
        await host.RunJob(Job);
        var counted = await Said(world, filter);
        await Sql($"TRUNCATE staffing.reported_days, staffing.reported_roles; INSERT INTO staffing.touched_days SELECT DISTINCT company_id, business_id, hub_id, local_date FROM staffing.shifts");
        var fromWork = await Said(world, filter);
        // Of what the clock of a hub says it depends on the day.
        if (!change.Contains("staffing.hubs", StringComparison.Ordinal)) (fromWork == before).ShouldBeFalse("the change is one");
        (atOnce == fromWork).ShouldBeTrue($"{atOnce.Split('\n').Except(fromWork.Split('\n')).FirstOrDefault()}");
        (counted == fromWork).ShouldBeTrue($"{counted.Split('\n').Except(fromWork.Split('\n')).FirstOrDefault()}");
    }

    /// <summary>What belongs to a shift that was called off changes nothing.</summary>
    private static string OfShiftsThatCount(string change)
    {
        const string counts = "shift_id IN (SELECT id FROM staffing.shifts WHERE is_active AND status NOT IN ('cancelled', 'draft'))";
        return change.Split("{one of} staffing.")[1].Split(' ')[0] switch
        {
            "shift_roles" or "assignments" => $" AND {counts}",
            "timesheets" or "reviews" => $" AND assignment_id IN (SELECT id FROM staffing.assignments WHERE {counts})",
            _ => "",
        };
    }

    [Fact]
    public async Task Days_that_were_counted_add_up_to_what_a_known_world_comes_to_also_when_time_goes_on()
    {
        var world = await ReportWorld.Make(host, 7, 90);
        await host.RunJob(Job);
        (await Touched(world)).ShouldBe(0);
        var wrong = new List<string>();
        foreach (var days in new[] { 0, 9, 40 })
        {
            host.Clock.Now = TestClock.Start.AddDays(days);
            var owner = days == 0 ? world.Market.Owner : await TestCompany.SignIn(host, world.Market.Owner.Company, world.Market.Owner.Email, TestCompany.Password);
            foreach (var (hubs, vendor, center) in new (Guid[]?, Guid?, Guid?)[] { (null, null, null), ([world.Hubs[0].Id], world.Vendors[0], null), (null, null, world.Centers[1]) })
            {
                var oracle = new ReportOracle(world, hubs, vendor, center, host.Clock.Now);
                foreach (var (first, last) in new (DateOnly, DateOnly)[] { (new(2025, 10, 20), new(2025, 11, 9)), (new(2026, 2, 10), new(2026, 3, 20)), (new(2025, 6, 1), new(2026, 6, 1)) })
                {
                    var query = $"?from={first:yyyy-MM-dd}&to={last:yyyy-MM-dd}{(hubs is null ? "" : $"&hubId={hubs[0]}")}{(vendor is null ? "" : $"&vendorId={vendor}")}{(center is null ? "" : $"&costCenterId={center}")}";
                    await ReportTests.Same(wrong, owner, $"spend{query}&bucket=MONTH", oracle.Spend(first, last, "MONTH"));
                    await ReportTests.Same(wrong, owner, $"coverage{query}", oracle.Coverage(first, last));
                    await ReportTests.Same(wrong, owner, $"forecast{query}", oracle.Forecast(first, last));
                    await ReportTests.Same(wrong, owner, $"performance{query}", oracle.Performance(first, last));
                    await ReportTests.Same(wrong, owner, $"no-show{query}", oracle.NoShow(first, last));
                    await ReportTests.Same(wrong, owner, $"summary{query}", oracle.Summary(first, last));
                }
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_that_is_booked_and_done_is_in_the_report_before_and_after_its_day_is_counted()
    {
        var on = await OnShift.Book(host);
        async Task Spent(long cents)
        {
            (await Spend(on)).ShouldBe(cents);
            await host.RunJob(Job);
            (await Spend(on)).ShouldBe(cents);
        }

        await Spent(330 * 3100 / 60);
        on.At(3);
        (await on.ClockIn()).Should(200);
        await Spent(330 * 3100 / 60);
        on.At(360);
        (await on.ClockOut()).Should(200);
        await Spent(16_895);
    }

    [Fact]
    public async Task Whoever_works_on_a_day_waits_for_nobody_else_who_does_nor_for_its_counting()
    {
        var world = await World();
        await host.RunJob(Job);
        var before = await Said(world);
        var day = $"shift_id IN (SELECT id FROM staffing.shifts WHERE business_id = '{world.Market.Business}' AND status = 'completed')";
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var slow = new NpgsqlConnection(host.ConnectionString);
        await slow.OpenAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var one = new NpgsqlCommand($"UPDATE staffing.assignments SET checked_in_at = checked_in_at + interval '1 day' WHERE id = (SELECT min(id::text)::uuid FROM staffing.assignments WHERE status = 'completed' AND checked_in_at <= starts_at + interval '5 minutes' AND {day})", slow, transaction))
            (await one.ExecuteNonQueryAsync()).ShouldBe(1);
        await using (var other = source.CreateCommand($"SET lock_timeout = '2s'; UPDATE staffing.shifts SET required_workers = required_workers + 1 WHERE business_id = '{world.Market.Business}'")) await other.ExecuteNonQueryAsync();
        await host.RunJob(Job);
        (await Touched(world)).ShouldBe(0, "of the other it is not known yet");
        var between = await Said(world);
        between.ShouldNotBe(before);
        await transaction.CommitAsync();
        (await Touched(world)).ShouldBe(1);
        (await Said(world)).ShouldNotBe(between);
    }

    [Fact]
    public async Task Many_who_change_days_while_they_are_counted_and_read_leave_what_the_work_says()
    {
        var world = await World();
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        using var done = new CancellationTokenSource();
        var counting = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested) await host.RunJob(Job);
        });
        var reading = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var spend = (await world.Market.Owner.Get($"/client/reports/spend?{Whole}")).Should(200);
                var total = spend["totalSpendCents"].GetInt64();
                foreach (var part in new[] { "series", "byHub", "byRole" }) spend[part].EnumerateArray().Sum(p => p.GetProperty("amountCents").GetInt64()).ShouldBe(total, part);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
        {
            var random = new Random(writer);
            for (var n = 0; n < 50; n++)
            {
                await using var change = source.CreateCommand(random.Next(3) switch
                {
                    0 => $"UPDATE staffing.timesheets SET bill_cents = bill_cents + 7 WHERE id = (SELECT id FROM staffing.timesheets WHERE business_id = '{world.Market.Business}' ORDER BY id OFFSET {random.Next(40)} LIMIT 1)",
                    1 => $"UPDATE staffing.assignments SET status = CASE status WHEN 'completed' THEN 'noShow' ELSE 'completed' END WHERE id = (SELECT id FROM staffing.assignments WHERE business_id = '{world.Market.Business}' AND status IN ('completed', 'noShow') ORDER BY id OFFSET {random.Next(40)} LIMIT 1)",
                    _ => $"UPDATE staffing.shifts SET required_workers = required_workers + 1 WHERE id = (SELECT id FROM staffing.shifts WHERE business_id = '{world.Market.Business}' ORDER BY id OFFSET {random.Next(40)} LIMIT 1)",
                });
                await change.ExecuteNonQueryAsync();
            }
        })));
        await done.CancelAsync();
        await Task.WhenAll(counting, reading);

        var atOnce = await Said(world);
        await host.RunJob(Job);
        var counted = await Said(world);
        await Sql($"TRUNCATE staffing.reported_days, staffing.reported_roles; INSERT INTO staffing.touched_days SELECT DISTINCT company_id, business_id, hub_id, local_date FROM staffing.shifts");
        var fromWork = await Said(world);
        atOnce.ShouldBe(fromWork);
        counted.ShouldBe(fromWork);
    }

    private Task<ReportWorld> World() => ReportWorld.Make(host, 8, 60);


    /// <summary>Everything that reports say.</summary>
    private static async Task<string> Said(ReportWorld world, string filter = "")
    {
        var said = new List<string>();
        foreach (var report in Reports) said.Add($"{report}\n{ReportTests.Plain((await world.Market.Owner.Get($"/client/reports/{report}{filter}")).Should(200).Body)}");
        return string.Join('\n', said);
    }

    private static async Task<long> Spend(OnShift on) => (await on.Market.Owner.Get("/client/reports/spend?from=2026-03-02&to=2026-03-02")).Should(200)["totalSpendCents"].GetInt64();

    private async Task<long> Touched(ReportWorld world)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var count = source.CreateCommand($"SELECT count(*) FROM staffing.touched_days WHERE company_id = '{world.Market.CompanyId().Value}'");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private async Task<int> Sql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        var changed = await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return changed;
    }
}
