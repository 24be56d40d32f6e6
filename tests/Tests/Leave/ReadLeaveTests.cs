using System.Text.Json;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class ReadLeaveTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Owner_line_manager_and_admins_read_a_request_and_nobody_else()
    {
        var (team, other) = (await Team.Gather(host), await TestCompany.Found(host));
        var id = await team.Report.Asked();

        foreach (var reader in new[] { team.Report, team.Manager, team.Admin, team.Owner })
        {
            var leave = await reader.Leave(id);
            leave.GetProperty("user").Str("fullname").ShouldBe("Rita Report");
            leave.GetProperty("approver").ValueKind.ShouldBe(JsonValueKind.Null);
            leave.Str("reason").ShouldBe("A rest");
        }
        (await team.Colleague.Get($"{Asking.Url}/{id}")).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Get($"{Asking.Url}/{id}")).Should(404).Message.ShouldBe("errMsg_RecordNotFound");
        (await host.Visitor(team.Company.Codename).Get($"{Asking.Url}/{id}")).ShouldRefuse(401, "LoginRequired");
        (await team.Owner.Get($"{Asking.Url}/42")).Should(400).Message.ShouldBe("errMsg_leaveRequestIdisNotAValidID");
    }

    [Fact]
    public async Task Among_ones_own_there_are_no_others_even_for_the_owner_of_the_company()
    {
        var team = await Team.Gather(host);
        var (reports, owners) = (await team.Report.Asked(), await team.Owner.Asked());

        (await team.Report.Get(My(reports))).Should(200)["leaveRequest"].Id().ShouldBe(reports);
        (await team.Owner.Get(My(owners))).Should(200)["decisions"].GetArrayLength().ShouldBe(0);
        foreach (var reader in new[] { team.Owner, team.Admin, team.Manager, team.Colleague }) (await reader.Get(My(reports))).Should(404).Message.ShouldBe("errMsg_RecordNotFound");
    }

    private static string My(Guid id) => $"/leaveManagement-api/v1/myleaverequest/{id}";
}
