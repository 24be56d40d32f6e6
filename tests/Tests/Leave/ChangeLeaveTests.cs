using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class ChangeLeaveTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_owner_changes_a_pending_request()
    {
        var team = await Team.Gather(host);
        var url = $"{Asking.Url}/{await team.Report.Asked()}";

        var changed = (await team.Report.Patch(url, new { startDate = "2026-03-11", leaveType = "sick", reason = (string?)null, approverId = team.Report.UserId, approvedDate = "2026-03-01T00:00:00Z" })).Should(200);

        var leave = changed["leaveRequest"];
        leave.Str("startDate").ShouldBe("2026-03-11");
        leave.Str("endDate").ShouldBe("2026-03-12");
        leave.Str("leaveType").ShouldBe("sick");
        leave.Str("reason").ShouldBeNull();
        leave.Str("approverId").ShouldBeNull();
        leave.Str("approvedDate").ShouldBeNull();
        leave.GetProperty("recordVersion").GetInt32().ShouldBe(2);
        changed["releasedShifts"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task New_days_obey_the_rules_of_a_new_request()
    {
        var team = await Team.Gather(host);
        await team.Report.Asked("2026-03-20", "2026-03-21");
        var url = $"{Asking.Url}/{await team.Report.Asked("2026-03-10", "2026-03-12")}";

        (await team.Report.Patch(url, new { endDate = "2026-03-09" })).ShouldRefuse(400, "LeaveEndsBeforeStart");
        (await team.Report.Patch(url, new { startDate = "2026-03-01" })).ShouldRefuse(400, "LeaveInThePast");
        (await team.Report.Patch(url, new { endDate = "2027-03-11" })).ShouldRefuse(400, "LeaveTooLong");
        (await team.Report.Patch(url, new { endDate = "2026-03-20" })).ShouldRefuse(400, "LeaveOverlap");
        (await team.Report.Patch(url, new { departmentId = team.Report.UserId })).ShouldRefuse(400, "NoSuchDepartment");
        (await team.Report.Patch(url, new { leaveType = " " })).Should(400).Message.ShouldBe("errMsg_leaveTypeisRequired");
        (await team.Report.Patch(url, new { startDate = (string?)null })).Should(400).Message.ShouldBe("errMsg_startDateisRequired");
        (await team.Report.Patch(url, new { endDate = "2026-03-19" })).Should(200);
        (await team.Report.Leave(await Id(url, team))).GetProperty("recordVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_request_that_waited_into_its_first_day_can_still_be_shortened()
    {
        var team = await Team.Gather(host);
        var url = $"{Asking.Url}/{await team.Report.Asked("2026-03-02", "2026-03-06")}";
        host.Clock.Advance(TimeSpan.FromDays(2));
        (await team.Report.Patch(url, new { endDate = "2026-03-04" })).Should(200);
        host.Clock.Now = TestClock.Start;
    }

    [Fact]
    public async Task The_owner_takes_a_pending_request_back()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        var withdrawn = (await team.Report.Answer(id, "cancelled", "Changed my mind")).Should(200)["leaveRequest"];

        withdrawn.Str("status").ShouldBe("cancelled");
        withdrawn.Str("approverId").ShouldBeNull();
        (await host.Published("leave.decided", id)).ShouldBeEmpty();
        var decision = (await team.Report.Get($"{Asking.Url}/{id}"))["decisions"].EnumerateArray().ShouldHaveSingleItem();
        decision.Str("decision").ShouldBe("cancelled");
        decision.Str("note").ShouldBe("Changed my mind");
        decision.GetProperty("decidedBy").Id().ShouldBe(team.Report.UserId);
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("rejected")]
    [InlineData("cancelled")]
    public async Task Once_decided_the_owner_changes_nothing(string answer)
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        (await team.Manager.Answer(id, answer)).Should(200);

        (await team.Report.Patch($"{Asking.Url}/{id}", new { reason = "Please" })).ShouldRefuse(400, "LeaveAlreadyDecided");
        (await team.Report.Answer(id, "cancelled")).ShouldRefuse(400, "LeaveAlreadyDecided");
        (await team.Report.Delete($"{Asking.Url}/{id}")).ShouldRefuse(400, "LeaveAlreadyDecided");
        (await team.Report.Leave(id)).GetProperty("recordVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_manager_decides_but_does_not_rewrite()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        foreach (var manager in new[] { team.Owner, team.Admin, team.Manager })
        {
            (await manager.Patch($"{Asking.Url}/{id}", new { endDate = "2026-03-10", status = "approved" })).ShouldRefuse(403, "LeaveOfSomebodyElse");
        }
        // A whole form sent back unchanged rewrites nothing.
        var approved = (await team.Manager.Patch($"{Asking.Url}/{id}", new { leaveType = "vacation", startDate = "2026-03-10", endDate = "2026-03-12", reason = "A rest", departmentId = (Guid?)null, status = "approved" })).Should(200);
        approved["leaveRequest"].Str("endDate").ShouldBe("2026-03-12");
    }

    [Fact]
    public async Task Strangers_change_nothing_and_other_companies_find_nothing()
    {
        var (team, other) = (await Team.Gather(host), await TestCompany.Found(host));
        var id = await team.Report.Asked();
        (await team.Colleague.Patch($"{Asking.Url}/{id}", new { reason = "Mine" })).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Colleague.Answer(id, "approved")).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Answer(id, "approved")).Should(404).Message.ShouldBe("errMsg_RecordNotFound");
        (await host.Visitor(team.Company.Codename).Answer(id, "approved")).ShouldRefuse(401, "LoginRequired");
        (await team.Report.Leave(id)).Str("status").ShouldBe("pending");
    }

    [Fact]
    public async Task What_was_changed_since_it_was_read_is_not_approved_unseen()
    {
        var team = await Team.Gather(host);
        var url = $"{Asking.Url}/{await team.Report.Asked("2026-03-10", "2026-03-10")}";
        (await team.Report.Patch(url, new { endDate = "2026-04-30" })).Should(200);
        (await team.Manager.Patch(url, new { status = "approved", recordVersion = 1 })).ShouldRefuse(409, "ChangedMeanwhile");
        (await team.Manager.Patch(url, new { status = "approved", recordVersion = 2 })).Should(200);
    }

    private static async Task<Guid> Id(string url, Team team) => (await team.Report.Get(url)).Should(200)["leaveRequest"].Id();
}
