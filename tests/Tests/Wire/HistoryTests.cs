using System.Text.Json;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling;
using WorkforceOS.Scheduling.Shifts;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Leave;
using WorkforceOS.Tests.Payroll;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Wire;

/// <summary>What was done to an object, by whom and why, for whoever sees the object, and of what they see in it.</summary>
public sealed class HistoryTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Every_object_tells_what_was_done_to_it_the_latest_first()
    {
        var team = await Team.Gather(host);
        host.Clock.Now = TestClock.Start;
        var shift = await team.Owner.Planned("2026-03-10", "09:00", "17:00", team.Report);
        (await team.Owner.Change(shift, new { endTime = "18:00" })).Should(200);
        var leave = await team.Report.Asked("2026-04-10", "2026-04-12");
        (await team.Manager.Answer(leave, "approved")).Should(200);
        var record = (await host.Works(team.Report, shift, Work.At("2026-03-10T09:00Z"), Work.At("2026-03-10T18:00Z"))).Id();
        var document = await team.Document(team.Manager);
        (await team.Manager.Patch($"{Team.Documents}/{document}", new { validUntil = "2027-01-31" })).Should(200);
        var template = (await team.Owner.Post(Roster.Templates, new { name = "Early", startTime = "06:00", endTime = "14:00", recurrenceRule = "FREQ=DAILY" })).Should(201)["shiftTemplate"].Id();
        (await team.Owner.Patch($"{Roster.Templates}/{template}", new { name = "Very early" })).Should(200);

        (await Changed(team.Owner, $"{Roster.Shifts}/{shift}", "endTime")).ShouldBe("17:00 18:00 Olga Owner web");
        (await Changed(team.Report, $"{Asking.Url}/{leave}", "status")).ShouldBe("pending approved Mona Manager web");
        (await Changed(team.Manager, $"{Work.RecordsPath}/{record}", "status")).ShouldBe("pending present Rita Report web");
        (await Changed(team.Report, $"{Team.Documents}/{document}", "validUntil")).ShouldBe(" 2027-01-31 Mona Manager web");
        (await Changed(team.Owner, $"{Roster.Templates}/{template}", "name")).ShouldBe("Early Very early Olga Owner web");

        var made = (await History(team.Owner, $"{Roster.Shifts}/{shift}"))[^1];
        (made.Str("change"), made.GetProperty("before").ValueKind, made.GetProperty("after").Str("shiftDate")).ShouldBe(("created", JsonValueKind.Null, "2026-03-10"));
        made.GetProperty("after").TryGetProperty("soleManagerId", out _).ShouldBeFalse("a shift does not show it");
    }

    [Fact]
    public async Task Who_does_not_see_the_object_reads_no_history_and_what_is_hidden_in_it_is_hidden_there()
    {
        var team = await Team.Gather(host);
        var profile = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Owner.Patch(profile, new { salary = 3500, position = "Cook", notes = "Between us" })).Should(200);
        var report = (await team.Owner.Post(Pay.ReportsPath, new { userId = team.Report.UserId, periodStart = "2026-03-01", periodEnd = "2026-03-31", notes = "Between us" })).Should(201)["payrollReport"].Id();

        (await History(team.Manager, profile))[0].GetProperty("after").GetProperty("salary").GetDecimal().ShouldBe(3500);
        var own = await History(team.Report, profile);
        own[0].GetProperty("after").Str("position").ShouldBe("Cook");
        own.ShouldAllBe(e => !e.GetRawText().Contains("salary", StringComparison.Ordinal));
        (await History(team.Manager, $"{Pay.ReportsPath}/{report}"))[0].GetProperty("after").Str("notes").ShouldBe("Between us");
        (await History(team.Report, $"{Pay.ReportsPath}/{report}"))[0].GetProperty("after").TryGetProperty("notes", out _).ShouldBeFalse();
        (await team.Owner.Get($"{profile}/history?sortBy=after")).Should(400);

        (await team.Colleague.Get($"{profile}/history")).ShouldRefuse(403, "ForbiddenAccess");
        (await (await TestCompany.Found(host)).Owner.Get($"{profile}/history")).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task Employments_and_terms_tell_what_was_done_to_them_and_what_is_paid_to_nobody_it_is_hidden_from()
    {
        var team = await Team.Gather(host);
        var profile = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Owner.Patch(profile, new { salary = 3500, position = "Cook", effectiveFrom = "2026-02-16", reason = "Signed late" })).Should(200);
        (await team.Owner.Post($"{profile}/termination", new { endDate = "2026-06-30", endReason = "resigned", note = "Moves away" })).Should(200);
        var terms = (await team.Manager.Get($"{profile}/terms")).Should(200)["employmentTerms"][0];
        var (row, employment) = ($"{Team.Terms}/{terms.Id()}", $"{Team.Employments}/{terms.Id("employmentId")}");

        var made = (await History(team.Manager, row)).ShouldHaveSingleItem();
        (made.Str("reason"), made.GetProperty("after").GetProperty("salary").GetDecimal()).ShouldBe(("Signed late", 3500m));
        var own = (await History(team.Report, row)).ShouldHaveSingleItem().GetProperty("after");
        (own.Str("position"), own.TryGetProperty("salary", out _), own.TryGetProperty("hourlyRate", out _)).ShouldBe(("Cook", false, false));
        (await team.Report.Get(row)).Should(200)["employmentTerms"].GetProperty("salary").ValueKind.ShouldBe(JsonValueKind.Null);

        (await Changed(team.Manager, employment, "endsOn")).ShouldBe(" 2026-06-30 Olga Owner web");
        (await team.Manager.Get(employment)).Should(200)["employment"].Str("endNote").ShouldBe("Moves away");
        (await team.Report.Get(employment)).Should(200)["employment"].Str("endNote").ShouldBeNull();
        (await History(team.Report, employment)).ShouldAllBe(e => !e.GetRawText().Contains("endNote"));
        foreach (var path in new[] { row, employment, $"{row}/history", $"{employment}/history" })
        {
            (await team.Colleague.Get(path)).ShouldRefuse(403, "ForbiddenAccess");
            (await (await TestCompany.Found(host)).Owner.Get(path)).ShouldRefuse(404, "404");
        }
        (await team.Report.Get($"{Team.Employments}?endReason=resigned")).Should(200)["employments"].EnumerateArray().ShouldHaveSingleItem().Id("userId").ShouldBe(team.Report.UserId);
        (await team.Colleague.Get(Team.Employments)).Should(200)["employments"].EnumerateArray().ShouldAllBe(e => e.Id("userId") == team.Colleague.UserId);
    }

    [Fact]
    public async Task A_record_tells_of_its_entries_and_a_PIN_that_there_is_one_and_never_which()
    {
        var team = await Team.Gather(host);
        host.Clock.Now = TestClock.Start;
        var shift = await team.Owner.Planned("2026-03-10", "09:00", "17:00", team.Report);
        var record = $"{Work.RecordsPath}/{(await host.Works(team.Report, shift, Work.At("2026-03-10T09:00Z"), Work.At("2026-03-10T17:00Z"))).Id()}";
        object Stretch(string from, string to) => new { kind = "work", startsAt = from, endsAt = to };
        (await team.Manager.Patch(record, new { entries = new[] { Stretch("2026-03-10T09:00Z", "2026-03-10T12:00Z"), Stretch("2026-03-10T13:00Z", "2026-03-10T17:00Z") }, reason = "Lunch" })).Should(200);

        var parts = (await History(team.Report, record)).Where(e => e.Str("part") is not null).ToList();
        parts.ShouldAllBe(e => e.Str("part") == "attendanceEntry");
        var corrected = parts.Where(e => e.Str("reason") == "Lunch").ToList();
        corrected.ShouldContain(e => e.Str("change") == "created" && e.GetProperty("after").Str("startsAt")!.StartsWith("2026-03-10T13:00"));
        parts.Count(e => e.Str("change") == "updated" && e.Id("partId") == parts[^1].Id("partId")).ShouldBeGreaterThan(0);
        parts.ShouldAllBe(e => !e.GetProperty("after").EnumerateObject().Any(p => p.Name == "keptApart" || p.Name == "userId"));
        (await team.Colleague.Get($"{record}/history")).ShouldRefuse(403, "ForbiddenAccess");

        var pin = $"/attendanceManagement-api/v1/punchpins/{team.Report.UserId}";
        async Task Choose(Client who, string digits) => (await who.Send(HttpMethod.Put, pin, System.Net.Http.Json.JsonContent.Create(new { pin = digits }))).Should(200);
        await Choose(team.Report, "482915");
        await Choose(team.Owner, "771204");
        (await team.Report.Get($"{pin}/history")).Should(200)["history"].EnumerateArray().Select(e => (e.Str("change"), e.GetProperty("user").Str("fullname"))).ShouldBe([("updated", "Olga Owner"), ("created", "Rita Report")]);
        var told = (await team.Report.Get($"{pin}/history")).Text;
        foreach (var hidden in new[] { "482915", "771204", "pinHash", "badgeHash", "takenTries" }) told.ShouldNotContain(hidden);
        (await team.Report.Delete(pin)).Should(200);
        (await History(team.Owner, pin))[0].Str("change").ShouldBe("deleted");
        (await team.Report.Get($"{pin}/history")).ShouldRefuse(404, "404");
        (await team.Manager.Get($"{pin}/history")).ShouldRefuse(403, "ForbiddenAccess");
    }

    [Fact]
    public async Task Of_what_is_deleted_admins_read_why_and_others_nothing()
    {
        var team = await Team.Gather(host);
        var planned = (await team.Owner.Plan("2026-03-10", "09:00", "17:00", team.Report)).Should(201)["shift"];
        await host.Ask(planned.Id("companyId"), async (ScheduleDb db) =>
        {
            db.Because(" The harbour is closed ");
            (await db.Shifts.FindAsync(new CompanyId(planned.Id("companyId")), new ShiftId(planned.Id())))!.Delete();
            return await db.SaveChangesAsync();
        });

        var history = await History(team.Admin, $"{Roster.Shifts}/{planned.Id()}");
        history.Select(e => (e.Str("change"), e.Str("reason"))).ShouldBe([("deleted", "The harbour is closed"), ("created", null)]);
        (await team.Report.Get($"{Roster.Shifts}/{planned.Id()}/history")).ShouldRefuse(404, "404");
        (await team.Admin.Get($"{Roster.Shifts}/{team.ReportsProfile}/history")).ShouldRefuse(404, "404");
    }

    [Fact]
    public async Task What_a_program_did_with_a_key_has_the_keys_name_beside_it()
    {
        var team = await Team.Gather(host);
        var key = (await team.Owner.Post("/auth-api/v1/apikeys", new { name = "Roster import" })).Should(201)["apiKey"].Str("key");
        var shift = await team.Owner.WithToken(key).Planned("2026-03-10", "09:00", "17:00");

        var made = (await History(team.Owner, $"{Roster.Shifts}/{shift}")).ShouldHaveSingleItem();
        (made.Str("via"), made.Str("agent")).ShouldBe(("apiKey", "Roster import"));
    }

    private static async Task<List<JsonElement>> History(Client reader, string path) => [.. (await reader.Get($"{path}/history")).Should(200)["history"].EnumerateArray()];

    /// <summary>The last change of the property, and who made it and how.</summary>
    private static async Task<string> Changed(Client reader, string path, string property)
    {
        var last = (await History(reader, path)).First(e => e.Str("change") == "updated" && e.GetProperty("after").TryGetProperty(property, out _));
        return $"{last.GetProperty("before").Str(property)} {last.GetProperty("after").Str(property)} {last.GetProperty("user").Str("fullname")} {last.Str("via")}";
    }
}
