using System.Text.Json;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Scheduling;
using WorkforceOS.Tests.Kit;
using static WorkforceOS.Tests.Attendance.Work;

namespace WorkforceOS.Tests.Attendance;

/// <summary>Whoever comes to work that nobody had planned.</summary>
public sealed class UnplannedWorkTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Path = "/attendanceManagement-api/v1/unplanned-check-in";
    private const string Shifts = "/scheduleManagement-api/v1/shifts";
    private static readonly DateTimeOffset Nine = At("2026-03-03T09:00:00Z");

    [Fact]
    public async Task A_shift_of_their_own_begins_with_the_check_in_and_ends_with_the_check_out()
    {
        var (company, worker) = await Open("review");
        host.Clock.Now = Nine.AddSeconds(40);
        var record = (await Come(worker)).Should(201)["attendanceRecord"];
        (record.Str("status"), record.GetProperty("unplanned").GetBoolean(), record.Str("note")).ShouldBe(("pending", true, "The boiler broke"));
        record.Texts("needsReview").ShouldBe(["unplanned"]);
        var begun = (await company.Owner.Get($"{Shifts}/{record.Id("shiftId")}")).Should(200)["shift"];
        (begun.Str("startTime"), begun.Str("endTime"), begun.GetProperty("unplanned").GetBoolean()).ShouldBe(("09:00", "17:00", true));
        begun.GetProperty("assignedUserIds").EnumerateArray().ShouldHaveSingleItem().GetGuid().ShouldBe(worker.UserId);
        (await host.Published("attendance.unplanned", record.Id())).ShouldHaveSingleItem().GetProperty("toReview").GetBoolean().ShouldBeTrue();

        host.Clock.Now = Nine.AddHours(2).AddSeconds(10);
        var left = (await worker.CheckOut(record.Id())).Should(200)["attendanceRecord"];
        (left.Str("status"), left.Amount("workedHours")).ShouldBe(("present", 1.99m));
        (await company.Owner.Get($"{Shifts}/{record.Id("shiftId")}")).Should(200)["shift"].Str("endTime").ShouldBe("11:01");
        (await company.Owner.Post($"{RecordsPath}/{record.Id()}/review")).Should(200)["attendanceRecord"].Texts("needsReview").ShouldBeEmpty();

        // Their time is free again, and who goes on after all is neither late nor forgotten.
        await company.Owner.Plan("2026-03-03", "15:00", "16:00", worker);
        host.Clock.Now = Nine.AddHours(3);
        (await worker.Resume(record.Id())).Should(200);
        host.Clock.Now = Nine.AddHours(6.5);
        var late = (await worker.CheckOut(record.Id())).Should(200)["attendanceRecord"];
        (late.Str("status"), late.Texts("needsReview").Length, late.Amount("countedHours")).ShouldBe(("present", 0, 5.49m));
        (await company.Owner.Get($"{Shifts}/{record.Id("shiftId")}")).Should(200)["shift"].Str("endTime").ShouldBe("15:00", "the next booking begins");
    }

    [Fact]
    public async Task Nobody_comes_unplanned_where_the_company_does_not_take_it_or_their_time_is_taken()
    {
        var (company, worker) = await Open(null);
        host.Clock.Now = Nine;
        (await Come(worker)).ShouldRefuse(400, "UnplannedWorkOff");
        await Set(company, "allowed");
        (await worker.Post(Path, new { note = "no" })).Should(400).Message.ShouldBe("errMsg_noteTypeIsNotValid");
        (await Come(worker, new { departmentId = Guid.NewGuid() })).ShouldRefuse(400, "UnknownDepartment");
        (await Come(worker, new { placeId = Guid.NewGuid() })).ShouldRefuse(400, "UnknownPlace");

        var planned = await company.Owner.Plan("2026-03-03", "08:30", "10:00", worker);
        (await Come(worker)).ShouldRefuse(400, "ShiftConflict")["detail"].GetProperty("conflicts")[0].Id("shiftId").ShouldBe(planned);
        var record = (await worker.CheckIn(planned)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = Nine.AddHours(1);
        (await worker.CheckOut(record)).Should(200);
        (await Come(worker)).Should(201)["attendanceRecord"].Texts("needsReview").ShouldBeEmpty();
        (await company.Owner.Get(Shifts)).Should(200)["shifts"].GetArrayLength().ShouldBe(2);

        var gone = await company.Hire("Gina Gone");
        var profile = await company.Profile(gone, salary: 3000);
        (await company.Owner.Post($"/employeeProfile-api/v1/employeeprofiles/{profile}/termination", new { endDate = "2026-03-02", endReason = "resigned", reason = "Heard of it late" })).Should(200);
        (await Come(gone)).ShouldRefuse(400, "NotEmployed");
    }

    [Fact]
    public async Task It_ends_where_the_next_shift_begins_and_whoever_is_in_elsewhere_checks_out_there_first()
    {
        var (company, worker) = await Open("allowed");
        var next = await company.Owner.Plan("2026-03-03", "13:30", "18:00", worker);
        host.Clock.Now = Nine;
        var record = (await Come(worker)).Should(201)["attendanceRecord"];
        (await company.Owner.Get($"{Shifts}/{record.Id("shiftId")}")).Should(200)["shift"].Str("endTime").ShouldBe("13:30");

        host.Clock.Now = Nine.AddHours(4.5);
        // The shift before is over, and closed at its end.
        (await worker.CheckIn(next)).Should(201);
        (await worker.Record(record.Id())).GetProperty("autoClosed").GetBoolean().ShouldBeTrue();
        (await company.Owner.Delete($"{Shifts}/{next}")).Should(200);
        var other = await company.Owner.Plan("2026-03-03", "15:00", "18:00", worker);
        host.Clock.Now = Nine.AddHours(5);
        var there = (await worker.CheckIn(other)).Should(201)["attendanceRecord"].Id();
        (await Come(worker)).ShouldRefuse(400, "TimeOverlaps")["detail"].Id("attendanceRecordId").ShouldBe(there);
        (await company.Owner.Get(Shifts)).Should(200)["shifts"].GetArrayLength().ShouldBe(2, "nothing is left of what was refused");
    }

    [Fact]
    public async Task A_hundred_taps_of_one_person_make_one_shift_and_the_same_tap_is_answered_again()
    {
        var (company, worker) = await Open("allowed");
        host.Clock.Now = Nine;
        var taps = await Race.AtOnce(100, _ => Come(worker));
        taps.Count(t => t.Status == 201).ShouldBe(1);
        taps.Where(t => t.Status != 201).ShouldAllBe(t => t.ErrCode == "ShiftConflict");
        (await company.Owner.Get(Shifts)).Should(200)["shifts"].GetArrayLength().ShouldBe(1);

        var colleague = await company.Hire("Cleo Colleague");
        var clientId = Guid.NewGuid();
        var same = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Come(colleague, new { clientId })));
        same.ShouldAllBe(t => t.Status == 201 || t.Status == 200);
        same.Select(t => t["attendanceRecord"].Id()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_place_asks_for_its_proof_and_nobody_is_absent_from_what_nobody_planned()
    {
        var (company, worker) = await Open("allowed");
        var place = await company.Place(new { name = "Gate", latitude = 52.52, longitude = 13.405, radiusMeters = 100, requires = "geofence", fenceMode = "stop" });
        host.Clock.Now = Nine;
        (await Come(worker, new { placeId = place, latitude = 48.1, longitude = 11.5, accuracyMeters = 10 })).ShouldRefuse(400, "OutsideFence");
        (await company.Owner.Get(Shifts)).Should(200)["shifts"].GetArrayLength().ShouldBe(0);
        var record = (await Come(worker, new { placeId = place, latitude = 52.52, longitude = 13.405, accuracyMeters = 10 })).Should(201)["attendanceRecord"];
        var entry = record.GetProperty("entries")[0];
        (entry.Id("placeId"), entry.GetProperty("inside").GetBoolean()).ShouldBe((place, true));
        (await company.Owner.Get($"{Shifts}/{record.Id("shiftId")}")).Should(200)["shift"].Id("placeId").ShouldBe(place);

        (await company.Owner.Undo(record.Id())).Should(200);
        host.Clock.Now = Nine.AddHours(10);
        await host.RunJob("attendance.markAbsences");
        await host.DeliverOutbox();
        (await company.Owner.Get(RecordsPath)).Should(200)["attendanceRecords"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Over_the_hour_that_comes_twice_the_time_is_the_real_one()
    {
        // In Berlin the clock shows 02:30 twice; this is the second time.
        var again = At("2026-10-25T01:30:00Z");
        host.Clock.Now = again.AddDays(-1);
        var company = await TestCompany.Found(host, "Europe/Berlin");
        await Set(company, "allowed");
        var worker = await company.Hire();
        host.Clock.Now = again;
        var record = (await Come(worker)).Should(201)["attendanceRecord"].Id();
        host.Clock.Now = again.AddHours(2);
        (await worker.CheckOut(record)).Should(200)["attendanceRecord"].Amount("countedHours").ShouldBe(2m);
        (await host.Column("SELECT starts_at::text || ' ' || (ends_at - starts_at)::text FROM scheduling.shifts WHERE unplanned AND shift_date = '2026-10-25'")).ShouldHaveSingleItem().ShouldEndWith("02:00:00");
    }

    [Fact]
    public async Task The_shift_goes_with_the_record_that_made_it_unless_a_planner_has_put_others_on_it()
    {
        var (company, worker) = await Open("allowed");
        var colleague = await company.Hire("Cleo Colleague");
        host.Clock.Now = Nine;
        var record = (await Come(worker)).Should(201)["attendanceRecord"];
        host.Clock.Now = Nine.AddHours(2);
        (await worker.CheckOut(record.Id())).Should(200);
        (await company.Owner.Undo(record.Id())).Should(200);
        (await company.Owner.Get($"{Shifts}/{record.Id("shiftId")}")).ShouldRefuse(404, "404");
        (await host.Column("SELECT reason FROM kernel.changes WHERE object_id = $1 AND reason IS NOT NULL", record.Id("shiftId"))).ShouldHaveSingleItem().ShouldBe("It was a mistake");
        (await host.Published("shift.planChanged", worker.UserId))[^1].GetProperty("days").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("2026-03-03");
        await company.Owner.Plan("2026-03-03", "09:00", "11:00", worker);
        await host.Ask(record.Id("companyId"), async (ScheduleDb db) =>
        {
            db.Publish(new UserErased(new(worker.UserId)), worker.UserId);
            return await db.SaveChangesAsync();
        });
        (await host.Column("SELECT reason FROM kernel.changes WHERE object_id = $1 AND reason IS NOT NULL", record.Id("shiftId"))).ShouldBeEmpty("what was said of somebody goes with them");

        host.Clock.Now = Nine.AddHours(5);
        var shared = (await Come(worker)).Should(201)["attendanceRecord"];
        (await company.Owner.Patch($"{Shifts}/{shared.Id("shiftId")}", new { assignedUserIds = new[] { worker.UserId, colleague.UserId } })).Should(200);
        (await company.Owner.Undo(shared.Id())).Should(200);
        (await company.Owner.Get($"{Shifts}/{shared.Id("shiftId")}")).Should(200)["shift"].GetProperty("assignedUserIds").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Neither_goes_on_a_day_that_is_locked()
    {
        var (company, worker) = await Open("allowed");
        await company.Profile(worker, salary: 3200);
        host.Clock.Now = Nine;
        var record = (await Come(worker)).Should(201)["attendanceRecord"];
        host.Clock.Now = Nine.AddHours(2);
        (await worker.CheckOut(record.Id())).Should(200);
        host.Clock.Now = Nine.AddDays(1);
        (await company.Owner.Post("/payrollReporting-api/v1/periodlocks", new { from = "2026-03-03", to = "2026-03-03", note = "Paid elsewhere" })).Should(201);
        (await company.Owner.Undo(record.Id())).ShouldRefuse(400, "PeriodLocked");
        (await company.Owner.Get($"{Shifts}/{record.Id("shiftId")}")).Should(200);
        (await worker.Record(record.Id())).Str("status").ShouldBe("present");
    }

    private static Task<Reply> Come(Client person, object? more = null)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(more ?? new { }))!.AsObject();
        body["note"] = "The boiler broke";
        return person.Post(Path, body);
    }

    private async Task<(TestCompany Company, Client Worker)> Open(string? unplannedWork)
    {
        host.Clock.Now = Nine.AddDays(-1);
        var company = await TestCompany.Found(host);
        if (unplannedWork is not null) await Set(company, unplannedWork);
        return (company, await company.Hire());
    }

    private static async Task Set(TestCompany company, string unplannedWork)
    {
        var id = (await company.Owner.Get("/auth-api/v1/companies")).Should(200)["company"].Id();
        (await company.Owner.Patch($"/auth-api/v1/companies/{id}", new { settings = new { unplannedWork } })).Should(200);
    }
}
