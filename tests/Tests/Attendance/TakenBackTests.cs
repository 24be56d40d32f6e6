using System.Text.Json;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Absences that turn out to be none, and work that the plan no longer knows.</summary>
public sealed class TakenBackTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Leaves = "/leaveManagement-api/v1/leaverequests";
    private const string Shifts = "/scheduleManagement-api/v1/shifts";
    private const string Mark = "attendance.markAbsences";
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task Marked_absent_in_the_morning_and_on_paid_sick_leave_by_noon_costs_nothing()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddHours(1);
        var record = await company.Owner.MarkAbsent(worker, shift);
        var leave = await Ask(worker, "sick");
        (await Decide(company, leave, "approved")).GetArrayLength().ShouldBe(1);

        var excused = await company.Owner.Record(record);
        (excused.Str("status"), excused.GetProperty("excusedPaid").GetBoolean(), excused.Id("leaveRequestId")).ShouldBe(("absent", true, leave));
        (await Absences(worker)).ShouldHaveSingleItem().ExcusedPaid.ShouldBeTrue();
        (await company.Owner.Delete($"{RecordsPath}/{record}/excuse")).ShouldRefuse(400, "ExcusedByLeave");
        // They came after all, and a manager says so, though they are off the shift.
        (await company.Owner.Correct(record, new { checkInTime = Nine })).Should(200)["attendanceRecord"].Str("status").ShouldBe("pending");
    }

    [Fact]
    public async Task An_absence_under_unpaid_leave_is_excused_and_not_paid()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddHours(1);
        await company.Owner.MarkAbsent(worker, shift);
        await Decide(company, await Ask(worker, "unpaid"), "approved");
        (await Absences(worker)).ShouldHaveSingleItem().ExcusedPaid.ShouldBeFalse();
        (await Records(worker)).ShouldHaveSingleItem().GetProperty("excused").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("cancelled", true)]
    [InlineData("deleted", true)]
    [InlineData("cancelled", false)]
    [InlineData("deleted", false)]
    public async Task Nobody_was_absent_from_a_shift_that_was_called_off_whoever_marked_it(string how, bool byRule)
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddDays(1);
        if (byRule) await host.RunJob(Mark);
        else await company.Owner.MarkAbsent(worker, shift);
        (await Records(worker)).ShouldHaveSingleItem();

        await CallOff(company, shift, how);

        (await Records(worker)).ShouldBeEmpty();
        (await host.Published("attendance.workedTimeChanged", worker.UserId)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Leave_for_the_day_of_a_missed_shift_that_was_completed_excuses_it()
    {
        var (company, worker, shift) = await DayShift();
        var leave = await Ask(worker, "sick");
        host.Clock.Now = Nine.AddHours(10);
        await host.RunJob(Mark);
        (await company.Owner.Patch($"{Shifts}/{shift}", new { status = "completed" })).Should(200);

        await Decide(company, leave, "approved");

        (await Absences(worker)).ShouldHaveSingleItem().ExcusedPaid.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_is_absent_from_what_is_yet_to_begin()
    {
        var (company, worker, shift) = await DayShift();
        (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift, status = "absent" })).ShouldRefuse(400, "ShiftNotBegun");
        host.Clock.Now = Nine.AddMinutes(-10);
        (await worker.CheckIn(shift)).Should(201);
    }

    [Fact]
    public async Task A_shift_of_the_past_that_was_cancelled_by_mistake_and_revived_was_missed_again()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddDays(1);
        await host.RunJob(Mark);
        await CallOff(company, shift, "cancelled");
        (await Records(worker)).ShouldBeEmpty();

        (await company.Owner.Patch($"{Shifts}/{shift}", new { status = "scheduled" })).Should(200);

        (await Records(worker)).ShouldHaveSingleItem().Str("status").ShouldBe("absent");
        await host.RunJob(Mark);
        (await Records(worker)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_has_leave_on_a_completed_shift_is_not_marked()
    {
        var (company, worker, shift) = await DayShift();
        var leave = await Ask(worker, "sick");
        host.Clock.Now = Nine.AddHours(8);
        (await company.Owner.Patch($"{Shifts}/{shift}", new { status = "completed" })).Should(200);
        await Decide(company, leave, "approved");
        host.Clock.Now = Nine.AddHours(10);
        await host.RunJob(Mark);
        (await Records(worker)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("deleted")]
    public async Task Whoever_is_there_when_the_shift_is_called_off_was_there_until_then(string how)
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddMinutes(-10);
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = Nine.AddMinutes(20);
        (await worker.StartBreak(record)).Should(200);
        host.Clock.Now = Nine.AddMinutes(30);

        await CallOff(company, shift, how);

        var closed = await company.Owner.Record(record);
        closed.Stretches(Nine).ShouldBe(["work -10-30", "break 20-30"]);
        closed.GetProperty("entries").EnumerateArray().ShouldAllBe(e => e.Str("source") == "rule");
        (closed.GetProperty("autoClosed").GetBoolean(), closed.Amount("workedHours")).ShouldBe((true, 0.5m));
        (await host.Published("attendance.autoClosed", record)).ShouldHaveSingleItem().GetProperty("calledOff").GetBoolean().ShouldBeTrue();
        host.Clock.Now = Nine.AddDays(3);
        await host.RunJob("attendance.closeForgotten");
        (await worker.Resume(record)).Status.ShouldBe(400);
        (await company.Owner.Record(record)).Amount("workedHours").ShouldBe(0.5m);
    }

    [Fact]
    public async Task What_nobody_checked_out_of_waits_for_a_manager_to_look()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = Nine.AddDays(1);
        await host.RunJob("attendance.closeForgotten");

        (await company.Owner.Record(record)).Texts("needsReview").ShouldBe(["autoClosed"]);
        (await host.Published("attendance.autoClosed", record)).ShouldHaveSingleItem().GetProperty("calledOff").GetBoolean().ShouldBeFalse();
        (await company.Owner.Get($"{RecordsPath}?needsReview=autoClosed")).Should(200)["attendanceRecords"].GetArrayLength().ShouldBe(1);
        (await company.Owner.Get($"{RecordsPath}?needsReview=lateOut")).Should(200)["attendanceRecords"].GetArrayLength().ShouldBe(0);
        (await company.Owner.Get($"{RecordsPath}?needsReview=null")).Should(200)["attendanceRecords"].GetArrayLength().ShouldBe(0);
        (await company.Owner.Post($"{RecordsPath}/{record}/review", new { note = "Is right" })).Should(200)["attendanceRecord"].Texts("needsReview").ShouldBeEmpty();
        (await company.Owner.Get($"{RecordsPath}?needsReview=null")).Should(200)["attendanceRecords"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_checks_out_long_after_the_end_is_counted_two_hours_beyond_it_until_a_manager_confirms_the_rest()
    {
        var company = await Open();
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "11:00", worker);
        var left = await host.Works(worker, shift, Nine, Nine.AddHours(13));

        (left.Texts("needsReview"), left.Amount("workedHours"), left.Amount("countedHours")).ShouldSatisfyAllConditions(
            t => t.Item1.ShouldBe(["lateOut"]), t => t.Item2.ShouldBe(13m), t => t.Item3.ShouldBe(4m));
        (await host.Worked(worker)).ShouldBe([(0, 240)]);
        (await host.Published("attendance.lateOut", left.Id())).ShouldHaveSingleItem();

        (await company.Owner.Post($"{RecordsPath}/{left.Id()}/review")).Should(200)["attendanceRecord"].Amount("countedHours").ShouldBe(4m);
        var confirmed = (await company.Owner.Post($"{RecordsPath}/{left.Id()}/review", new { confirmLateOut = true })).Should(200)["attendanceRecord"];
        (confirmed.Texts("needsReview").Length, confirmed.Amount("countedHours")).ShouldBe((0, 13m));
        // What a manager enters is confirmed by that.
        (await company.Owner.Correct(left.Id(), new { checkOutTime = Nine.AddHours(12) })).Should(200)["attendanceRecord"].Amount("countedHours").ShouldBe(12m);
    }

    [Fact]
    public async Task Up_to_two_hours_after_the_end_nobody_is_asked()
    {
        var company = await Open();
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "11:00", worker);
        (await host.Works(worker, shift, Nine, Nine.AddHours(4))).Texts("needsReview").ShouldBeEmpty();
    }

    private static async Task CallOff(TestCompany company, Guid shift, string how) =>
        (how is "deleted" ? await company.Owner.Delete($"{Shifts}/{shift}") : await company.Owner.Patch($"{Shifts}/{shift}", new { status = "cancelled" })).Should(200);

    private static async Task<Guid> Ask(Client person, string type) =>
        (await person.Post(Leaves, new { leaveType = type, startDate = "2026-03-03", endDate = "2026-03-03" })).Should(201)["leaveRequest"].Id();

    private static async Task<JsonElement> Decide(TestCompany company, Guid leave, string status) => (await company.Owner.Patch($"{Leaves}/{leave}", new { status })).Should(200)["releasedShifts"];

    private static async Task<List<JsonElement>> Records(Client person) => [.. (await person.Get(RecordsPath)).Should(200)["attendanceRecords"].EnumerateArray()];

    private async Task<IReadOnlyList<Absence>> Absences(Client person) =>
        await host.Ask<IWorkedTimes, IReadOnlyList<Absence>>((await Records(person))[0].Id("companyId"), times => times.Absences([new(person.UserId)], new(2026, 3, 1), new(2026, 3, 31), default));

    private async Task<TestCompany> Open()
    {
        host.Clock.Now = Nine.AddDays(-1);
        return await TestCompany.Found(host);
    }

    private async Task<(TestCompany Company, Client Worker, Guid Shift)> DayShift()
    {
        var company = await Open();
        var worker = await company.Hire();
        return (company, worker, await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker));
    }
}
