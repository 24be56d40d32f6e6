using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

/// <summary>What the end of an employment does in the schedule, to leave, and whom it tells.</summary>
public sealed class EndOfEmploymentTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Shifts = "/scheduleManagement-api/v1/shifts";
    private const string Leave = "/leaveManagement-api/v1/leaverequests";

    [Fact]
    public async Task Shifts_after_the_last_day_are_open_and_nobody_is_planned_outside_of_employment()
    {
        var team = await Team.Gather(host);
        var kitchen = await team.Company.Department("Kitchen", team.Report, team.Colleague);
        var (within, after) = (await Plan(team, "2026-03-10", team.Report), await Plan(team, "2026-03-12", team.Report));
        (await team.Owner.Post($"{Team.Profiles}/{team.ReportsProfile}/termination", new { endDate = "2026-03-10", endReason = "resigned" })).Should(200);

        (await team.Owner.Get($"{Shifts}/{within}"))["shift"].GetProperty("assignedUserIds").EnumerateArray().ShouldHaveSingleItem();
        (await team.Owner.Get($"{Shifts}/{after}"))["shift"].GetProperty("assignedUserIds").EnumerateArray().ShouldBeEmpty();
        (await host.Published("shift.released", after)).ShouldHaveSingleItem().Str("reason").ShouldBe("employmentEnded");

        (await team.Owner.Post(Shifts, Shift("2026-03-11", team.Report))).ShouldRefuse(400, "NotEmployed");
        (await team.Owner.Patch($"{Shifts}/{after}", new { assignedUserIds = new[] { team.Report.UserId } })).ShouldRefuse(400, "NotEmployed");
        var through = (await team.Owner.Post(Shifts, new { shiftDate = "2026-03-11", startTime = "09:00", endTime = "17:00", assignedDepartmentIds = new[] { kitchen } })).Should(201);
        through.Body.GetProperty("leftOff")[0].ShouldSatisfyAllConditions(o => o.Id("userId").ShouldBe(team.Report.UserId), o => o.Str("kind").ShouldBe("notEmployed"));

        (await team.Owner.Delete($"{Team.Profiles}/{team.ReportsProfile}/termination")).Should(200);
        (await team.Report.Get($"{Shifts}/{through["shift"].Id()}")).Should(200);
        (await team.Owner.Post(Shifts, Shift("2026-03-11", team.Manager))).Should(201);
    }

    [Fact]
    public async Task Leave_that_waits_is_cancelled_with_a_note_and_approved_leave_ends_with_the_employment()
    {
        var team = await Team.Gather(host);
        var (cut, waiting, kept) = (await Ask(team, "2026-03-09", "2026-03-20"), await Ask(team, "2026-04-01", "2026-04-03"), await Ask(team, "2026-03-04", "2026-03-05"));
        (await team.Manager.Patch($"{Leave}/{cut}", new { status = "approved" })).Should(200);
        (await team.Owner.Post($"{Team.Profiles}/{team.ReportsProfile}/termination", new { endDate = "2026-03-13", endReason = "contractEnd" })).Should(200);

        var shorter = (await team.Owner.Get($"{Leave}/{cut}")).Should(200)["leaveRequest"];
        (shorter.Str("status"), shorter.Str("endDate")).ShouldBe(("approved", "2026-03-13"));
        (await team.Owner.Get($"{Leave}/{waiting}"))["leaveRequest"].Str("status").ShouldBe("cancelled");
        (await team.Owner.Get($"{Leave}/{kept}"))["leaveRequest"].Str("status").ShouldBe("pending");

        (await team.Owner.Delete($"/auth-api/v1/users/{team.Report.UserId}")).Should(200);
        (await team.Owner.Get($"{Leave}/{kept}"))["leaveRequest"].Str("status").ShouldBe("cancelled");
    }

    [Fact]
    public async Task The_line_manager_hears_two_weeks_before_admins_of_reports_left_alone_and_people_of_their_terms()
    {
        var team = await Team.Gather(host);
        var managers = await team.Company.Profile(team.Manager);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Owner.Patch(url, new { position = "Chief", salary = 4000 })).Should(200);
        (await team.Owner.Post($"{url}/termination", new { endDate = "2026-03-16", endReason = "resigned" })).Should(200);
        (await team.Owner.Post($"{Team.Profiles}/{managers}/termination", new { endDate = "2026-03-17", endReason = "resigned" })).Should(200);
        await host.RunJob("employees.announceEnding");
        await host.RunJob("employees.announceEnding");
        (await Inbox(team.Manager)).Where(n => n.Kind == "employmentEnding").ShouldHaveSingleItem().Text.ShouldContain("Rita Report");
        var terms = (await Inbox(team.Report)).Where(n => n.Kind == "termsChanged").ShouldHaveSingleItem().Text;
        terms.ShouldEndWith("this is new: your position.");
        terms.ShouldNotContain("4000");

        (await team.Owner.Patch(url, new { managerId = team.Admin.UserId, weeklyHours = 20, effectiveFrom = "2026-03-03" })).Should(200);
        (await Inbox(team.Report)).Count(n => n.Kind == "termsChanged").ShouldBe(1, "their day has not come");
        host.Clock.Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        await host.RunJob("employees.turnTerms");
        host.Clock.Now = TestClock.Start;
        (await Inbox(team.Report))[0].Text.ShouldBe("From Tuesday 3 March 2026 on this is new: your line manager, your hours.");
        (await team.Owner.Patch(url, new { managerId = team.Manager.UserId, effectiveFrom = "2026-03-03" })).Should(200);

        (await team.Owner.Post($"{Team.Profiles}/{managers}/termination", new { endDate = "2026-02-28", endReason = "dismissed", reason = "Heard of it late" })).Should(200);
        (await Inbox(team.Admin)).Where(n => n.Kind == "managerLeft").ShouldHaveSingleItem().Text.ShouldContain("Rita Report");
    }

    private static object Shift(string day, Client person) => new { shiftDate = day, startTime = "09:00", endTime = "17:00", assignedUserIds = new[] { person.UserId } };

    private static async Task<Guid> Plan(Team team, string day, Client person) => (await team.Owner.Post(Shifts, Shift(day, person))).Should(201)["shift"].Id();

    private static async Task<Guid> Ask(Team team, string from, string to) => (await team.Report.Post(Leave, new { leaveType = "vacation", startDate = from, endDate = to })).Should(201)["leaveRequest"].Id();

    private static async Task<List<(string? Kind, string Text)>> Inbox(Client person) =>
        [.. (await person.Get("/notification-api/notifications")).Should(200)["notifications"].EnumerateArray().Select(n => (n.Str("kind"), n.Str("text") ?? ""))];
}
