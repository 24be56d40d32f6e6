using WorkforceOS.Contracts.Identity;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class MarkAbsentTests(TestHost host) : IClassFixture<TestHost>
{
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task A_manager_marks_with_reason_and_note_which_the_person_never_sees()
    {
        var company = await Open();
        var manager = await company.Hire("Lina Line");
        var report = await company.HireReport(manager);
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", report);
        host.Clock.Now = Nine;

        var absent = (await manager.Post(MarkAbsentPath, new { userId = report.UserId, shiftId = shift, status = "absent", absenceReason = "Sick", managerNote = "Called at eight" })).Should(200)["attendanceRecord"];
        (absent.Str("status"), absent.Str("absenceReason"), absent.Str("managerNote")).ShouldBe(("absent", "Sick", "Called at eight"));
        absent.GetProperty("checkInTime").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        foreach (var seen in new[] { await report.Record(absent.Id()), (await report.Get(RecordsPath)).Should(200)["attendanceRecords"][0] })
            (seen.Str("status"), seen.Str("absenceReason"), seen.Str("managerNote")).ShouldBe(("absent", null, null));
        (await manager.Record(absent.Id())).Str("managerNote").ShouldBe("Called at eight");
    }

    [Fact]
    public async Task A_line_managers_own_record_is_as_an_employees()
    {
        var company = await Open();
        var manager = await company.Hire("Lina Line");
        await company.HireReport(manager);
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", manager);
        host.Clock.Now = Nine;

        (await manager.Post(MarkAbsentPath, new { userId = manager.UserId, shiftId = shift, status = "absent" })).ShouldRefuse(403, "ForbiddenAccess");
        var absent = (await company.Owner.Post(MarkAbsentPath, new { userId = manager.UserId, shiftId = shift, status = "absent", managerNote = "Talk to her" })).Should(200)["attendanceRecord"].Id();
        (await manager.Record(absent)).Str("managerNote").ShouldBeNull();
        (await manager.Get(RecordsPath)).Should(200)["attendanceRecords"].EnumerateArray().ShouldAllBe(r => r.Str("managerNote") == null);
    }

    [Fact]
    public async Task Whoever_had_checked_in_turns_absent_but_not_after_checking_out()
    {
        var company = await Open();
        var (here, gone) = (await company.Hire("Hans Here"), await company.Hire("Gina Gone"));
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", here, gone);
        host.Clock.Now = Nine;
        var open = (await here.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        await host.Works(gone, shift, Nine, Nine.AddHours(1));

        var turned = (await company.Owner.Post(MarkAbsentPath, new { userId = here.UserId, shiftId = shift, status = "absent" })).Should(200)["attendanceRecord"];
        (turned.Id(), turned.Str("status"), turned.GetProperty("recordVersion").GetInt32()).ShouldBe((open, "absent", 2));
        (await company.Owner.Post(MarkAbsentPath, new { userId = gone.UserId, shiftId = shift, status = "absent" })).ShouldRefuse(400, "AlreadyCheckedOut");
        (await here.CheckOut(open)).ShouldRefuse(400, "NotCheckedIn");
    }

    [Fact]
    public async Task Nobody_else_may_and_only_the_assigned_can_be_absent()
    {
        var company = await Open();
        var (worker, other) = (await company.Hire(), await company.Hire());
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);

        (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift, status = "absent" })).ShouldRefuse(400, "ShiftNotBegun");
        host.Clock.Now = Nine;
        (await other.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift, status = "absent" })).ShouldRefuse(403, "ForbiddenAccess");
        (await worker.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift, status = "absent" })).ShouldRefuse(403, "ForbiddenAccess");
        (await company.Owner.Post(MarkAbsentPath, new { userId = other.UserId, shiftId = shift, status = "absent" })).ShouldRefuse(400, "NotAssigned");
        (await company.Owner.Post(MarkAbsentPath, new { shiftId = shift })).Should(400).Message.ShouldBe("errMsg_userIdisRequired");
    }

    [Theory]
    [InlineData("completed", null)]
    [InlineData("cancelled", "ShiftCancelled")]
    public async Task A_completed_shift_can_have_been_missed_and_a_cancelled_one_cannot(string status, string? refusal)
    {
        var company = await Open();
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);
        host.Clock.Now = Nine.AddHours(8);
        (await company.Owner.Patch($"/scheduleManagement-api/v1/shifts/{shift}", new { status })).Should(200);

        var answer = await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift, status = "absent" });
        if (refusal is null) answer.Should(200)["attendanceRecord"].Str("status").ShouldBe("absent");
        else answer.ShouldRefuse(400, refusal);
    }

    [Fact]
    public async Task Marking_and_checking_in_at_the_same_moment_leave_one_record()
    {
        var company = await Open();
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);
        host.Clock.Now = Nine;

        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? worker.CheckIn(shift)
            : company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift, status = "absent" })));

        replies.ShouldAllBe(r => r.Status < 500);
        replies.Count(r => r.Status == 201).ShouldBeLessThanOrEqualTo(1);
        var record = (await company.Owner.Get($"{RecordsPath}?shiftId={shift}")).Should(200)["attendanceRecords"].EnumerateArray().ShouldHaveSingleItem();
        record.Str("status").ShouldBe("absent");
    }

    [Fact]
    public async Task Why_an_erased_person_was_absent_is_forgotten_and_that_they_were_is_not()
    {
        var company = await Open();
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);
        host.Clock.Now = Nine;
        var absent = (await company.Owner.Post(MarkAbsentPath, new { userId = worker.UserId, shiftId = shift, status = "absent", absenceReason = "Sick", managerNote = "Again" })).Should(200)["attendanceRecord"].Id();

        await host.Happen(company, company.Owner, new UserErased(new(worker.UserId)));

        var kept = await company.Owner.Record(absent);
        (kept.Str("status"), kept.Str("absenceReason"), kept.Str("managerNote")).ShouldBe(("absent", null, null));
    }

    private async Task<TestCompany> Open()
    {
        host.Clock.Now = Nine.AddDays(-1);
        return await TestCompany.Found(host);
    }
}
