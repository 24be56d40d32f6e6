using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class FollowAccountTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task A_profile_goes_with_the_account_and_the_person_is_in_no_list()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Delete($"/auth-api/v1/users/{team.Report.UserId}")).Should(200);

        (await team.Owner.Get($"{Team.Profiles}/{team.ReportsProfile}")).Should(404);
        (await team.Owner.Get(Team.Profiles)).Should(200)["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);
        (await team.Manager.Get("/auth-api/currentuser")).Should(200)["reportCount"].GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task It_comes_back_with_who_archived_and_returned_and_with_its_documents()
    {
        var team = await Team.Gather(host);
        var document = await team.Document(team.Owner);
        (await team.Report.Delete("/auth-api/v1/profile")).Should(200);
        (await team.Owner.Get($"{Team.Profiles}/{team.ReportsProfile}")).Should(404);
        (await team.Owner.Get($"{Team.Documents}/{document}")).Should(404);
        (await team.Owner.Get(Team.Documents))["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(0);

        await TestCompany.SignIn(host, team.Company.Codename, team.Report.Email, TestCompany.Password);
        var back = (await team.Owner.Get($"{Team.Profiles}/{team.ReportsProfile}")).Should(200)["employeeProfile"];
        back.GetProperty("isActive").GetBoolean().ShouldBeTrue();
        back.Id("managerId").ShouldBe(team.Manager.UserId);
        back.GetProperty("salary").GetDecimal().ShouldBe(3000.50m);
        (await team.Owner.Get($"{Team.Documents}/{document}")).Should(200);
    }

    [Fact]
    public async Task A_profile_that_an_admin_deleted_stays_deleted()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Delete($"{Team.Profiles}/{team.ReportsProfile}")).Should(200);
        (await team.Report.Delete("/auth-api/v1/profile")).Should(200);
        await TestCompany.SignIn(host, team.Company.Codename, team.Report.Email, TestCompany.Password);
        (await team.Owner.Get($"{Team.Profiles}/{team.ReportsProfile}")).Should(404);
    }

    [Theory]
    [InlineData("KWD", "950.125", "0.1255")]
    [InlineData("EUR", "950.12", "950.125")]
    [InlineData("JPY", "950", "950.5")]
    public async Task A_salary_has_the_decimals_of_the_companys_currency(string currency, string salary, string refused)
    {
        var team = await Team.Gather(host);
        var company = (await team.Owner.Get("/auth-api/v1/companies"))["company"].Id();
        (await team.Owner.Patch($"/auth-api/v1/companies/{company}", new { settings = new { currency } })).Should(200);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";

        (await team.Owner.Patch(url, new { salary = decimal.Parse(salary) })).Should(200)["employeeProfile"].GetProperty("salary").GetRawText().ShouldBe(salary);
        (await team.Owner.Patch(url, new { salary = decimal.Parse(refused) })).Should(400).Message.ShouldBe("errMsg_salaryTypeIsNotValid");
        (await team.Owner.Post(Team.Profiles, Team.Employment(team.Colleague, salary: decimal.Parse(refused)))).Should(400).Message.ShouldBe("errMsg_salaryTypeIsNotValid");
        (await team.Owner.Get(url))["employeeProfile"].GetProperty("salary").GetRawText().ShouldBe(salary);
    }
}
