using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

/// <summary>Promises, adjustments, balances and what they refuse, by the front door. Today is 2026-03-02.</summary>
public sealed class LeaveBalancesTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Service = "/leaveManagement-api/v1";

    [Fact]
    public async Task Nobody_has_more_leave_than_is_promised_to_them()
    {
        var team = await Team.Gather(host);
        var annual = await Type(team, "annual");
        (await team.Owner.Patch($"{Service}/leavetypes/{annual}", new { allowance = "balance" })).Should(200);
        (await team.Report.Ask("2026-03-09", "2026-03-09", "annual")).ShouldRefuse(400, "BalanceTooLow");

        (await team.Manager.Post($"{Service}/leaveentitlements", new { leaveTypeId = annual, amount = 20, validFrom = "2026-01-01" })).Should(403);
        var everybody = (await team.Owner.Post($"{Service}/leaveentitlements", new { leaveTypeId = annual, amount = 5, validFrom = "2026-01-01", carryCap = 2, carryExpires = "03-31" })).Should(201)["leaveEntitlement"].Id();
        (await team.Owner.Post($"{Service}/leaveentitlements", new { leaveTypeId = annual, amount = 6, validFrom = "2026-01-01" })).ShouldRefuse(400, "EntitlementExists");
        (await team.Owner.Post($"{Service}/leaveentitlements", new { leaveTypeId = annual, amount = 6, validFrom = "2027-01-01", yearStart = "04-01" })).ShouldRefuse(400, "YearStartDiffers");

        var asked = (await team.Report.Ask("2026-03-09", "2026-03-11", "annual")).Should(201)["leaveRequest"].Id();
        (await team.Manager.Answer(asked, "approved")).Should(200);
        var refused = (await team.Report.Ask("2026-04-06", "2026-04-10", "annual")).ShouldRefuse(400, "BalanceTooLow");
        refused["detail"].GetProperty("available").GetDecimal().ShouldBe(2);
        (await team.Report.Ask("2026-04-06", "2026-04-07", "annual")).Should(201);
        (await team.Report.Ask("2026-03-05", "2026-03-05", "annual")).ShouldRefuse(400, "BalanceTooLow");

        var adjustment = (await team.Owner.Post($"{Service}/leaveadjustments", new { userId = team.Report.UserId, leaveTypeId = annual, day = "2026-03-01", amount = 0.5, reason = "Worked on a holiday" })).Should(201)["leaveAdjustment"].Id();
        (await team.Owner.Post($"{Service}/leaveadjustments", new { userId = team.Owner.UserId, leaveTypeId = annual, day = "2026-03-01", amount = 5, reason = "For me" })).ShouldRefuse(403, "OwnLeave");
        (await team.Owner.Post($"{Service}/leaveadjustments", new { userId = team.Report.UserId, leaveTypeId = annual, day = "2026-03-01", amount = 0.125, reason = "An hour" })).Should(400);
        (await team.Report.Post(Asking.Url, new { leaveType = "annual", startDate = "2026-04-08", endDate = "2026-04-08", startPart = "morning" })).Should(201);

        foreach (var reader in new[] { team.Report, team.Manager, team.Owner })
        {
            var balance = (await reader.Get($"{Service}/leavebalances?userId={team.Report.UserId}&on=2026-03-10")).Should(200)["leaveBalances"].EnumerateArray().ShouldHaveSingleItem();
            decimal Of(string figure) => balance.GetProperty(figure).GetDecimal();
            balance.Str("code").ShouldBe("annual");
            (Of("entitled"), Of("carried"), Of("adjusted"), Of("taken"), Of("planned"), Of("pending"), Of("available")).ShouldBe((5, 0, 0.5m, 2, 1, 2.5m, 0));
            balance.GetProperty("lines").EnumerateArray().Sum(l => l.GetProperty("amount").GetDecimal()).ShouldBe(0);
        }
        (await team.Colleague.Get($"{Service}/leavebalances?userId={team.Report.UserId}")).ShouldRefuse(403, "ForbiddenAccess");

        (await team.Owner.Patch($"{Service}/leaveentitlements/{everybody}", new { amount = 8 })).Should(200);
        (await team.Admin.Delete($"{Service}/leaveadjustments/{adjustment}")).Should(200);
        var next = (await team.Report.Get($"{Service}/leavebalances?on=2027-01-15")).Should(200)["leaveBalances"][0];
        next.GetProperty("carried").GetDecimal().ShouldBe(2);
        next.GetProperty("expiresNext").Str("on").ShouldBe("2027-03-31");
    }

    [Fact]
    public async Task A_preview_tells_the_cost_and_what_is_in_the_way_and_saves_nothing()
    {
        var team = await Team.Gather(host);
        var other = await team.Company.HireReport(team.Manager, "Otto Other");
        await other.Asked("2026-03-11", "2026-03-13", "annual");
        var shift = (await team.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-12", startTime = "09:00", endTime = "17:00", assignedUserIds = new[] { team.Report.UserId } })).Should(201)["shift"].Id();
        var wish = new { leaveType = "Urlaub", startDate = "2026-03-10", endDate = "2026-03-12", endPart = "morning", userId = team.Report.UserId };

        var seen = (await team.Manager.Post($"{Asking.Url}/preview", wish)).Should(200)["leavePreview"];
        seen.GetProperty("days").GetDecimal().ShouldBe(2.5m);
        seen.GetProperty("approverIds").EnumerateArray().Select(a => a.GetGuid()).ShouldBe([team.Manager.UserId]);
        seen.GetProperty("clashes").GetProperty("shifts").EnumerateArray().Select(s => s.Id()).ShouldBe([shift]);
        seen.GetProperty("clashes").GetProperty("teammates").EnumerateArray().ShouldHaveSingleItem().Str("fullname").ShouldBe("Otto Other");
        (await team.Report.Post($"{Asking.Url}/preview", wish)).Should(200)["leavePreview"].GetProperty("clashes").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await team.Report.Post($"{Asking.Url}/preview", new { leaveType = "Urlaub", startDate = "2026-03-10", endDate = "2026-03-01" })).ShouldRefuse(400, "LeaveEndsBeforeStart");
        (await team.Report.Leaves()).ShouldBeEmpty();

        var id = await team.Report.Asked("2026-03-12", "2026-03-12", "annual");
        (await team.Manager.Get($"{Asking.Url}/{id}")).Should(200)["clashes"].GetProperty("shifts").GetArrayLength().ShouldBe(1);
        (await team.Report.Get($"{Asking.Url}/{id}")).Should(200)["clashes"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Who_is_away_is_seen_by_their_department_and_what_for_where_the_type_is_open()
    {
        var team = await Team.Gather(host);
        var ward = await team.Company.Department("Ward", team.Report, team.Colleague);
        foreach (var (day, type, answer) in new[] { ("2026-03-10", "annual", "approved"), ("2026-03-11", "sick", "approved"), ("2026-03-12", "annual", "pending") })
        {
            var id = await team.Report.Asked(day, day, type);
            if (answer is "approved") (await team.Manager.Answer(id, answer)).Should(200);
        }
        var asked = await team.Colleague.Asked("2026-03-10", "2026-03-10", "sick");
        (await team.Owner.Answer(asked, "approved")).Should(200);

        async Task<List<string>> Seen(Client reader, string query = "") => [.. (await reader.Get($"{Service}/absences?from=2026-03-09&to=2026-03-15{query}")).Should(200)["absences"].EnumerateArray()
            .Select(a => $"{a.Str("from")![8..]} {(a.Id("userId") == team.Report.UserId ? "report" : "colleague")} {a.Str("status")} {(a.Str("leaveTypeId") is null ? "-" : "type")}").Order()];
        (await Seen(team.Colleague)).ShouldBe(["10 colleague approved type", "10 report approved type", "11 report approved -"]);
        (await Seen(team.Manager)).ShouldBe(["10 report approved type", "11 report approved type", "12 report pending type"]);
        (await Seen(team.Owner, $"&departmentId={ward}")).Count.ShouldBe(4);
        (await Seen(team.Admin)).Count.ShouldBe(4);
        (await Seen(await team.Company.Hire("Nora New"))).ShouldBeEmpty();
        (await team.Colleague.Get($"{Service}/absences?from=2026-01-01&to=2026-12-31")).ShouldRefuse(400, "AbsencesRange");
        (await team.Colleague.Get($"{Service}/absences?from=2026-03-09&to=2026-03-15")).Text.ShouldNotContain("A rest");
    }

    [Fact]
    public async Task The_balances_of_a_team_are_those_of_each_in_it_for_whoever_reviews_their_leave()
    {
        var team = await Team.Gather(host);
        var other = await team.Company.HireReport(team.Manager, "Otto Other");
        await team.Company.Profile(team.Colleague, null, salary: 2000);
        var annual = await Type(team, "annual");
        (await team.Owner.Patch($"{Service}/leavetypes/{annual}", new { allowance = "balance" })).Should(200);
        (await team.Owner.Post($"{Service}/leaveentitlements", new { leaveTypeId = annual, amount = 20, validFrom = "2024-01-01", carryCap = 5, carryExpires = "03-31" })).Should(201);
        (await team.Owner.Post($"{Service}/leaveentitlements", new { leaveTypeId = annual, userId = other.UserId, amount = 30, validFrom = "2026-01-01" })).Should(201);
        (await team.Owner.Post($"{Service}/leaveadjustments", new { userId = team.Colleague.UserId, leaveTypeId = annual, day = "2026-02-01", amount = 1.5, reason = "Worked on a holiday" })).Should(201);
        (await team.Manager.Answer(await team.Report.Asked("2026-03-10", "2026-03-13", "annual"), "approved")).Should(200);
        await other.Asked("2026-03-16", "2026-03-17", "annual");

        async Task<List<string>> Seen(Client reader, string query = "") => [.. (await reader.Get($"{Service}/leavebalances/team?on=2026-03-12{query}")).Should(200)["teamLeaveBalances"].EnumerateArray()
            .Select(row => $"{row.GetProperty("user").Str("fullname")} {Figures(row.GetProperty("balances").EnumerateArray().ShouldHaveSingleItem())}").Order()];
        async Task<string> Single(Client person, string name) => $"{name} {Figures((await person.Get($"{Service}/leavebalances?on=2026-03-12")).Should(200)["leaveBalances"][0])}";
        string[] reports = [await Single(other, "Otto Other"), await Single(team.Report, "Rita Report")];
        (await Seen(team.Manager)).ShouldBe(reports);
        (await Seen(team.Owner)).ShouldBe([await Single(team.Colleague, "Carl Colleague"), .. reports]);
        reports[1].ShouldBe("Rita Report 20 5 3 1 0 21");

        var second = (await team.Owner.Get($"{Service}/leavebalances/team?on=2026-03-12&pageNumber=2&pageRowCount=2")).Should(200);
        (second["teamLeaveBalances"].GetArrayLength(), second["paging"].GetProperty("totalRowCount").GetInt32()).ShouldBe((1, 3));
        (await team.Report.Get($"{Service}/leavebalances/team")).Should(403);
        (await team.Owner.Get($"{Service}/leavebalances/team?pageRowCount=501")).Should(400);
        foreach (var balances in new[] { "leavebalances/team", "leavebalances" }) (await team.Owner.Get($"{Service}/{balances}?leaveTypeId={Guid.NewGuid()}")).ShouldRefuse(400, "UnknownLeaveType");

        static string Figures(System.Text.Json.JsonElement balance) => string.Join(' ', new[] { "entitled", "carried", "taken", "planned", "pending", "available" }.Select(figure => $"{balance.GetProperty(figure).GetDecimal():0.##}"));
    }

    private static async Task<Guid> Type(Team team, string code) => (await team.Owner.Get($"{Service}/leavetypes?code={code}")).Should(200)["leaveTypes"][0].Id();
}
