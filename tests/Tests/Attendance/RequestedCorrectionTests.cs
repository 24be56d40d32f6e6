using System.Text.Json;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;
using WorkforceOS.Tests.Payroll;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

/// <summary>What people ask to be put right of what is on record of them.</summary>
public sealed class RequestedCorrectionTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/attendanceManagement-api/v1/attendancecorrections";
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task An_approved_request_puts_the_record_right_as_a_managers_own_correction_does()
    {
        var (company, worker, shift) = await DayShift();
        var record = (await host.Works(worker, shift, Nine.AddMinutes(20), Nine.AddHours(8))).Id();
        var asked = (await Ask(worker, new { kind = "missingIn", attendanceRecordId = record, checkInTime = Nine, reason = "The tablet was dead" })).Should(201)["attendanceCorrection"];
        (asked.Str("status"), asked.Str("kind"), asked.Id("userId"), asked.Id("shiftId"), asked.Str("day")).ShouldBe(("pending", "missingIn", worker.UserId, shift, "2026-03-03"));
        (await company.Owner.Record(record)).Amount("workedHours").ShouldBe(7.67m, "asking changes nothing");

        var decided = (await Decide(company.Owner, asked, "approved", new { decisionNote = "It was" })).Should(200)["attendanceCorrection"];
        (decided.Str("status"), decided.Str("decisionNote"), decided.Id("decidedById")).ShouldBe(("approved", "It was", company.Owner.UserId));
        var corrected = await worker.Record(record);
        (corrected.Str("status"), corrected.Amount("workedHours"), corrected.GetProperty("entries")[0].Str("source")).ShouldBe(("present", 8m, "request"));
        (await worker.Get($"{Path}/{asked.Id()}")).Should(200)["attendanceCorrection"].Str("decisionNote").ShouldBe("It was");
        (await company.Owner.Get($"{RecordsPath}/{record}/history")).Should(200).Text.ShouldContain("The tablet was dead");

        (await host.Published("correction.requested", asked.Id())).ShouldHaveSingleItem().Str("kind").ShouldBe("missingIn");
        var told = (await host.Published("correction.decided", asked.Id())).ShouldHaveSingleItem();
        (told.Str("decision"), told.Id("by"), told.Id("record"), told.Str("day")).ShouldBe(("approved", company.Owner.UserId, record, "2026-03-03"));
        (await host.Published("attendance.corrected", record)).ShouldHaveSingleItem().Id("request").ShouldBe(asked.Id());
        (await Decide(company.Owner, asked, "rejected")).ShouldRefuse(400, "CorrectionAlreadyDecided");
    }

    [Fact]
    public async Task Managers_decide_and_nobody_of_their_own_time()
    {
        var company = await Open();
        var manager = await company.Hire("Lina Line");
        var (report, stranger) = (await company.HireReport(manager), await company.Hire("Stella Stranger"));
        var shift = await company.Owner.Plan("2026-03-03", "09:00", "17:00", company.Owner, manager, report);
        host.Clock.Now = Nine;
        var asked = new Dictionary<Client, JsonElement>();
        foreach (var person in new[] { company.Owner, manager, report })
        {
            var record = (await person.CheckIn(shift)).Should(201)["attendanceRecord"].Id();
            asked[person] = (await Ask(person, new { kind = "times", attendanceRecordId = record, checkInTime = Nine.AddMinutes(-10), reason = "Earlier" })).Should(201)["attendanceCorrection"];
            (await Ask(stranger, new { kind = "times", attendanceRecordId = record, checkInTime = Nine, reason = "Theirs" })).ShouldRefuse(403, "ForbiddenAccess");
        }

        foreach (var person in asked.Keys)
            foreach (var answer in new[] { "approved", "rejected" }) (await Decide(person, asked[person], answer)).ShouldRefuse(403, "OwnTime");
        (await Decide(manager, asked[company.Owner], "approved")).ShouldRefuse(403, "ForbiddenAccess");
        (await stranger.Get($"{Path}/{asked[report].Id()}")).ShouldRefuse(403, "ForbiddenAccess");
        (await stranger.Get(Path)).Should(200)["attendanceCorrections"].GetArrayLength().ShouldBe(0);
        (await manager.Get($"{Path}?status=pending")).Should(200)["attendanceCorrections"].GetArrayLength().ShouldBe(2);
        (await Decide(manager, asked[report], "withdrawn")).ShouldRefuse(403, "OnlyOwnerWithdraws");
        (await Decide(manager, asked[report], "rejected")).Should(200)["attendanceCorrection"].Str("status").ShouldBe("rejected");
        (await Decide(manager, asked[manager], "withdrawn")).Should(200);
        (await manager.Delete($"{Path}/{asked[company.Owner].Id()}")).ShouldRefuse(403, "ForbiddenAccess");
        (await company.Owner.Delete($"{Path}/{asked[company.Owner].Id()}")).Should(200);
        (await company.Owner.Get($"{Path}/{asked[company.Owner].Id()}")).Should(404);
        (await report.Delete($"{Path}/{asked[report].Id()}")).ShouldRefuse(400, "CorrectionAlreadyDecided");
        (await company.Owner.Record(asked[report].Id("attendanceRecordId"))).GetProperty("checkInTime").GetDateTimeOffset().ShouldBe(Nine);
    }

    [Fact]
    public async Task Of_all_who_ask_or_decide_at_once_about_one_record_one_does()
    {
        var (company, worker, shift) = await DayShift();
        var admin = await company.Hire("Ada Admin", "tenantAdmin");
        var record = (await host.Works(worker, shift, Nine, Nine.AddHours(8))).Id();
        for (var round = 0; round < 3; round++)
        {
            var (at, until) = (Nine.AddMinutes(round), Nine.AddHours(7).AddMinutes(round));
            var asks = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => n % 2 == 0
                ? Ask(worker, new { kind = "times", attendanceRecordId = record, checkInTime = at, reason = "Later" }) : Ask(worker, new { kind = "missingOut", shiftId = shift, checkOutTime = until, reason = "Left" })));
            var one = asks.Where(a => a.Status == 201).ShouldHaveSingleItem()["attendanceCorrection"];
            foreach (var other in asks.Where(a => a.Status != 201)) other.ShouldRefuse(400, "CorrectionPending")["detail"].Id("attendanceCorrectionId").ShouldBe(one.Id());

            var before = (await company.Owner.Record(record)).Number("recordVersion");
            var answers = await Task.WhenAll(Decide(company.Owner, one, "approved"), Decide(admin, one, "rejected"), Decide(worker, one, "withdrawn"), Decide(admin, one, "approved"));
            var stands = answers.Where(a => a.Status == 200).ShouldHaveSingleItem()["attendanceCorrection"].Str("status");
            foreach (var late in answers.Where(a => a.Status != 200)) late.ShouldRefuse(400, "CorrectionAlreadyDecided");
            (await company.Owner.Record(record)).Number("recordVersion").ShouldBe(stands == "approved" ? before + 1 : before);
            (await host.Published("correction.decided", one.Id())).ShouldHaveSingleItem().Str("decision").ShouldBe(stands);
        }
    }

    [Fact]
    public async Task A_missing_record_is_made_once_and_whoever_decides_too_late_hears_that_and_not_of_the_record()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddDays(1);
        var asked = (await Ask(worker, new { kind = "missingRecord", shiftId = shift, checkInTime = Nine, checkOutTime = Nine.AddHours(8), reason = "The terminal was down" })).Should(201)["attendanceCorrection"];

        var answers = await Race.AtOnce(20, _ => Decide(company.Owner, asked, "approved"));

        answers.Count(a => a.Status == 200).ShouldBe(1);
        foreach (var late in answers.Where(a => a.Status != 200)) late.ShouldRefuse(400, "CorrectionAlreadyDecided");
    }

    [Fact]
    public async Task A_missing_record_is_made_for_whoever_was_on_the_shift_and_takes_the_place_of_an_absence()
    {
        var company = await Open();
        var (worker, other) = (await company.Hire(), await company.Hire("Otto Other"));
        var (first, second) = (await company.Owner.Plan("2026-03-03", "09:00", "12:00", worker), await company.Owner.Plan("2026-03-03", "13:00", "17:00", worker));
        host.Clock.Now = Nine.AddDays(1);
        object Missing(Guid shift, int from, int to) => new { kind = "missingRecord", shiftId = shift, checkInTime = Nine.AddHours(from), checkOutTime = Nine.AddHours(to), reason = "No phone with me" };
        (await Ask(other, Missing(first, 0, 3))).ShouldRefuse(400, "NotAssigned");
        var asked = (await Ask(worker, Missing(first, 0, 3))).Should(201)["attendanceCorrection"];
        asked.Str("attendanceRecordId").ShouldBeNull();
        var after = (await Ask(worker, Missing(second, 4, 8))).Should(201)["attendanceCorrection"];
        var absence = await company.Owner.MarkAbsent(worker, second);

        var made = (await Decide(company.Owner, asked, "approved")).Should(200)["attendanceCorrection"].Id("attendanceRecordId");
        (await worker.Record(made)).Stretches(Nine).ShouldBe(["work 0-180"]);
        (await Decide(company.Owner, after, "approved")).Should(200)["attendanceCorrection"].Id("attendanceRecordId").ShouldBe(absence);
        (await worker.Record(absence)).Str("status").ShouldBe("present");
        (await host.Worked(worker)).ShouldBe([(0, 180), (240, 480)]);
        (await Ask(worker, Missing(first, 0, 3))).ShouldRefuse(400, "RecordExists")["detail"].Id("attendanceRecordId").ShouldBe(made);
    }

    [Fact]
    public async Task A_record_that_came_up_meanwhile_stands_in_the_way_of_making_it()
    {
        var (company, worker, shift) = await DayShift();
        host.Clock.Now = Nine.AddHours(1);
        var asked = (await Ask(worker, new { kind = "missingRecord", shiftId = shift, checkInTime = Nine, reason = "No phone" })).Should(201)["attendanceCorrection"];
        (await worker.CheckIn(shift)).Should(201);

        (await Decide(company.Owner, asked, "approved")).ShouldRefuse(400, "RecordExists");
        (await company.Owner.Get($"{Path}/{asked.Id()}")).Should(200)["attendanceCorrection"].Str("status").ShouldBe("pending");
    }

    [Fact]
    public async Task What_the_correction_refuses_leaves_the_request_and_the_record_as_they_were()
    {
        var company = await Open();
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        var (early, late) = (await company.Owner.Plan("2026-03-03", "09:00", "13:00", worker), await company.Owner.Plan("2026-03-03", "14:00", "18:00", worker));
        host.Clock.Now = Nine.AddDays(1);
        var first = await company.Owner.Enter(worker, early, Nine, Nine.AddHours(3));
        var asked = (await Ask(worker, new { kind = "missingOut", attendanceRecordId = first, checkOutTime = Nine.AddHours(5), reason = "Stayed" })).Should(201)["attendanceCorrection"];
        var second = await company.Owner.Enter(worker, late, Nine.AddHours(4.5), Nine.AddHours(9));

        (await Decide(company.Owner, asked, "approved")).ShouldRefuse(400, "TimeOverlaps")["detail"].Id("attendanceRecordId").ShouldBe(second);
        (await company.Owner.Undo(second)).Should(200);
        var days = (await company.Owner.Post("/payrollReporting-api/v1/periodlocks", new { from = "2026-03-01", to = "2026-03-03", note = "Paid" })).Should(201)["periodLock"].Id();
        (await Decide(company.Owner, asked, "approved")).ShouldRefuse(400, "PeriodLocked")["detail"].Id("lockId").ShouldBe(days);
        (await company.Owner.Get($"{Path}/{asked.Id()}")).Should(200)["attendanceCorrection"].Str("status").ShouldBe("pending");
        (await company.Owner.Record(first)).Stretches(Nine).ShouldBe(["work 0-180"]);
        (await company.Owner.Unlock(days)).Should(200);
        (await company.Owner.Undo(first)).Should(200);
        (await Decide(company.Owner, asked, "approved")).ShouldRefuse(400, "RecordGone");
        (await Decide(company.Owner, asked, "rejected")).Should(200);
    }

    [Fact]
    public async Task What_could_not_be_approved_is_refused_at_once()
    {
        var (company, worker, shift) = await DayShift();
        var record = (await host.Works(worker, shift, Nine, Nine.AddHours(8))).Id();

        (await Ask(worker, new { kind = "times", attendanceRecordId = record, checkOutTime = Nine.AddHours(9), reason = "Later" })).ShouldRefuse(400, "TimeInFuture");
        (await Ask(worker, new { kind = "times", attendanceRecordId = record, checkInTime = Nine.AddHours(-13), reason = "Earlier" })).ShouldRefuse(400, "TimesTooFar");
        (await Ask(worker, new { kind = "times", attendanceRecordId = record, entries = Array.Empty<object>(), reason = "Nothing" })).ShouldRefuse(400, "EntriesNotValid");
        (await Ask(worker, new { kind = "absence", attendanceRecordId = record, reason = "Was there" })).ShouldRefuse(400, "NotAbsent");
        (await Ask(worker, new { kind = "times", attendanceRecordId = record, reason = "What?" })).Should(400).Message.ShouldBe("errMsg_checkInTimeTypeIsNotValid");
        (await Ask(worker, new { kind = "times", checkInTime = Nine, reason = "Which?" })).Should(400);
        (await Ask(worker, new { kind = "times", attendanceRecordId = record, shiftId = shift, checkInTime = Nine, reason = "Both" })).Should(400);
        (await Ask(worker, new { kind = "times", attendanceRecordId = record, checkInTime = Nine, reason = "no" })).Should(400).Message.ShouldBe("errMsg_reasonTypeIsNotValid");
        (await Ask(worker, new { kind = "times", shiftId = Guid.NewGuid(), checkInTime = Nine, reason = "None" })).Should(404);
        (await company.Owner.Get(Path)).Should(200)["attendanceCorrections"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task An_absence_is_taken_back_or_excused_paid_or_not()
    {
        var company = await Open();
        var worker = await company.Hire();
        var records = new List<Guid>();
        foreach (var day in new[] { "2026-03-03", "2026-03-04", "2026-03-05" })
        {
            var shift = await company.Owner.Plan(day, "09:00", "17:00", worker);
            host.Clock.Now = At($"{day}T18:00:00Z");
            records.Add(await company.Owner.MarkAbsent(worker, shift));
        }
        var asked = new List<JsonElement>();
        foreach (var record in records) asked.Add((await Ask(worker, new { kind = "absence", attendanceRecordId = record, reason = "The ferry was cancelled" })).Should(201)["attendanceCorrection"]);

        (await Decide(company.Owner, asked[0], "approved")).Should(200);
        (await company.Owner.Get($"{RecordsPath}/{records[0]}")).Should(404);
        (await host.Published("attendance.corrected", records[0])).ShouldHaveSingleItem().GetProperty("new").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var (index, paid) in new[] { (1, true), (2, false) })
        {
            (await Decide(company.Owner, asked[index], "approved", new { paid })).Should(200);
            var excused = await company.Owner.Record(records[index]);
            (excused.Str("status"), excused.GetProperty("excused").GetBoolean(), excused.GetProperty("excusedPaid").GetBoolean()).ShouldBe(("absent", true, paid));
        }
        var worked = (await Ask(worker, new { kind = "absence", attendanceRecordId = records[2], checkInTime = At("2026-03-05T09:00:00Z"), checkOutTime = At("2026-03-05T17:00:00Z"), reason = "I was there" })).Should(201)["attendanceCorrection"];
        (await Decide(company.Owner, worked, "approved", new { paid = true })).ShouldRefuse(400, "NotAbsent");
        (await Decide(company.Owner, worked, "approved")).Should(200);
        (await company.Owner.Record(records[2])).Str("status").ShouldBe("present");
    }

    [Fact]
    public async Task A_break_that_nobody_took_is_not_taken_off_once_a_manager_stands_for_it()
    {
        var (company, worker, shift) = await DayShift();
        (await company.Owner.Post("/attendanceManagement-api/v1/breakrules", new { validFrom = "2026-01-01", steps = new[] { new { netOver = 360, minutes = 30 } } })).Should(201);
        var record = await host.Works(worker, shift, Nine, Nine.AddHours(8));
        record.Amount("countedHours").ShouldBe(7.5m);

        var through = (await Ask(worker, new { kind = "break", attendanceRecordId = record.Id(), reason = "Alone on the ward" })).Should(201)["attendanceCorrection"];
        (await Decide(company.Owner, through, "approved")).Should(200);
        var worked = await worker.Record(record.Id());
        (worked.Amount("countedHours"), worked.Amount("autoBreakMinutes"), worked.GetProperty("breaksAsPunched").GetBoolean()).ShouldBe((8m, 0m, true));

        object Entry(string kind, int from, int to) => new { kind, startsAt = Nine.AddMinutes(from), endsAt = Nine.AddMinutes(to) };
        var shorter = (await Ask(worker, new { kind = "break", attendanceRecordId = record.Id(), entries = new[] { Entry("work", 0, 480), Entry("break", 200, 220) }, reason = "Twenty minutes it was" })).Should(201)["attendanceCorrection"];
        (await Decide(company.Owner, shorter, "approved")).Should(200);
        (await worker.Record(record.Id())).Amount("countedHours").ShouldBe(7.67m);
        (await company.Owner.Correct(record.Id(), new { breaksAsPunched = false })).Should(200)["attendanceRecord"].Amount("countedHours").ShouldBe(7.5m);
    }

    [Fact]
    public async Task Pay_is_not_approved_over_corrections_and_records_that_nobody_has_looked_at_unless_they_are_named()
    {
        var monday = At("2026-03-30T09:00:00Z");
        host.Clock.Now = monday.AddHours(-1);
        var company = await TestCompany.Found(host);
        var worker = await company.Hire();
        await company.Profile(worker, salary: 5200);
        var (shift, forgotten) = (await company.Owner.Plan("2026-03-30", "09:00", "17:00", worker), await company.Owner.Plan("2026-03-31", "09:00", "17:00", worker));
        var record = (await host.Works(worker, shift, monday, monday.AddHours(8))).Id();
        host.Clock.Now = monday.AddDays(1);
        (await worker.CheckIn(forgotten)).Should(201);
        host.Clock.Now = At("2026-04-02T12:00:00Z");
        await host.RunJob("attendance.closeForgotten");
        await host.DeliverOutbox();
        var asked = (await Ask(worker, new { kind = "missingOut", attendanceRecordId = record, checkOutTime = monday.AddHours(7), reason = "Left earlier" })).Should(201)["attendanceCorrection"];
        var report = (await company.Owner.Calculate(worker)).Should(201)["payrollReport"];

        var open = (await company.Owner.Approve(report)).ShouldRefuse(400, "WarningsNotAccepted")["detail"].GetProperty("warnings");
        open.EnumerateArray().Select(w => (w.Str("code"), w.Number("count"))).ShouldBe([("needsReview", 1), ("pendingCorrections", 1)]);
        (await company.Owner.Approve(report, new { acceptWarnings = new[] { "needsReview" } })).ShouldRefuse(400, "WarningsNotAccepted");
        (await Decide(company.Owner, asked, "rejected")).Should(200);
        (await company.Owner.Approve(report, new { acceptWarnings = new[] { "needsReview" } })).Should(200);
    }

    [Fact]
    public async Task Whoever_is_erased_leaves_no_words_behind()
    {
        var (company, worker, shift) = await DayShift();
        var record = (await host.Works(worker, shift, Nine, Nine.AddHours(8))).Id();
        var asked = (await Ask(worker, new { kind = "missingOut", attendanceRecordId = record, checkOutTime = Nine.AddHours(7), reason = "Migraine again" })).Should(201)["attendanceCorrection"];
        (await Decide(company.Owner, asked, "rejected", new { decisionNote = "Migraine or not" })).Should(200);

        await host.Happen(company, company.Owner, new UserErased(new(worker.UserId)));

        var left = (await company.Owner.Get($"{Path}/{asked.Id()}")).Should(200)["attendanceCorrection"];
        (left.Str("status"), left.Str("reason"), left.Str("decisionNote")).ShouldBe(("rejected", "", null));
        (await company.Owner.Get($"{Path}/{asked.Id()}/history")).Should(200).Text.ShouldNotContain("Migraine");
    }

    private static Task<Reply> Ask(Client person, object what) => person.Post(Path, what);

    private static Task<Reply> Decide(Client who, JsonElement request, string status, object? more = null)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(more ?? new { }))!.AsObject();
        body["status"] = status;
        return who.Patch($"{Path}/{request.Id()}", body);
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
