using System.Text.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

/// <summary>A company's new clock is answered at once, whatever lies ahead; what lies ahead follows by a job, some at a time.</summary>
public sealed class FollowZoneTests(FollowZoneTests.FirstHost host) : IClassFixture<FollowZoneTests.FirstHost>
{
    private const string Job = "scheduling.followZone";
    private const string NewYork = "America/New_York";

    [Fact]
    public async Task Thousands_of_shifts_cost_the_request_no_more_than_one_and_all_follow_afterwards()
    {
        var (few, many) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (anna, crew) = (await few.Hire("Anna"), new[] { await many.Hire("Ben"), await many.Hire("Cleo"), await many.Hire("Dora") });
        var first = await few.Owner.Planned("2026-03-03", "09:00", "17:00", anna);
        var one = await many.Owner.Planned("2026-03-03", "09:00", "17:00", crew[0]);
        var (small, large) = ((await few.Owner.ReadShift(first)).Id("companyId"), (await many.Owner.ReadShift(one)).Id("companyId"));
        foreach (var person in crew) await Fill(large, person, days: 1500);

        var forOne = await Commands(few, () => ChangeZone(few, small, NewYork));
        var forThousands = await Commands(many, () => ChangeZone(many, large, NewYork));

        forOne.ShouldBeLessThanOrEqualTo(20);
        forThousands.ShouldBeLessThanOrEqualTo(forOne);
        (await Ask<long>($"SELECT count(*) FROM scheduling.bookings WHERE company_id = '{large}' AND zone_version = 0")).ShouldBe(4501);
        (await many.Owner.ReadShift(one)).StartsAt().ShouldBe(new DateTimeOffset(2026, 3, 3, 14, 0, 0, TimeSpan.Zero));
        (await crew[1].Get($"{Roster.Shifts}?shiftDate=2026-07-01")).Should(200)["shifts"].EnumerateArray().ShouldHaveSingleItem().StartsAt().Hour.ShouldBe(13);

        await host.RunJob(Job);

        (await Misplaced(large, NewYork)).ShouldBe(0);
        (await Ask<long>("SELECT count(*) FROM scheduling.zone_moves")).ShouldBe(0);
        var idle = await Commands(many, () => host.RunJob(Job));
        idle.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task What_was_broken_off_in_the_middle_goes_on_at_another_host_and_both_at_once_do_no_harm()
    {
        var company = await TestCompany.Found(host);
        var crew = new[] { await company.Hire("Anna"), await company.Hire("Ben"), await company.Hire("Cleo") };
        var shift = await company.Owner.Planned("2026-03-03", "09:00", "17:00", crew[0]);
        var id = (await company.Owner.ReadShift(shift)).Id("companyId");
        foreach (var person in crew) await Fill(id, person, days: 700);
        var last = crew.Max(p => p.UserId);
        await ChangeZone(company, id, NewYork);
        await Ask<object>($"""
            CREATE FUNCTION public.break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken off'; END $$;
            CREATE TRIGGER break_off BEFORE UPDATE ON scheduling.bookings FOR EACH ROW WHEN (NEW.user_id = '{last}') EXECUTE FUNCTION public.break_off();
            """);

        await Should.ThrowAsync<AggregateException>(() => host.RunJob(Job));
        await Ask<object>("DROP TRIGGER break_off ON scheduling.bookings; DROP FUNCTION public.break_off()");

        var (done, left) = (await Count("zone_version = 1"), await Count("zone_version = 0"));
        done.ShouldBeGreaterThan(0);
        left.ShouldBe(last == crew[0].UserId ? 701 : 700);

        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        await Task.WhenAll(host.RunJob(Job), other.RunJob(Job));

        (await Count("zone_version = 0")).ShouldBe(0);
        (await Misplaced(id, NewYork)).ShouldBe(0);
        (await Ask<long>($"SELECT count(*) FROM scheduling.bookings WHERE company_id = '{id}' AND NOT active")).ShouldBe(0);

        Task<long> Count(string which) => Ask<long>($"SELECT count(*) FROM scheduling.bookings WHERE company_id = '{id}' AND {which}");
    }

    [Fact]
    public async Task Who_plans_before_all_has_followed_meets_what_is_ahead_where_it_will_be()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var morning = await company.Owner.Planned("2026-03-10", "09:00", "12:00", anna);
        var both = await company.Owner.Planned("2026-03-11", "09:00", "12:00", anna, ben);
        var id = (await company.Owner.ReadShift(morning)).Id("companyId");
        var kitchen = await company.Department("Kitchen");
        var cooking = (await company.Owner.PlanFor(kitchen, "2026-03-12", "09:00", "12:00")).Should(201)["shift"].Id();
        await ChangeZone(company, id, NewYork);

        // 09:00 was where 05:00 is now, and is where nothing was before.
        (await company.Owner.Plan("2026-03-10", "09:30", "10:00", anna)).Conflicts().ShouldHaveSingleItem().Id("shiftId").ShouldBe(morning);
        var early = await company.Owner.Planned("2026-03-10", "05:00", "08:00", anna);
        (await company.Owner.Change(both, new { location = "Harbour" })).Should(200)["shift"].StartsAt().Hour.ShouldBe(13);
        (await company.Owner.Post("/auth-api/v1/usergroupmembers", new { groupId = kitchen, userId = anna.UserId })).Should(201);
        var (leave, _) = await company.Approve(ben, "2026-03-20", "2026-03-20");
        await Task.WhenAll([host.RunJob(Job), .. Enumerable.Range(1, 8).Select(day => company.Owner.Planned($"2026-04-0{day}", "22:00", "06:00", anna, ben))]);

        (await company.Owner.ReadShift(early)).StartsAt().ShouldBe(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
        (await Misplaced(id, NewYork)).ShouldBe(0);
        (await anna.ListedShifts()).Count.ShouldBe(12);
        (await anna.ListedShifts()).ShouldContain(cooking);
        (await company.Owner.Plan("2026-03-20", "23:00", "23:30", ben)).Conflicts().ShouldHaveSingleItem().Id("leaveRequestId").ShouldBe(leave);
    }

    [Fact]
    public async Task A_second_change_before_the_first_was_followed_is_followed_in_its_turn()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var evening = await company.Owner.Planned("2026-03-02", "19:00", "20:00", anna);
        var later = await company.Owner.Planned("2026-03-05", "09:00", "17:00", anna);
        var id = (await company.Owner.ReadShift(later)).Id("companyId");
        try
        {
            await ChangeZone(company, id, "Asia/Tokyo");
            var between = await company.Owner.Planned("2026-03-06", "09:00", "17:00", anna);
            // By Tokyo's clock the evening began at 10:00 UTC; by UTC it would still be ahead.
            host.Clock.Now = new DateTimeOffset(2026, 3, 2, 10, 30, 0, TimeSpan.Zero);
            await ChangeZone(company, id, NewYork);

            await host.RunJob(Job);

            (await company.Owner.ReadShift(evening)).StartsAt().ShouldBe(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
            (await Ask<DateTime>($"SELECT starts_at FROM scheduling.bookings WHERE shift_id = '{evening}'")).Hour.ShouldBe(10);
            foreach (var shift in new[] { later, between }) (await company.Owner.ReadShift(shift)).StartsAt().Hour.ShouldBe(14);
            (await Ask<long>($"SELECT count(*) FROM scheduling.bookings WHERE company_id = '{id}' AND zone_version <> 2")).ShouldBe(0);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Who_finds_no_room_by_the_new_clock_is_off_and_holds_up_nobody()
    {
        var company = await TestCompany.Found(host);
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var running = await company.Owner.Planned("2026-03-02", "08:00", "16:00", anna);
        var next = await company.Owner.Planned("2026-03-02", "17:00", "22:00", anna, ben);
        var last = await company.Owner.Planned("2026-03-02", "22:00", "23:00", anna);
        var id = (await company.Owner.ReadShift(running)).Id("companyId");
        await ChangeZone(company, id, "Asia/Kolkata");

        await host.RunJob(Job);

        (await company.Owner.ReadShift(next)).Array("assignedUserIds").ShouldBe([ben.UserId]);
        (await host.Published("shift.released", next)).ShouldHaveSingleItem().Str("reason").ShouldBe("zoneChanged");
        (await anna.ListedShifts()).ShouldBe([last, running]);
        (await ben.ListedShifts()).ShouldBe([next]);
        (await Ask<long>("SELECT count(*) FROM scheduling.zone_moves")).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_absent_by_the_old_clock()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire("Anna");
        var shift = await company.Owner.Planned("2026-03-02", "12:00", "13:00", anna);
        var id = (await company.Owner.ReadShift(shift)).Id("companyId");
        try
        {
            await ChangeZone(company, id, NewYork);
            host.Clock.Now = new DateTimeOffset(2026, 3, 2, 14, 30, 0, TimeSpan.Zero);
            await host.RunJob("attendance.markAbsences");
            (await Absent()).ShouldBe(0);

            await host.RunJob(Job);
            host.Clock.Now = new DateTimeOffset(2026, 3, 2, 19, 30, 0, TimeSpan.Zero);
            await host.RunJob("attendance.markAbsences");
            (await Absent()).ShouldBe(1);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }

        async Task<int> Absent() => (await company.Owner.Get("/attendanceManagement-api/v1/attendance-records")).Should(200)["attendanceRecords"].GetArrayLength();
    }

    private static async Task ChangeZone(TestCompany company, Guid id, string zone) => (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { timezone = zone })).Should(200);

    /// <summary>A shift of an hour for each day from 2026-03-04, as it was placed in UTC.</summary>
    private Task<object> Fill(Guid company, Client person, int days) => Ask<object>($"""
        WITH made AS (
            INSERT INTO scheduling.shifts (company_id, id, is_active, record_version, created_at, updated_at, shift_date, start_time, end_time, starts_at, ends_at, assigned_user_ids, assigned_department_ids, status, created_by)
            SELECT '{company}', gen_random_uuid(), true, 1, now(), now(), day::date, '09:00', '10:00', (day + time '09:00') AT TIME ZONE 'UTC', (day + time '10:00') AT TIME ZONE 'UTC', ARRAY['{person.UserId}'::uuid], '{"{}"}', 'scheduled', '{person.UserId}'
            FROM generate_series(timestamp '2026-03-04', timestamp '2026-03-04' + interval '{days - 1} days', interval '1 day') AS day RETURNING *)
        INSERT INTO scheduling.bookings (company_id, id, user_id, shift_id, first_day, last_day, starts_at, ends_at, via, active)
        SELECT company_id, gen_random_uuid(), '{person.UserId}', id, shift_date, shift_date, starts_at, ends_at, 'direct', true FROM made
        """);

    /// <summary>Shifts and bookings that are not where date and times are by PostgreSQL's own rules of the zone.</summary>
    private Task<long> Misplaced(Guid company, string zone) => Ask<long>($"""
        SELECT count(*) FROM scheduling.shifts s LEFT JOIN scheduling.bookings b ON b.company_id = s.company_id AND b.shift_id = s.id
        WHERE s.company_id = '{company}'
          AND ((s.shift_date + s.start_time) AT TIME ZONE '{zone}' <> s.starts_at OR b.starts_at <> s.starts_at OR b.ends_at <> s.ends_at OR s.zone_version <> 1 OR b.zone_version <> 1)
        """);

    private async Task<T> Ask<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var role = new NpgsqlCommand("SELECT set_config('role', 'workforceos_system', false) WHERE NOT $1", connection) { Parameters = { new() { Value = sql.Contains("TRIGGER") } } };
        await role.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync() ?? new object());
    }

    private async Task<int> Commands(TestCompany company, Func<Task> work)
    {
        using var counter = await StatementCounter.Of(company.Owner, host.ConnectionString);
        await work();
        return counter.Commands.Count;
    }

    public sealed class FirstHost : TestHost
    {
        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;
    }
}

internal static class Moments
{
    public static DateTimeOffset StartsAt(this JsonElement shift) => shift.GetProperty("startsAt").GetDateTimeOffset();
}
