using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class ReadProfileTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Salary_and_notes_are_seen_by_admins_and_the_line_manager_only()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Patch(Url(team), new { notes = "Between us" })).Should(200);

        foreach (var reader in new[] { team.Owner, team.Admin, team.Manager })
        {
            var seen = (await reader.Get(Url(team))).Should(200)["employeeProfile"];
            seen.GetProperty("salary").GetDecimal().ShouldBe(3000.50m);
            seen.Str("notes").ShouldBe("Between us");
        }
        var own = (await team.Report.Get(Url(team))).Should(200)["employeeProfile"];
        own.GetProperty("salary").ValueKind.ShouldBe(JsonValueKind.Null);
        own.GetProperty("notes").ValueKind.ShouldBe(JsonValueKind.Null);
        own.Str("position").ShouldBe("Worker");
        own.Str("employmentStartDate").ShouldBe("2025-01-01");
    }

    [Fact]
    public async Task A_profile_comes_with_the_person_the_manager_and_the_department()
    {
        var team = await Team.Gather(host);
        var department = await team.Company.Department("Kitchen");
        (await team.Owner.Patch(Url(team), new { departmentId = department })).Should(200);

        var profile = (await team.Report.Get(Url(team))).Should(200)["employeeProfile"];

        profile.GetProperty("user").Str("fullname").ShouldBe("Rita Report");
        profile.GetProperty("user").Id().ShouldBe(team.Report.UserId);
        profile.GetProperty("manager").Str("fullname").ShouldBe("Mona Manager");
        profile.GetProperty("department").Str("groupName").ShouldBe("Kitchen");

        (await team.Owner.Delete($"/auth-api/v1/usergroups/{department}")).Should(200);
        var after = (await team.Report.Get(Url(team))).Should(200)["employeeProfile"];
        after.GetProperty("department").ValueKind.ShouldBe(JsonValueKind.Null);
        after.Id("departmentId").ShouldBe(department);
    }

    [Fact]
    public async Task Colleagues_may_not_look_and_other_companies_find_nothing()
    {
        var team = await Team.Gather(host);
        var other = await TestCompany.Found(host);
        (await team.Colleague.Get(Url(team))).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Get(Url(team))).Should(404).Message.ShouldBe("errMsg_RecordNotFound");
        (await team.Report.At(other.Codename).Get(Url(team))).ShouldRefuse(403, "UserTenantMismatch");
        (await host.Visitor(team.Company.Codename).Get(Url(team))).ShouldRefuse(401, "LoginRequired");
        (await team.Owner.Get($"{Team.Profiles}/42")).Should(400).Message.ShouldBe("errMsg_employeeProfileIdisNotAValidID");
    }

    private static string Url(Team team) => $"{Team.Profiles}/{team.ReportsProfile}";
}
