using System.Text.Json;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

public sealed class CorrectRecordTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_reason_alone_corrects_nothing_of_a_record_that_is_there()
    {
        host.Clock.Now = At("2026-03-02T09:00:00Z");
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", worker);
        var record = (await host.Works(worker, shift, At("2026-03-03T09:00:00Z"), At("2026-03-03T17:00:00Z"))).Id();
        foreach (var nothing in new object[] { new { }, new { status = "pending" } }) (await company.Owner.Correct(record, nothing)).ShouldRefuse(400, "NothingCorrected");
        (await worker.Record(record)).Number("recordVersion").ShouldBe(2);
        (await host.Published("attendance.corrected", record)).ShouldBeEmpty();
        (await company.Owner.Correct(Guid.NewGuid(), new { })).ShouldRefuse(404, "404");
        (await (await TestCompany.Found(host)).Owner.Correct(record, new { })).ShouldRefuse(404, "404");
        (await worker.Correct(record, new { })).ShouldRefuse(403, "OwnTime");
    }

    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task A_wrong_way_out_is_put_right_and_hours_hear_of_it()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddHours(12);
        var record = await company.Owner.Enter(worker, shift, Nine, Nine.AddHours(11));

        var corrected = (await company.Owner.Correct(record, new { checkOutTime = Nine.AddHours(7) })).Should(200)["attendanceRecord"];

        (corrected.Str("status"), corrected.Amount("workedHours"), corrected.Amount("countedHours"), corrected.Number("recordVersion")).ShouldBe(("leftEarly", 7m, 7m, 2));
        corrected.Stretches(Nine).ShouldBe(["work 0-420"]);
        (await host.Published("attendance.workedTimeChanged", worker.UserId)).Count.ShouldBe(2);
        var told = (await host.Published("attendance.corrected", record)).ShouldHaveSingleItem();
        (told.GetProperty("old").GetProperty("checkOut").GetDateTimeOffset(), told.GetProperty("new").GetProperty("checkOut").GetDateTimeOffset()).ShouldBe((Nine.AddHours(11), Nine.AddHours(7)));
    }

    [Fact]
    public async Task A_forgotten_way_in_is_set_to_its_true_time_and_lateness_is_judged_anew_unless_it_is_given()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddMinutes(30);
        var record = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();

        var early = (await company.Owner.Correct(record, new { checkInTime = Nine.AddMinutes(-90) })).Should(200)["attendanceRecord"];
        (early.Str("status"), early.Number("lateByMinutes"), early.GetProperty("checkInTime").GetDateTimeOffset()).ShouldBe(("pending", null, Nine.AddMinutes(-90)));
        var late = (await company.Owner.Correct(record, new { checkInTime = Nine.AddMinutes(20) })).Should(200)["attendanceRecord"];
        (late.Str("status"), late.Number("lateByMinutes")).ShouldBe(("late", 20));
        var excused = (await company.Owner.Correct(record, new { checkInTime = Nine.AddMinutes(20), lateByMinutes = 0, managerNote = "Train" })).Should(200)["attendanceRecord"];
        (excused.Str("status"), excused.Number("lateByMinutes"), excused.Str("managerNote")).ShouldBe(("pending", null, "Train"));
        // They are still there, and leave as ever.
        host.Clock.Now = Nine.AddHours(8);
        (await worker.CheckOut(record)).Should(200)["attendanceRecord"].Stretches(Nine).ShouldBe(["work 20-480"]);
    }

    [Fact]
    public async Task An_absence_becomes_work_and_work_an_absence()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddDays(1);
        var record = await company.Owner.MarkAbsent(worker, shift);

        (await company.Owner.Correct(record, new { checkOutTime = Nine.AddHours(8) })).ShouldRefuse(400, "NotCheckedIn");
        (await company.Owner.Correct(record, new { lateByMinutes = 5 })).ShouldRefuse(400, "NotCheckedIn");
        var there = (await company.Owner.Correct(record, new { checkInTime = Nine, checkOutTime = Nine.AddHours(8) })).Should(200)["attendanceRecord"];
        (there.Str("status"), there.Amount("workedHours")).ShouldBe(("present", 8m));

        (await company.Owner.Correct(record, new { checkInTime = Nine, status = "absent" })).ShouldRefuse(400, "StatusNotPossible");
        var away = (await company.Owner.Correct(record, new { status = "absent" })).Should(200)["attendanceRecord"];
        (away.Str("status"), away.Amount("workedHours"), away.GetProperty("entries").GetArrayLength()).ShouldBe(("absent", null, 0));
    }

    [Fact]
    public async Task Entries_take_the_place_of_all_there_are()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddHours(9);
        var record = await company.Owner.Enter(worker, shift, Nine, Nine.AddHours(8));
        object Entry(string kind, int from, int? to) => new { kind, startsAt = Nine.AddMinutes(from), endsAt = to is { } end ? Nine.AddMinutes(end) : (DateTimeOffset?)null };

        var corrected = (await company.Owner.Correct(record, new { entries = new[] { Entry("work", 240, 480), Entry("work", 0, 180), Entry("break", 60, 75) }, overtimeApproved = 1.25 })).Should(200)["attendanceRecord"];
        corrected.Stretches(Nine).ShouldBe(["work 0-180", "break 60-75", "work 240-480"]);
        (corrected.Amount("workedHours"), corrected.Amount("breakMinutes"), corrected.Amount("overtimeApproved")).ShouldBe((6.75m, 75m, 1.25m));

        // The times alone move the first in and the last out.
        (await company.Owner.Correct(record, new { checkInTime = Nine.AddMinutes(65), checkOutTime = Nine.AddMinutes(450) })).Should(200)["attendanceRecord"]
            .Stretches(Nine).ShouldBe(["work 65-180", "break 65-75", "work 240-450"]);

        (await company.Owner.Correct(record, new { entries = new[] { Entry("work", 0, 60) }, checkInTime = Nine })).ShouldRefuse(400, "EntriesOrTimes");
        foreach (var wrong in new[]
        {
            [], new[] { Entry("break", 0, 60) }, [Entry("work", 60, 0)], [Entry("work", 0, 100), Entry("work", 99, 200)], [Entry("work", 0, null), Entry("work", 100, 200)],
            [Entry("work", 0, 100), Entry("break", 90, 110)], [Entry("work", 0, 100), Entry("break", 90, null)], [Entry("work", 0, 200), Entry("break", 10, 50), Entry("break", 40, 60)],
        })
            (await company.Owner.Correct(record, new { entries = wrong })).ShouldRefuse(400, "EntriesNotValid");
    }

    [Fact]
    public async Task Times_lie_near_the_shift_and_never_ahead()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddHours(9);
        var record = await company.Owner.Enter(worker, shift, Nine, Nine.AddHours(8));

        (await company.Owner.Correct(record, new { checkOutTime = Nine.AddHours(9).AddSeconds(1) })).ShouldRefuse(400, "TimeInFuture");
        (await company.Owner.Correct(record, new { checkInTime = Nine.AddHours(-12).AddSeconds(-1) })).ShouldRefuse(400, "TimesTooFar");
        (await company.Owner.Correct(record, new { checkInTime = Nine.AddHours(-12) })).Should(200);
        (await company.Owner.Correct(record, new { checkInTime = Nine.AddHours(8), checkOutTime = Nine.AddHours(7) })).ShouldRefuse(400, "CheckOutBeforeCheckIn");
        host.Clock.Now = Nine.AddDays(4);
        (await company.Owner.Correct(record, new { checkOutTime = Nine.AddHours(32).AddSeconds(1) })).ShouldRefuse(400, "TimesTooFar");
        (await company.Owner.Correct(record, new { checkOutTime = Nine.AddHours(32) })).Should(200);
    }

    [Fact]
    public async Task Nobody_decides_of_their_own_time_and_whoever_does_says_why()
    {
        var company = await Open();
        var manager = await company.Hire("Lina Line");
        var report = await company.HireReport(manager);
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", company.Owner, manager, report);
        host.Clock.Now = Nine;
        var own = (await company.Owner.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        var managers = (await manager.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        var reports = (await report.CheckIn(shift)).Should(201)["attendanceRecord"].Id();

        foreach (var (who, record) in new[] { (company.Owner, own), (manager, managers), (report, reports) })
        {
            (await who.Correct(record, new { checkInTime = Nine.AddHours(-1) })).ShouldRefuse(403, "OwnTime");
            (await who.Undo(record)).ShouldRefuse(403, "OwnTime");
            (await who.Post($"{RecordsPath}/{record}/excuse", new { reason = "Because", paid = true })).ShouldRefuse(403, "OwnTime");
            (await who.Post($"{RecordsPath}/{record}/review")).ShouldRefuse(403, "OwnTime");
        }
        (await report.Correct(managers, new { checkInTime = Nine })).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Correct(own, new { checkInTime = Nine })).ShouldRefuse(403, "ForbiddenAccess");
        (await manager.Correct(reports, new { checkInTime = Nine, reason = "no" })).Should(400).Message.ShouldBe("errMsg_reasonTypeIsNotValid");
        (await manager.Patch($"{RecordsPath}/{reports}", new { checkInTime = Nine })).Should(400).Message.ShouldBe("errMsg_reasonisRequired");
        (await manager.Correct(reports, new { checkInTime = Nine })).Should(200);
        (await company.Owner.Correct(managers, new { checkInTime = Nine, recordVersion = 7 })).Should(409);
    }

    [Fact]
    public async Task Nobody_works_twice_at_one_time_and_the_other_record_is_named()
    {
        var company = await Open();
        var worker = await company.Hire();
        var (early, late) = (await company.Owner.Plan("2026-03-03", "09:00", "13:00", worker), await company.Owner.Plan("2026-03-03", "14:00", "18:00", worker));
        host.Clock.Now = Nine.AddHours(4.5);
        var first = await company.Owner.Enter(worker, early, Nine, Nine.AddHours(4));
        var second = (await worker.CheckIn(late)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = Nine.AddHours(10);

        (await company.Owner.Correct(first, new { checkOutTime = Nine.AddHours(5) })).ShouldRefuse(400, "TimeOverlaps")["detail"].Id("attendanceRecordId").ShouldBe(second);
        (await worker.CheckOut(second)).Should(200);
        (await company.Owner.Correct(second, new { checkInTime = Nine.AddHours(3.5) })).ShouldRefuse(400, "TimeOverlaps")["detail"].Id("attendanceRecordId").ShouldBe(first);
        (await company.Owner.Correct(second, new { checkInTime = Nine.AddHours(4) })).Should(200);
        (await company.Owner.Record(first)).Stretches(Nine).ShouldBe(["work 0-240"]);
    }

    [Fact]
    public async Task Whoever_is_still_checked_in_elsewhere_checks_out_there_first()
    {
        var company = await Open();
        var worker = await company.Hire();
        var (early, late) = (await company.Owner.Plan("2026-03-03", "09:00", "13:00", worker), await company.Owner.Plan("2026-03-03", "13:00", "18:00", worker));
        host.Clock.Now = Nine;
        var first = (await worker.CheckIn(early)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = Nine.AddHours(3.5);

        (await worker.CheckIn(late)).ShouldRefuse(400, "TimeOverlaps")["detail"].Id("attendanceRecordId").ShouldBe(first);
        (await worker.CheckOut(first)).Should(200);
        (await worker.CheckIn(late)).Should(201);
    }

    [Fact]
    public async Task Of_corrections_that_would_overlap_at_the_same_moment_one_stands()
    {
        var company = await Open();
        var worker = await company.Hire();
        var (early, late) = (await company.Owner.Plan("2026-03-03", "09:00", "12:00", worker), await company.Owner.Plan("2026-03-03", "14:00", "18:00", worker));
        host.Clock.Now = Nine.AddDays(1);
        var (first, second) = (await company.Owner.Enter(worker, early, Nine, Nine.AddHours(3)), await company.Owner.Enter(worker, late, Nine.AddHours(5), Nine.AddHours(9)));
        for (var round = 0; round < 5; round++)
        {
            var replies = await Task.WhenAll(company.Owner.Correct(first, new { checkOutTime = Nine.AddHours(4.5) }), company.Owner.Correct(second, new { checkInTime = Nine.AddHours(4) }));
            replies.Count(r => r.Status == 200).ShouldBe(1);
            replies.Single(r => r.Status != 200).ShouldRefuse(400, "TimeOverlaps");
            (await company.Owner.Correct(first, new { checkOutTime = Nine.AddHours(3) })).Should(200);
            (await company.Owner.Correct(second, new { checkInTime = Nine.AddHours(5) })).Should(200);
        }
    }

    [Fact]
    public async Task A_record_that_was_none_is_taken_back_and_the_person_can_check_in()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        var record = await company.Owner.MarkAbsent(worker, shift);
        (await company.Owner.Send(HttpMethod.Delete, $"{RecordsPath}/{record}", null)).Should(400).Message.ShouldBe("errMsg_reasonisRequired");

        (await company.Owner.Undo(record)).Should(200)["attendanceRecord"].GetProperty("isActive").GetBoolean().ShouldBeFalse();

        (await company.Owner.Get($"{RecordsPath}/{record}")).ShouldRefuse(404, "404");
        (await host.Published("attendance.corrected", record)).ShouldHaveSingleItem().GetProperty("new").ValueKind.ShouldBe(JsonValueKind.Null);
        var anew = (await worker.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
        (await company.Owner.Undo(anew)).Should(200);
        (await worker.CheckIn(shift)).Should(201);
    }

    [Fact]
    public async Task An_excuse_leaves_the_absence_and_may_be_taken_back()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine;
        var record = await company.Owner.MarkAbsent(worker, shift);

        var excused = (await company.Owner.Post($"{RecordsPath}/{record}/excuse", new { reason = "Funeral", paid = true })).Should(200)["attendanceRecord"];
        (excused.Str("status"), excused.GetProperty("excused").GetBoolean(), excused.GetProperty("excusedPaid").GetBoolean(), excused.Str("excuseReason")).ShouldBe(("absent", true, true, "Funeral"));
        (await worker.Record(record)).Str("excuseReason").ShouldBeNull();

        (await company.Owner.Delete($"{RecordsPath}/{record}/excuse")).Should(200)["attendanceRecord"].GetProperty("excused").GetBoolean().ShouldBeFalse();
        (await company.Owner.Delete($"{RecordsPath}/{record}/excuse")).ShouldRefuse(400, "NotExcused");
        (await company.Owner.Correct(record, new { checkInTime = Nine })).Should(200);
        (await company.Owner.Post($"{RecordsPath}/{record}/excuse", new { reason = "Funeral", paid = true })).ShouldRefuse(400, "NotAbsent");
    }

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
