using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class DeleteLeaveTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task The_owner_deletes_a_pending_request_and_it_is_gone_everywhere()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();

        (await team.Report.Delete($"{Asking.Url}/{id}")).Should(200)["leaveRequest"].GetProperty("isActive").GetBoolean().ShouldBeFalse();

        foreach (var reader in new[] { team.Report, team.Manager, team.Owner })
        {
            (await reader.Get($"{Asking.Url}/{id}")).Should(404);
            (await reader.Leaves()).ShouldBeEmpty();
            (await reader.Answer(id, "approved")).Should(404);
        }
        (await team.Report.Get($"/leaveManagement-api/v1/myleaverequest/{id}")).Should(404);
        (await team.Report.Delete($"{Asking.Url}/{id}")).Should(404);
        (await host.Published("leave.decided", id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pending", true)]
    [InlineData("rejected", true)]
    [InlineData("cancelled", true)]
    [InlineData("approved", false)]
    public async Task A_manager_deletes_what_is_not_approved(string status, bool allowed)
    {
        var team = await Team.Gather(host);
        foreach (var manager in new[] { team.Manager, team.Admin })
        {
            var id = await team.Report.Asked(manager == team.Admin ? "2026-04-01" : "2026-03-10", manager == team.Admin ? "2026-04-01" : "2026-03-10");
            if (status is not "pending") (await team.Owner.Answer(id, status)).Should(200);
            var reply = await manager.Delete($"{Asking.Url}/{id}");
            if (allowed) reply.Should(200);
            else reply.ShouldRefuse(400, "LeaveApproved");
        }
    }

    [Fact]
    public async Task Who_waits_for_an_answer_hears_when_a_manager_deletes_the_request()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        (await team.Manager.Delete($"{Asking.Url}/{id}")).Should(200);
        (await host.Published("leave.decided", id)).ShouldHaveSingleItem().Str("decision").ShouldBe("cancelled");
    }

    [Fact]
    public async Task Others_delete_nothing()
    {
        var (team, other) = (await Team.Gather(host), await TestCompany.Found(host));
        var id = await team.Report.Asked();
        (await team.Colleague.Delete($"{Asking.Url}/{id}")).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Delete($"{Asking.Url}/{id}")).Should(404);
        (await team.Report.Leave(id)).GetProperty("isActive").GetBoolean().ShouldBeTrue();
    }
}
