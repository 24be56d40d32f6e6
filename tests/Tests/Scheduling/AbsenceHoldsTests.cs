using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Scheduling;

public sealed class AbsenceHoldsTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Approval_takes_the_person_off_every_overlapping_shift_before_it_is_answered()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var (anna, ben) = (await company.Hire("Anna"), await company.Hire("Ben"));
        var kitchen = await company.Department("Kitchen", anna, ben);
        var nightBefore = await company.Owner.Planned("2026-03-09", "22:00", "06:00", anna);
        var shared = (await company.Owner.PlanFor(kitchen, "2026-03-10", "09:00", "17:00")).Should(201)["shift"].Id();
        var called = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-10", startTime = "18:00", endTime = "19:00", assignedUserIds = Roster.Ids(anna), status = "cancelled" })).Should(201)["shift"].Id();
        var lastNight = await company.Owner.Planned("2026-03-11", "23:00", "00:00", anna, ben);
        var after = await company.Owner.Planned("2026-03-12", "00:00", "06:00", anna);

        var (_, approval) = await company.Approve(anna, "2026-03-10", "2026-03-11");

        approval["releasedShifts"].EnumerateArray().Select(s => s.Id()).ShouldBe([nightBefore, shared, lastNight]);
        (await anna.ListedShifts()).ShouldBe([after, called]);
        (await ben.ListedShifts()).ShouldBe([lastNight, shared]);
        (await company.Owner.ReadShift(lastNight)).Array("assignedUserIds").ShouldBe([ben.UserId]);
        (await company.Owner.ReadShift(shared)).Array("assignedDepartmentIds").ShouldBe([kitchen]);
        (await company.Owner.ReadShift(nightBefore)).GetProperty("recordVersion").GetInt32().ShouldBe(2);
        var told = (await host.Published("shift.released", shared)).ShouldHaveSingleItem();
        told.Id("user").ShouldBe(anna.UserId);
        told.Id("createdBy").ShouldBe(company.Owner.UserId);
        told.Str("reason").ShouldBe("leave");
    }

    [Fact]
    public async Task Cancelled_leave_opens_the_days_and_restores_no_shift()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var shift = await company.Owner.Planned("2026-03-10", "09:00", "17:00", anna);
        var (leave, _) = await company.Approve(anna, "2026-03-10", "2026-03-10");
        (await company.Owner.Plan("2026-03-10", "20:00", "21:00", anna)).Conflicts().Count.ShouldBe(1);

        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "cancelled" })).Should(200);

        (await anna.ListedShifts()).ShouldBeEmpty();
        (await company.Owner.Change(shift, new { assignedUserIds = Roster.Ids(anna) })).Should(200);
    }

    [Fact]
    public async Task Leaves_side_by_side_keep_apart_from_shifts_and_not_from_each_other()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        await company.Approve(anna, "2026-03-10", "2026-03-11");
        await company.Approve(anna, "2026-03-12", "2026-03-12");
        (await company.Owner.Plan("2026-03-11", "20:00", "04:00", anna)).Conflicts().Count.ShouldBe(2);
        (await company.Owner.Plan("2026-03-13", "00:00", "04:00", anna)).Should(201);
    }

    [Fact]
    public async Task Days_from_which_leave_took_somebody_still_count_as_planned()
    {
        var company = await TestCompany.Found(host);
        var anna = await company.Hire();
        var kept = (await company.Owner.Plan("2026-03-09", "22:00", "00:00", anna)).Should(201)["shift"];
        await company.Owner.Planned("2026-03-10", "09:00", "12:00", anna);
        await company.Owner.Planned("2026-03-10", "13:00", "17:00", anna);
        await company.Owner.Planned("2026-03-12", "09:00", "12:00", anna);
        var called = await company.Owner.Planned("2026-03-13", "09:00", "12:00", anna);
        var deleted = await company.Owner.Planned("2026-03-14", "09:00", "12:00", anna);
        await company.Approve(anna, "2026-03-10", "2026-03-14");
        (await company.Owner.Change(called, new { status = "cancelled" })).Should(200);
        (await company.Owner.Delete($"{Roster.Shifts}/{deleted}")).Should(200);

        var days = await host.Ask<IShifts, ILookup<UserId, PlannedTime>>(kept.Id("companyId"), shifts => shifts.PlannedTimes([new(anna.UserId), new(company.Owner.UserId)], new(2026, 3, 9), new(2026, 3, 11), default));
        days[new(anna.UserId)].Select(p => (p.Day, p.Seconds)).ShouldBe([(new(2026, 3, 9), 2 * 3600), (new(2026, 3, 10), 7 * 3600)]);
        days[new(company.Owner.UserId)].ShouldBeEmpty();
        var later = await host.Ask<IShifts, ILookup<UserId, PlannedTime>>(kept.Id("companyId"), shifts => shifts.PlannedTimes([new(anna.UserId)], new(2026, 3, 11), new(2026, 3, 20), default));
        later[new(anna.UserId)].Select(p => p.Day).ShouldBe([new(2026, 3, 12)]);
    }

    [Fact]
    public async Task Others_ask_for_briefs_facts_and_what_has_ended()
    {
        var company = await TestCompany.Found(host, "Europe/Berlin");
        var (anna, ben) = (await company.Hire(), await company.Hire());
        var shift = (await company.Owner.Plan("2026-03-01", "22:00", "06:00", anna, ben)).Should(201)["shift"];
        var called = (await company.Owner.Post(Roster.Shifts, new { shiftDate = "2026-03-01", startTime = "22:00", endTime = "06:00", assignedUserIds = Roster.Ids(anna), status = "cancelled" })).Should(201)["shift"].Id();
        var (id, of) = (new ShiftId(shift.Id()), shift.Id("companyId"));
        var end = new DateTimeOffset(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

        var facts = (await host.Ask<IShifts, ShiftFacts?>(of, shifts => shifts.Find(id, default)))!;
        (facts.Day, facts.StartsAt, facts.EndsAt, facts.Scheduled, facts.CreatedBy).ShouldBe((new(2026, 3, 1), end.AddHours(-8), end, true, new UserId(company.Owner.UserId)));
        facts.People.Select(p => p.Value).ShouldBe([anna.UserId, ben.UserId], ignoreOrder: true);
        (await host.Ask<IShifts, ShiftFacts?>(of, shifts => shifts.Find(new(called), default)))!.Scheduled.ShouldBeFalse();
        (await host.Ask<IShifts, ShiftFacts?>(NewId.At(TimeProvider.System), shifts => shifts.Find(id, default))).ShouldBeNull();
        (await host.Ask<IShifts, IReadOnlyDictionary<ShiftId, ShiftBrief>>(of, shifts => shifts.Briefs([id, new(Guid.Empty)], default))).Keys.ShouldBe([id]);
        var ended = await host.Ask<IShifts, IReadOnlyList<PlannedWork>>(of, shifts => shifts.EndedBetween(end, end.AddSeconds(1), 10, default));
        ended.Select(w => w.User.Value).ShouldBe([anna.UserId, ben.UserId], ignoreOrder: true);
        ended.ShouldAllBe(w => w.Shift == id && w.Day == new DateOnly(2026, 3, 1) && w.EndsAt == end);
        (await host.Ask<IShifts, IReadOnlyList<PlannedWork>>(of, shifts => shifts.EndedBetween(end.AddDays(-1), end, 10, default))).ShouldBeEmpty();
    }
}
