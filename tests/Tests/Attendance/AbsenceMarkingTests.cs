using System.Text.Json;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class AbsenceMarkingTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Job = "attendance.markAbsences";
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task An_hour_after_the_end_who_has_no_record_was_absent_and_is_marked_once()
    {
        var company = await Open();
        var (here, away) = (await company.Hire("Hans Here"), await company.Hire("Aida Away"));
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", here, away);
        host.Clock.Now = Nine;
        (await here.CheckIn(shift)).Should(201);

        host.Clock.Now = Nine.AddHours(9);
        await host.RunJob(Job);
        (await Absences(company)).ShouldBeEmpty("the hour is not over");

        host.Clock.Now = Nine.AddHours(9).AddMinutes(1);
        await host.RunJob(Job);
        await host.RunJob(Job);
        var absence = (await Absences(company)).ShouldHaveSingleItem();
        (absence.Id("userId"), absence.Id("shiftId"), absence.Str("checkInTime")).ShouldBe((away.UserId, shift, null));
        (await host.Published("attendance.absent", absence.Id())).ShouldHaveSingleItem().GetProperty("byRule").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_is_marked_or_comes_in_outside_their_employment()
    {
        var company = await Open();
        var (employed, gone, free) = (await company.Hire("Emma Employed"), await company.Hire("Gina Gone"), await company.Hire("Fred Free"));
        foreach (var person in new[] { employed, gone }) await company.Profile(person, salary: 3000);
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", employed, gone, free);
        // As it is between the end of an employment and the release of its shifts.
        await host.Run("UPDATE employees.employments SET ends_on = '2026-03-02', end_reason = 'other' WHERE user_id = $1", gone.UserId);

        host.Clock.Now = Nine;
        (await gone.CheckIn(shift)).ShouldRefuse(400, "NotEmployed");
        (await company.Owner.Post(CheckInPath, new { shiftId = shift, userId = gone.UserId, checkInTime = Nine })).ShouldRefuse(400, "NotEmployed");
        host.Clock.Now = Nine.AddHours(10);
        await host.RunJob(Job);
        (await Absences(company)).Select(a => a.Id("userId")).ShouldBe([employed.UserId, free.UserId], ignoreOrder: true);
    }

    [Fact]
    public async Task After_days_of_downtime_every_shift_meanwhile_is_marked()
    {
        var company = await Open();
        var worker = await company.Hire();
        string[] days = ["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"];
        foreach (var day in days) await company.Owner.Plan(day, "09:00", "17:00", worker);
        await company.Owner.Plan("2026-03-06", "20:00", "23:00", worker);

        host.Clock.Now = At("2026-03-06T18:30:00Z");
        await host.RunJob(Job);

        (await Absences(company)).Select(a => a.GetProperty("shift").Str("shiftDate")).Order().ShouldBe(days);
    }

    [Fact]
    public async Task Who_missed_a_shift_that_was_completed_at_its_end_was_absent_all_the_same()
    {
        var company = await Open();
        var (here, away) = (await company.Hire("Hans Here"), await company.Hire("Aida Away"));
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", here, away);
        await host.Works(here, shift, Nine, Nine.AddHours(8));
        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shift}", new { status = "completed" })).Should(200);

        host.Clock.Now = Nine.AddDays(1);
        await host.RunJob(Job);
        (await Absences(company)).ShouldHaveSingleItem().Id("userId").ShouldBe(away.UserId);
    }

    [Fact]
    public async Task Shifts_from_before_the_company_was_here_are_left_alone()
    {
        var company = await Open();
        var worker = await company.Hire();
        await company.Owner.Plan("2026-02-10", "09:00", "17:00", worker);
        host.Clock.Now = Nine;
        await host.RunJob(Job);
        (await Absences(company)).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_people_than_are_looked_at_at_once_end_at_the_same_moment()
    {
        var company = await Open();
        var people = await host.Seed(company, 450);
        await company.Owner.Plan("2026-03-03", "09:00", "17:00", people);
        var late = await company.Hire();
        await company.Owner.Plan("2026-03-03", "09:00", "17:30", late);

        host.Clock.Now = Nine.AddHours(12);
        await host.RunJob(Job);

        (await company.Owner.Get($"{RecordsPath}?status=absent&pageRowCount=1")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(451);
    }

    [Fact]
    public async Task Leave_that_is_approved_afterwards_excuses_the_absence_whoever_marked_it_and_its_end_takes_the_excuse_back()
    {
        var company = await Open();
        var (sick, marked) = (await company.Hire("Sina Sick"), await company.Hire("Mara Marked"));
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", sick, marked);
        var leaves = new List<Guid>();
        foreach (var person in new[] { sick, marked })
            leaves.Add((await person.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "sick", startDate = "2026-03-03", endDate = "2026-03-03" })).Should(201)["leaveRequest"].Id());
        host.Clock.Now = Nine.AddDays(1);
        (await company.Owner.Post(MarkAbsentPath, new { userId = marked.UserId, shiftId = shift, status = "absent" })).Should(200);
        await host.RunJob(Job);
        (await Absences(company)).Count.ShouldBe(2);

        foreach (var leave in leaves) (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);
        (await Absences(company)).Select(a => (a.Id("leaveRequestId"), a.GetProperty("excused").GetBoolean(), a.GetProperty("excusedPaid").GetBoolean()))
            .ShouldBe(leaves.Select(leave => (leave, true, true)), ignoreOrder: true);
        (await Absences(company, $"&leaveRequestId={leaves[0]}")).Count.ShouldBe(1);

        foreach (var leave in leaves) (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "cancelled" })).Should(200);
        (await Absences(company)).ShouldAllBe(a => !a.GetProperty("excused").GetBoolean() && !a.GetProperty("excusedPaid").GetBoolean() && a.Str("leaveRequestId") == null);
    }

    [Fact]
    public async Task Leave_that_becomes_shorter_excuses_no_absence_any_more_that_it_has_left()
    {
        var company = await Open();
        var sick = await company.Hire("Sina Sick");
        var stays = await company.Owner.Plan("2026-03-03", "09:00", "17:00", sick);
        var left = await company.Owner.Plan("2026-03-04", "09:00", "17:00", sick);
        var leave = (await sick.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "sick", startDate = "2026-03-03", endDate = "2026-03-04" })).Should(201)["leaveRequest"].Id();
        host.Clock.Now = Nine.AddDays(2);
        await host.RunJob(Job);
        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);
        (await Absences(company)).ShouldAllBe(a => a.GetProperty("excused").GetBoolean());

        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { endDate = "2026-03-03" })).Should(200);

        (await Absences(company)).Select(a => (a.Id("shiftId"), a.GetProperty("excused").GetBoolean(), a.Str("leaveRequestId") is null))
            .ShouldBe([(stays, true, false), (left, false, true)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("deleted")]
    public async Task A_shift_called_off_after_it_was_over_had_no_absentees_and_nobody_is_bothered(string how)
    {
        var (company, worker, shift) = await Missed();

        var path = $"/scheduleManagement-api/v1/shifts/{shift}";
        (how is "deleted" ? await company.Owner.Delete(path) : await company.Owner.Patch(path, new { status = "cancelled" })).Should(200);
        (await Absences(company)).ShouldBeEmpty();
        (await worker.Get("/notification-api/notifications?kind=shiftReleased")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_shift_moved_to_a_day_yet_to_come_has_no_absentees()
    {
        var (company, worker, shift) = await Missed();

        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shift}", new { shiftDate = "2026-03-05", startTime = "09:00", endTime = "17:00" })).Should(200);
        (await Absences(company)).ShouldBeEmpty();
        host.Clock.Now = Nine.AddDays(2);
        (await worker.CheckIn(shift)).Should(201);
    }

    [Fact]
    public async Task Who_is_on_leave_is_not_absent()
    {
        var company = await Open();
        var worker = await company.Hire();
        await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);
        var leave = (await worker.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = "2026-03-03", endDate = "2026-03-03" })).Should(201)["leaveRequest"].Id();
        (await company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);

        host.Clock.Now = Nine.AddDays(1);
        await host.RunJob(Job);
        (await Absences(company)).ShouldBeEmpty();
    }

    /// <summary>Somebody was absent yesterday, and it stands on record.</summary>
    private async Task<(TestCompany Company, Client Worker, Guid Shift)> Missed()
    {
        var company = await Open();
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);
        host.Clock.Now = Nine.AddDays(1);
        await host.RunJob(Job);
        (await Absences(company)).ShouldHaveSingleItem();
        return (company, worker, shift);
    }

    private async Task<TestCompany> Open()
    {
        host.Clock.Now = Nine.AddDays(-1);
        return await TestCompany.Found(host);
    }

    private static async Task<List<JsonElement>> Absences(TestCompany company, string more = "") =>
        [.. (await company.Owner.Get($"{RecordsPath}?status=absent{more}")).Should(200)["attendanceRecords"].EnumerateArray()];
}
