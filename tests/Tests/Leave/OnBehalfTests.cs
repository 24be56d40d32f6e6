using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

/// <summary>Leave that managers enter, that comes late, and that ends earlier than it was asked for. Today is Monday, 2026-03-02.</summary>
public sealed class OnBehalfTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Types = "/leaveManagement-api/v1/leavetypes";

    [Fact]
    public async Task A_manager_enters_leave_that_has_been_taken_already_and_approves_it_at_once()
    {
        var team = await Team.Gather(host);
        var entered = (await Enter(team.Manager, team.Report, "2026-02-23", "2026-02-24", "sick", "approved")).Should(201);
        var leave = entered["leaveRequest"];
        leave.Str("status").ShouldBe("approved");
        leave.Id("approverId").ShouldBe(team.Manager.UserId);
        leave.Id("onBehalfOf").ShouldBe(team.Report.UserId);
        leave.Id("enteredById").ShouldBe(team.Manager.UserId);
        leave.GetProperty("days").GetDecimal().ShouldBe(2);
        leave.GetProperty("hours").GetDecimal().ShouldBe(16);
        (await host.Published("leave.requested", leave.Id())).ShouldBeEmpty();
        (await host.Published("leave.decided", leave.Id())).Count.ShouldBe(1);

        var pending = (await Enter(team.Owner, team.Report, "2026-02-25", "2026-02-25", "a dentist")).Should(201);
        pending["leaveRequest"].Str("status").ShouldBe("pending");
        pending["warnings"].EnumerateArray().ShouldHaveSingleItem().Str("code").ShouldBe("unknownLeaveType");
        (await Enter(team.Manager, team.Report, "2025-02-28", "2025-02-28", "sick")).ShouldRefuse(400, "LeaveInThePast");
        (await Enter(team.Manager, team.Manager, "2026-03-10", "2026-03-10", "sick", "approved")).Should(201)["leaveRequest"].Str("status").ShouldBe("pending");
    }

    [Fact]
    public async Task How_late_and_how_early_one_asks_is_the_types_to_say()
    {
        var team = await Team.Gather(host);
        (await team.Report.Ask("2026-02-16", "2026-02-17", "sick")).Should(201);
        (await team.Report.Ask("2026-02-15", "2026-02-15", "sick")).ShouldRefuse(400, "LeaveInThePast");
        (await team.Report.Ask("2026-02-27", "2026-02-27", "annual")).ShouldRefuse(400, "LeaveInThePast");
        await Rule(team, "annual", new { noticeDays = 14, maxDays = 5, unit = "day" });
        (await team.Report.Ask("2026-03-13", "2026-03-13", "annual")).ShouldRefuse(400, "NoticeTooShort");
        (await team.Report.Ask("2026-03-16", "2026-03-23", "annual")).ShouldRefuse(400, "TooManyLeaveDays");
        (await team.Report.Post(Asking.Url, new { leaveType = "annual", startDate = "2026-03-16", endDate = "2026-03-16", startPart = "morning" })).ShouldRefuse(400, "UnitNotAllowed");
        (await team.Report.Ask("2026-03-16", "2026-03-22", "annual")).Should(201)["leaveRequest"].GetProperty("days").GetDecimal().ShouldBe(5);
        (await Enter(team.Manager, team.Report, "2026-03-04", "2026-03-04", "annual")).Should(201);
    }

    [Fact]
    public async Task A_document_is_needed_when_it_is_approved_and_not_before()
    {
        var team = await Team.Gather(host);
        await Rule(team, "sick", new { needsDocument = "afterDays", documentAfterDays = 3 });
        (await team.Manager.Answer(await team.Report.Asked("2026-03-03", "2026-03-05", "sick"), "approved")).Should(200);
        var id = await team.Report.Asked("2026-03-09", "2026-03-12", "sick");
        (await team.Manager.Answer(id, "approved")).ShouldRefuse(400, "DocumentNeeded");
        (await team.Report.Leave(id)).Str("status").ShouldBe("pending");
        (await team.Report.Patch($"{Asking.Url}/{id}", new { documentUrl = "https://files.test/note.pdf" })).Should(200);
        (await team.Manager.Answer(id, "approved")).Should(200)["leaveRequest"].Str("documentUrl").ShouldBe("https://files.test/note.pdf");
    }

    [Fact]
    public async Task Sickness_takes_its_days_out_of_a_holiday_in_the_same_moment()
    {
        var team = await Team.Gather(host);
        var earlier = await team.Report.Asked("2026-04-20", "2026-04-20", "sick");
        var holiday = await team.Report.Asked("2026-03-09", "2026-03-13", "annual");
        (await team.Manager.Answer(holiday, "approved")).Should(200);
        (await team.Report.Ask("2026-03-11", "2026-03-11", "unpaid")).ShouldRefuse(400, "LeaveOverlap");
        var sick = await team.Report.Asked("2026-03-11", "2026-03-12", "sick");
        (await team.Report.Ask("2026-03-12", "2026-03-12", "sick")).ShouldRefuse(400, "LeaveOverlap");
        (await team.Report.Leave(holiday)).GetProperty("days").GetDecimal().ShouldBe(5);

        (await team.Manager.Answer(sick, "approved")).Should(200);

        var left = await team.Report.Leave(holiday);
        left.GetProperty("exceptDays").EnumerateArray().Select(d => d.GetString()).ShouldBe(["2026-03-11", "2026-03-12"]);
        left.GetProperty("days").GetDecimal().ShouldBe(3);
        var person = new UserId(team.Report.UserId);
        var days = await host.Ask<IApprovedLeave, ILookup<UserId, LeaveDay>>(left.Id("companyId"), l => l.Days([person], new(2026, 3, 1), new(2026, 3, 31), default));
        days[person].Select(d => (d.Day.Day, d.Leave.Value)).ShouldBe([(9, holiday), (10, holiday), (11, sick), (12, sick), (13, holiday)]);
        (await host.Published("leave.daysChanged", holiday)).Count.ShouldBe(1);

        // Asked for before the holiday was, and moved onto it.
        var all = earlier;
        (await team.Report.Patch($"{Asking.Url}/{all}", new { startDate = "2026-03-09", endDate = "2026-03-10", recordVersion = 1 })).Should(200);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await team.Manager.Answer(all, "approved")).Should(200);
        (await team.Manager.Answer(await team.Report.Asked("2026-03-13", "2026-03-13", "sick"), "approved")).Should(200);
        (await team.Report.Leave(holiday)).Str("status").ShouldBe("cancelled");
        host.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task Approved_leave_is_made_shorter_by_a_reviewer_and_its_owner_asks_to_cancel_it()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked("2026-03-09", "2026-03-13", "annual");
        (await team.Report.Patch($"{Asking.Url}/{id}", new { cancelRequested = true })).ShouldRefuse(400, "LeaveNotApproved");
        (await team.Manager.Answer(id, "approved")).Should(200);
        (await team.Manager.Patch($"{Asking.Url}/{id}", new { endDate = "2026-03-16" })).ShouldRefuse(400, "LeaveOnlyShorter");
        (await team.Report.Patch($"{Asking.Url}/{id}", new { endDate = "2026-03-11" })).ShouldRefuse(400, "LeaveAlreadyDecided");
        (await team.Manager.Patch($"{Asking.Url}/{id}", new { endDate = "2026-03-11", endPart = "morning" })).Should(200)["leaveRequest"].GetProperty("days").GetDecimal().ShouldBe(2.5m);
        (await Plan(team, "2026-03-11", "11:00", "13:00")).ShouldRefuse(400, "ShiftConflict");
        (await Plan(team, "2026-03-11", "12:00", "13:00")).Should(201);

        (await team.Manager.Patch($"{Asking.Url}/{id}", new { cancelRequested = true })).ShouldRefuse(403, "LeaveOfSomebodyElse");
        (await team.Report.Patch($"{Asking.Url}/{id}", new { cancelRequested = true })).Should(200)["leaveRequest"].GetProperty("cancelRequested").GetBoolean().ShouldBeTrue();
        (await host.Published("leave.cancelRequested", id)).Count.ShouldBe(1);
        (await team.Manager.Leaves("cancelRequested=true")).ShouldBe([id]);
        (await Titles(team.Manager)).ShouldContain("Rita Report asks to cancel leave");
        (await Titles(team.Report)).ShouldContain("Your leave was changed");
        (await team.Manager.Answer(id, "cancelled")).Should(200);
    }

    private static Task<Reply> Enter(Client manager, Client person, string from, string to, string type, string? status = null) =>
        manager.Post(Asking.Url, new { leaveType = type, startDate = from, endDate = to, userId = person.UserId, status });

    private static async Task Rule(Team team, string code, object rule) =>
        (await team.Owner.Patch($"{Types}/{(await team.Owner.Get($"{Types}?code={code}")).Should(200)["leaveTypes"][0].Id()}", rule)).Should(200);

    private static async Task<List<string?>> Titles(Client person) =>
        [.. (await person.Get("/notification-api/notifications")).Should(200)["notifications"].EnumerateArray().Select(n => n.Str("title"))];

    private static Task<Reply> Plan(Team team, string day, string from, string to) =>
        team.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = day, startTime = from, endTime = to, assignedUserIds = new[] { team.Report.UserId } });
}
