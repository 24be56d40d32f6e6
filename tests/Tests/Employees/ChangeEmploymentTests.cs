using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class ChangeEmploymentTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_admin_changes_everything_and_what_is_left_out_stays()
    {
        var team = await Team.Gather(host);
        var changed = (await team.Admin.Patch(Url(team), new { salary = 4000, notes = "Promoted", position = "Chief" })).Should(200)["employeeProfile"];

        changed.GetProperty("salary").GetDecimal().ShouldBe(4000);
        changed.Str("position").ShouldBe("Chief");
        changed.Str("contractType").ShouldBe("permanent");
        changed.Id("managerId").ShouldBe(team.Manager.UserId);
        changed.GetProperty("recordVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task The_line_manager_changes_all_but_the_salary()
    {
        var team = await Team.Gather(host);
        (await team.Manager.Patch(Url(team), new { position = "Chief", salary = 9000 })).ShouldRefuse(403, "SalaryReadOnly");
        (await team.Manager.Patch(Url(team), new { position = "Chief", notes = "Good" })).Should(200);

        var profile = (await team.Owner.Get(Url(team))).Should(200)["employeeProfile"];
        profile.Str("position").ShouldBe("Chief");
        profile.GetProperty("salary").GetDecimal().ShouldBe(3000.50m);
    }

    [Theory]
    [InlineData("position")]
    [InlineData("salary")]
    [InlineData("notes")]
    [InlineData("managerId")]
    [InlineData("departmentId")]
    [InlineData("contractType")]
    [InlineData("employmentStartDate")]
    public async Task Nobody_changes_a_field_of_their_own_employment(string field)
    {
        var team = await Team.Gather(host);
        object? value = field switch { "contractType" => "contract", "employmentStartDate" => "2020-01-01", "position" => "Boss", "salary" => 1, "notes" => "Great", _ => null };
        (await team.Report.Patch(Url(team), new Dictionary<string, object?> { [field] = value })).ShouldRefuse(403, "EmploymentReadOnly");
        (await team.Owner.Get(Url(team)))["employeeProfile"].GetProperty("recordVersion").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_colleague_changes_nothing_and_another_company_finds_nothing()
    {
        var team = await Team.Gather(host);
        var other = await TestCompany.Found(host);
        (await team.Colleague.Patch(Url(team), new { position = "Boss" })).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Colleague.Patch(Url(team))).ShouldRefuse(403, "ForbiddenAccess");
        (await other.Owner.Patch(Url(team), new { position = "Boss" })).Should(404).Message.ShouldBe("errMsg_RecordNotFound");
        (await team.Report.Patch(Url(team))).Should(200);
    }

    [Fact]
    public async Task A_required_text_cannot_be_emptied_and_optional_values_can()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Patch(Url(team), new { position = "" })).Should(400).Message.ShouldBe("errMsg_positionisRequired");
        (await team.Owner.Patch(Url(team), new { position = (string?)null })).Should(400).Message.ShouldBe("errMsg_positionisRequired");
        var cleared = (await team.Owner.Patch(Url(team), new { salary = (decimal?)null, managerId = (Guid?)null, notes = (string?)null })).Should(200)["employeeProfile"];
        cleared.GetProperty("salary").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        cleared.Str("managerId").ShouldBeNull();
    }

    [Fact]
    public async Task A_new_line_manager_is_told_of_and_decides_at_once()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Patch(Url(team), new { managerId = team.Colleague.UserId })).Should(200);
        (await team.Owner.Patch(Url(team), new { managerId = team.Colleague.UserId, position = "Chief" })).Should(200);

        var told = await host.Published("employee.lineManagerChanged", team.Report.UserId);
        told.Count.ShouldBe(2);
        told[1].Id("old").ShouldBe(team.Manager.UserId);
        told[1].Id("new").ShouldBe(team.Colleague.UserId);
        (await team.Manager.Get(Url(team))).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Colleague.Get(Url(team))).Should(200);
    }

    [Fact]
    public async Task Who_hands_a_report_over_no_longer_sees_the_salary()
    {
        var team = await Team.Gather(host);
        var handedOver = (await team.Manager.Patch(Url(team), new { managerId = team.Colleague.UserId })).Should(200)["employeeProfile"];
        handedOver.GetProperty("salary").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Reporting_lines_never_run_in_a_circle_however_long()
    {
        var company = await TestCompany.Found(host);
        var (a, b, c) = (await company.Hire("A"), await company.Hire("B"), await company.Hire("C"));
        var profile = await company.Profile(a);
        await company.Profile(b, manager: a);
        await company.Profile(c, manager: b);

        (await company.Owner.Patch($"{Team.Profiles}/{profile}", new { managerId = a.UserId })).ShouldRefuse(400, "OwnManager");
        (await company.Owner.Patch($"{Team.Profiles}/{profile}", new { managerId = b.UserId })).ShouldRefuse(400, "ReportingCircle");
        (await company.Owner.Patch($"{Team.Profiles}/{profile}", new { managerId = c.UserId })).ShouldRefuse(400, "ReportingCircle");
        (await company.Owner.Get($"{Team.Profiles}/{profile}"))["employeeProfile"].Str("managerId").ShouldBeNull();
    }

    [Fact]
    public async Task Two_changes_at_once_do_not_close_a_circle_together()
    {
        var company = await TestCompany.Found(host);
        for (var round = 0; round < 10; round++)
        {
            var (a, b) = (await company.Hire(), await company.Hire());
            var (first, second) = (await company.Profile(a), await company.Profile(b));

            var replies = await Task.WhenAll(
                company.Owner.Patch($"{Team.Profiles}/{first}", new { managerId = b.UserId }),
                company.Owner.Patch($"{Team.Profiles}/{second}", new { managerId = a.UserId }));

            replies.Count(r => r.Status == 200).ShouldBe(1);
            replies.Count(r => r.ErrCode == "ReportingCircle").ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_manager_who_left_can_stay_named_but_not_be_named_anew()
    {
        var team = await Team.Gather(host);
        var other = await team.Company.Profile(team.Colleague);
        (await team.Owner.Delete($"/auth-api/v1/users/{team.Manager.UserId}")).Should(200);

        (await team.Owner.Patch(Url(team), new { managerId = team.Manager.UserId, position = "Chief" })).Should(200);
        (await team.Owner.Patch($"{Team.Profiles}/{other}", new { managerId = team.Manager.UserId })).ShouldRefuse(400, "ManagerNotActive");
        (await team.Owner.Patch($"{Team.Profiles}/{other}", new { departmentId = team.Manager.UserId })).ShouldRefuse(400, "NoSuchDepartment");
    }

    private static string Url(Team team) => $"{Team.Profiles}/{team.ReportsProfile}";
}
