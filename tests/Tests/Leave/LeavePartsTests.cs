using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class LeavePartsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Shifts = "/scheduleManagement-api/v1/shifts";

    [Fact]
    public async Task Of_sixty_halves_of_one_day_at_once_two_stand()
    {
        var team = await Team.Gather(host);
        var replies = await Race.AtOnce(60, i => Ask(team.Report, "2026-03-10", new { startPart = i % 2 == 0 ? "morning" : "afternoon" }));
        replies.Count(r => r.Status == 201).ShouldBe(2);
        replies.Where(r => r.Status != 201).Select(r => (r.Status, r.ErrCode)).Distinct().ShouldBe([(400, "LeaveOverlap")]);
        replies.Where(r => r.Status == 201).Select(r => r["leaveRequest"].Str("startPart")).ShouldBe(["morning", "afternoon"], ignoreOrder: true);
        (await Ask(team.Report, "2026-03-10", new { fromTime = "11:00", toTime = "12:00" })).ShouldRefuse(400, "LeaveOverlap");
    }

    [Fact]
    public async Task Halves_and_hours_take_that_time_of_the_day_and_no_other()
    {
        var team = await Team.Gather(host, "Europe/Berlin");
        var (morning, afternoon, evening) = (await Shift(team, "2026-03-10", "06:00", "12:00"), await Shift(team, "2026-03-10", "12:00", "18:00"), await Shift(team, "2026-03-10", "19:00", "21:00"));
        var half = (await Ask(team.Report, "2026-03-10", new { startPart = "afternoon" })).Should(201)["leaveRequest"].Id();
        (await Ask(team.Report, "2026-03-10", new { fromTime = "06:00", toTime = "07:00" })).Should(201);

        (await team.Manager.Answer(half, "approved")).Should(200)["releasedShifts"].EnumerateArray().Select(s => s.Id()).ShouldBe([afternoon, evening]);
        (await People(team, morning)).ShouldBe([team.Report.UserId]);
        (await Plan(team, "2026-03-10", "12:00", "13:00")).ShouldRefuse(400, "ShiftConflict");
        (await Plan(team, "2026-03-11", "00:00", "06:00")).Should(201);

        var day = (await Days(team, half)).ShouldHaveSingleItem();
        (day.Portion, day.StartsAt, day.EndsAt).ShouldBe((LeavePortion.Half, new(2026, 3, 10, 11, 0, 0, TimeSpan.Zero), new(2026, 3, 10, 23, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task Days_in_between_may_be_left_out_and_are_worked()
    {
        var team = await Team.Gather(host);
        var kept = await Shift(team, "2026-03-11");
        var id = (await team.Report.Post(Asking.Url, new { leaveType = "annual", startDate = "2026-03-09", endDate = "2026-03-13", startPart = "afternoon", endPart = "morning", exceptDays = new[] { "2026-03-12", "2026-03-11" } })).Should(201)["leaveRequest"].Id();
        (await team.Manager.Answer(id, "approved")).Should(200)["releasedShifts"].GetArrayLength().ShouldBe(0);

        (await People(team, kept)).ShouldBe([team.Report.UserId]);
        (await Days(team, id)).Select(d => (d.Day.Day, d.Portion)).ShouldBe([(9, LeavePortion.Half), (10, LeavePortion.Full), (13, LeavePortion.Half)]);
        (await Plan(team, "2026-03-12", "09:00", "17:00")).Should(201);
        (await Plan(team, "2026-03-13", "11:00", "13:00")).ShouldRefuse(400, "ShiftConflict");
        (await team.Owner.Answer(id, "cancelled")).Should(200);
        (await Plan(team, "2026-03-13", "11:00", "13:00")).Should(201);
    }

    [Fact]
    public async Task Parts_that_make_no_sense_are_refused()
    {
        var team = await Team.Gather(host);
        (await Ask(team.Report, "2026-03-10", new { startPart = "morning", endPart = "afternoon" })).ShouldRefuse(400, "LeavePartsNotValid");
        (await Ask(team.Report, "2026-03-10", new { startPart = "morning" }, "2026-03-11")).ShouldRefuse(400, "LeavePartsNotValid");
        (await Ask(team.Report, "2026-03-10", new { fromTime = "10:00" })).ShouldRefuse(400, "LeaveTimesNotValid");
        (await Ask(team.Report, "2026-03-10", new { fromTime = "10:00", toTime = "09:00" })).ShouldRefuse(400, "LeaveTimesNotValid");
        (await Ask(team.Report, "2026-03-10", new { fromTime = "10:00", toTime = "11:00" }, "2026-03-11")).ShouldRefuse(400, "LeaveTimesNotValid");
        (await Ask(team.Report, "2026-03-10", new { exceptDays = new[] { "2026-03-10" } })).ShouldRefuse(400, "LeaveExceptDaysNotValid");
        (await Ask(team.Report, "2026-03-10", new { exceptDays = new[] { "2026-03-14" } }, "2026-03-12")).ShouldRefuse(400, "LeaveExceptDaysNotValid");
        (await Ask(team.Report, "2026-03-10", new { fromTime = "22:00", toTime = "00:00" })).Should(201);
    }

    [Fact]
    public async Task Whoever_has_worked_a_shift_stays_on_it_and_the_leave_is_around_it()
    {
        var team = await Team.Gather(host);
        host.Clock.Now = new(2026, 3, 2, 5, 50, 0, TimeSpan.Zero);
        var (worked, missed) = (await Shift(team, "2026-03-02", "06:00", "14:00"), await Shift(team, "2026-03-02", "16:00", "18:00"));
        var record = (await team.Report.Post("/attendanceManagement-api/v1/check-in", new { shiftId = worked })).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);
        (await team.Report.Post("/attendanceManagement-api/v1/check-out", new { attendanceRecordId = record })).Should(200);
        host.Clock.Now = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

        var id = await team.Report.Asked("2026-03-02", "2026-03-03", "unpaid");
        (await team.Manager.Answer(id, "approved")).Should(200)["releasedShifts"].EnumerateArray().Select(s => s.Id()).ShouldBe([missed]);

        (await People(team, worked)).ShouldBe([team.Report.UserId]);
        (await Days(team, id)).Count.ShouldBe(2);
        (await Plan(team, "2026-03-02", "05:00", "05:30")).ShouldRefuse(400, "ShiftConflict");
        (await Plan(team, "2026-03-02", "20:00", "21:00")).ShouldRefuse(400, "ShiftConflict");
        (await Plan(team, "2026-03-03", "09:00", "10:00")).ShouldRefuse(400, "ShiftConflict");

        // Over another clock the leave stays around it.
        var company = (await team.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        (await team.Owner.Patch($"/auth-api/v1/companies/{company}", new { timezone = "Europe/Istanbul" })).Should(200);
        (await Plan(team, "2026-03-03", "23:00", "23:30")).ShouldRefuse(400, "ShiftConflict");
        (await Plan(team, "2026-03-04", "00:00", "01:00")).Should(201);
        host.Clock.Now = TestClock.Start;
    }

    private static Task<Reply> Ask(Client person, string day, object more, string? to = null)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more))!.AsObject();
        (body["leaveType"], body["startDate"], body["endDate"]) = ("other", day, to ?? day);
        return person.Post(Asking.Url, body);
    }

    private async Task<List<LeaveDay>> Days(Team team, Guid leave)
    {
        var person = new UserId(team.Report.UserId);
        var days = await host.Ask<IApprovedLeave, ILookup<UserId, LeaveDay>>((await team.Report.Leave(leave)).Id("companyId"), l => l.Days([person], new(2026, 3, 1), new(2026, 3, 31), default));
        return [.. days[person]];
    }

    private static Task<Reply> Plan(Team team, string day, string from, string to) =>
        team.Owner.Post(Shifts, new { shiftDate = day, startTime = from, endTime = to, assignedUserIds = new[] { team.Report.UserId } });

    private static async Task<Guid> Shift(Team team, string day, string from = "09:00", string to = "17:00") => (await Plan(team, day, from, to)).Should(201)["shift"].Id();

    private static async Task<List<Guid>> People(Team team, Guid shift) =>
        [.. (await team.Owner.Get($"{Shifts}/{shift}")).Should(200)["shift"].GetProperty("assignedUserIds").EnumerateArray().Select(p => p.GetGuid())];
}
