using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class EndEmploymentTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_deleted_profile_is_answered_once_and_gone_with_its_documents()
    {
        var team = await Team.Gather(host);
        var document = await team.Document(team.Manager);

        var deleted = (await team.Admin.Delete($"{Team.Profiles}/{team.ReportsProfile}")).Should(200)["employeeProfile"];
        deleted.GetProperty("isActive").GetBoolean().ShouldBeFalse();
        deleted.GetProperty("recordVersion").GetInt32().ShouldBe(2);

        (await team.Owner.Get($"{Team.Profiles}/{team.ReportsProfile}")).Should(404);
        (await team.Owner.Delete($"{Team.Profiles}/{team.ReportsProfile}")).Should(404);
        (await team.Owner.Get($"{Team.Documents}/{document}")).Should(404);
        (await team.Owner.Get(Team.Profiles)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
        (await team.Owner.Get(Team.Documents)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
        var told = await host.Published("employee.lineManagerChanged", team.Report.UserId);
        told[^1].Id("old").ShouldBe(team.Manager.UserId);
        told[^1].Str("new").ShouldBeNull();
    }

    [Fact]
    public async Task Only_admins_of_the_company_delete_profiles()
    {
        var team = await Team.Gather(host);
        var other = await TestCompany.Found(host);
        (await team.Manager.Delete($"{Team.Profiles}/{team.ReportsProfile}")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Report.Delete($"{Team.Profiles}/{team.ReportsProfile}")).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Delete($"{Team.Profiles}/{team.ReportsProfile}")).Should(404);
        (await team.Owner.Get($"{Team.Profiles}/{team.ReportsProfile}")).Should(200);
    }
}
