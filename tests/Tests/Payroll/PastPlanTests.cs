using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Payroll;

/// <summary>
/// A missed shift costs at most what was planned of its day: whoever changes the plan of what has begun tells payroll, and reports are stale
/// where they would come out otherwise. Somebody is absent on Saturday 2026-03-07, on which their pattern has no hours; it is Monday.
/// </summary>
public sealed class PastPlanTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Saturday = "2026-03-07";

    /// <summary>Every way in which a plan of the past can become another one: what is so before the report is calculated, and what happens then.</summary>
    private static readonly Dictionary<string, Path> Paths = new()
    {
        ["somebody is taken off"] = new(s => s.Change(new { assignedUserIds = Array.Empty<Guid>() }), IsStale: true),
        ["moved to another day"] = new(s => s.Change(new { shiftDate = "2026-03-08" }), IsStale: false),
        ["moved out of the period"] = new(s => s.Change(new { shiftDate = "2026-02-28" }), IsStale: true),
        ["moved ahead"] = new(s => s.Change(new { shiftDate = "2026-03-20" }), IsStale: true),
        ["made shorter"] = new(s => s.Change(new { endTime = "13:00" }), IsStale: true),
        ["made shorter when it was completed"] = new(s => s.Change(new { endTime = "13:00" }), IsStale: true, Before: s => s.Change(new { status = "completed" })),
        ["given a break"] = new(s => s.Change(new { breakMinutes = 60 }), IsStale: true),
        ["cancelled"] = new(s => s.Change(new { status = "cancelled" }), IsStale: true),
        ["revived"] = new(s => s.Change(new { status = "scheduled" }), IsStale: true, Before: s => s.Change(new { status = "cancelled" })),
        ["deleted"] = new(s => s.Owner.Delete($"{Roster.Shifts}/{s.Shift}"), IsStale: true),
        ["its department dropped"] = new(s => s.Change(new { assignedDepartmentIds = Array.Empty<Guid>() }), IsStale: true,
            Before: s => s.Change(new { assignedUserIds = Array.Empty<Guid>(), assignedDepartmentIds = new[] { s.Department } })),
        ["released by leave"] = new(s => s.Leave(), IsStale: true),
        ["cancelled after leave released it"] = new(s => s.Change(new { status = "cancelled" }), IsStale: false, Before: s => s.Leave()),
        ["another one planned on the same day"] = new(s => s.Owner.Plan(Saturday, "18:00", "20:00", s.Worker), IsStale: false),
        ["others generated"] = new(s => s.Generate(), IsStale: false),
    };

    public static TheoryData<string> Names => [.. Paths.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_report_is_stale_exactly_where_another_plan_of_the_past_makes_another_sum(string path)
    {
        var (_, worker, shift) = await Absent();
        if (Paths[path].Before is { } prepare) (await prepare(shift)).Status.ShouldBeOneOf(200, 201);
        var report = (await shift.Owner.Calculate(worker)).Should(201)["payrollReport"];
        var before = (await host.Published("shift.planChanged", worker.UserId)).Count;

        (await Paths[path].Act(shift)).Status.ShouldBeOneOf(200, 201);

        (await host.Published("shift.planChanged", worker.UserId)).Count.ShouldBe(before + 1);
        (await shift.Owner.Report(report)).IsStale().ShouldBe(Paths[path].IsStale);
        var again = (await shift.Owner.Calculate(worker)).Should(200)["payrollReport"];
        (again.Money() != report.Money()).ShouldBe(Paths[path].IsStale, $"{report.Money()} became {again.Money()}");
    }

    [Fact]
    public async Task Old_and_new_days_are_told_and_nothing_of_what_is_ahead_or_the_same()
    {
        var (company, worker, shift) = await Absent();
        (await shift.Change(new { shiftDate = "2026-03-08" })).Should(200);
        (await host.Published("shift.planChanged", worker.UserId))[^1].GetProperty("days").EnumerateArray().Select(d => d.GetString()).ShouldBe([Saturday, "2026-03-08"]);
        var told = (await host.Published("shift.planChanged", worker.UserId)).Count;

        (await shift.Change(new { location = "Dock" })).Should(200);
        var ahead = await company.Owner.Planned("2026-03-20", "09:00", "17:00", worker);
        (await company.Owner.Change(ahead, new { endTime = "13:00" })).Should(200);
        (await company.Owner.Delete($"{Roster.Shifts}/{ahead}")).Should(200);
        (await host.Published("shift.planChanged", worker.UserId)).Count.ShouldBe(told);
    }

    [Fact]
    public async Task A_shift_that_the_companys_new_clock_took_away_when_it_had_begun_is_planned_no_longer()
    {
        host.Clock.Now = TestClock.Start;
        var (company, worker) = await Employ();
        await company.Owner.Planned("2026-03-06", "11:00", "10:00", worker);
        var shift = await company.Owner.Planned(Saturday, "10:30", "18:30", worker);
        host.Clock.Now = At("2026-03-06T12:00:00Z");
        (await company.Owner.Patch($"/auth-api/v1/companies/{(await company.Owner.Get("/auth-api/currentuser")).Body.Id("companyId")}", new { timezone = "Asia/Tokyo" })).Should(200);
        host.Clock.Now = At("2026-03-07T20:00:00Z");
        await company.Owner.MarkAbsent(worker, shift);
        var report = (await company.Owner.Calculate(worker)).Should(201)["payrollReport"];

        await host.RunJob("scheduling.followZone");

        (await host.Published("shift.planChanged", worker.UserId)).Count.ShouldBe(1);
        (await company.Owner.Report(report)).IsStale().ShouldBeTrue();
        (await company.Owner.Calculate(worker)).Should(200)["payrollReport"].Money().ShouldBe(3200);
    }

    [Fact]
    public async Task A_past_shift_is_deleted_in_as_many_statements_for_twelve_as_for_two()
    {
        host.Clock.Now = TestClock.Start;
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var n = 0; n < 12; n++) crew.Add(await company.Hire());
        var (small, large) = (await company.Owner.Planned("2026-02-27", "09:00", "17:00", crew[0], crew[1]), await company.Owner.Planned("2026-02-26", "09:00", "17:00", [.. crew]));

        var forTwo = await Statements(company, small);
        (await Statements(company, large)).ShouldBe(forTwo);
        (await host.Published("shift.planChanged", crew[11].UserId)).Count.ShouldBe(2);
    }

    private async Task<int> Statements(TestCompany company, Guid shift)
    {
        using var counter = await StatementCounter.Of(company.Owner, host.ConnectionString);
        (await company.Owner.Delete($"{Roster.Shifts}/{shift}")).Should(200);
        return counter.Commands.Count(c => !c.Contains("identity.sessions", StringComparison.Ordinal));
    }

    private async Task<(TestCompany Company, Client Worker, PastShift Shift)> Absent()
    {
        host.Clock.Now = TestClock.Start;
        var (company, worker) = await Employ();
        var department = await company.Department("Dock", worker);
        var shift = await company.Owner.Planned(Saturday, "09:00", "17:00", worker);
        host.Clock.Now = At("2026-03-09T12:00:00Z");
        await company.Owner.MarkAbsent(worker, shift);
        await host.RunJob("attendance.markAbsences");
        return (company, worker, new PastShift(company.Owner, worker, shift, department));
    }

    private async Task<(TestCompany Company, Client Worker)> Employ()
    {
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 3200);
        return (company, worker);
    }

    /// <param name="IsStale">Whether the report calculated before it comes out otherwise.</param>
    private sealed record Path(Func<PastShift, Task<Reply>> Act, bool IsStale, Func<PastShift, Task<Reply>>? Before = null);

    private sealed record PastShift(Client Owner, Client Worker, Guid Shift, Guid Department)
    {
        public Task<Reply> Change(object change) => Owner.Change(Shift, change);

        public Task<Reply> Leave() =>
            Owner.Post("/leaveManagement-api/v1/leaverequests", new { userId = Worker.UserId, leaveType = "parental", startDate = "2026-03-06", endDate = "2026-03-09", status = "approved" });

        public async Task<Reply> Generate()
        {
            var template = (await Owner.Post(Roster.Templates, new { name = "Late", startTime = "18:00", endTime = "20:00", recurrenceRule = "FREQ=DAILY" })).Should(201)["shiftTemplate"].Id();
            return await Owner.Post($"{Roster.Templates}/{template}/generate", new { from = "2026-03-05", to = Saturday, anchor = "2026-03-05", assignedUserIds = new[] { Worker.UserId } });
        }
    }
}
