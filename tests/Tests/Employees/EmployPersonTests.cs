using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class EmployPersonTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task An_admin_gives_somebody_a_profile_and_reads_back_what_was_sent()
    {
        var company = await TestCompany.Found(host);
        var (person, manager) = (await company.Hire(), await company.Hire());
        var department = await company.Department("Kitchen");

        var created = (await company.Owner.Post(Team.Profiles, Team.Employment(person, manager, 2500.25m, department, "Fast learner"))).Should(201);

        created.Body.Str("dataName").ShouldBe("employeeProfile");
        var profile = created["employeeProfile"];
        profile.Id("userId").ShouldBe(person.UserId);
        profile.Id("_owner").ShouldBe(person.UserId);
        profile.Id("managerId").ShouldBe(manager.UserId);
        profile.Id("departmentId").ShouldBe(department);
        profile.GetProperty("salary").GetDecimal().ShouldBe(2500.25m);
        profile.Str("notes").ShouldBe("Fast learner");
        profile.Str("employmentStartDate").ShouldBe("2025-01-01");
        profile.Str("contractType").ShouldBe("permanent");
        profile.GetProperty("contractType_idx").GetInt32().ShouldBe(0);
        profile.GetProperty("recordVersion").GetInt32().ShouldBe(1);
        profile.TryGetProperty("user", out _).ShouldBeFalse();
        var told = (await host.Published("employee.lineManagerChanged", person.UserId)).ShouldHaveSingleItem();
        told.Id("new").ShouldBe(manager.UserId);
        told.Str("old").ShouldBeNull();
    }

    [Fact]
    public async Task Only_admins_create_profiles()
    {
        var team = await Team.Gather(host);
        (await team.Manager.Post(Team.Profiles, Team.Employment(team.Colleague))).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Colleague.Post(Team.Profiles, Team.Employment(team.Colleague))).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Admin.Post(Team.Profiles, Team.Employment(team.Colleague))).Should(201);
    }

    [Fact]
    public async Task Of_a_hundred_who_create_a_persons_profile_at_once_one_succeeds()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();

        var replies = await Race.AtOnce(100, _ => company.Owner.Post(Team.Profiles, Team.Employment(person)));

        replies.Count(r => r.Status == 201).ShouldBe(1);
        var refused = replies.Where(r => r.Status != 201).ToList();
        refused.ShouldAllBe(r => r.Status == 400 && r.Message == "errMsg_DuplicateUniqueIndexError:employee_profile_user");
    }

    [Fact]
    public async Task After_a_profile_is_deleted_the_person_is_employed_anew_from_the_next_day_on()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Post(Team.Profiles, Team.Employment(team.Report))).Should(400).Message.ShouldBe("errMsg_DuplicateUniqueIndexError:employee_profile_user");
        (await team.Owner.Delete($"{Team.Profiles}/{team.ReportsProfile}")).Should(200);
        (await team.Owner.Post(Team.Profiles, Team.Employment(team.Report))).ShouldRefuse(400, "EmploymentOverlaps");
        (await team.Owner.Post(Team.Profiles, Team.Employment(team.Report, start: "2026-03-03"))).Should(201)["employeeProfile"].Id().ShouldBe(team.ReportsProfile);
    }

    [Fact]
    public async Task The_employee_must_be_an_active_user_of_the_same_company()
    {
        var (company, other) = (await TestCompany.Found(host), await TestCompany.Found(host));
        var (stranger, gone) = (await other.Hire(), await company.Hire());
        (await company.Owner.Delete($"/auth-api/v1/users/{gone.UserId}")).Should(200);

        (await company.Owner.Post(Team.Profiles, Team.Employment(stranger))).ShouldRefuse(400, "UserNotActive");
        (await company.Owner.Post(Team.Profiles, Team.Employment(gone))).ShouldRefuse(400, "UserNotActive");
        (await company.Owner.Post(Team.Profiles, Team.Employment(company.Owner, manager: stranger))).ShouldRefuse(400, "ManagerNotActive");
        (await company.Owner.Post(Team.Profiles, Team.Employment(company.Owner, manager: gone))).ShouldRefuse(400, "ManagerNotActive");
        (await company.Owner.Post(Team.Profiles, Team.Employment(company.Owner, department: await other.Department("Theirs")))).ShouldRefuse(400, "NoSuchDepartment");
        (await company.Owner.Post(Team.Profiles, Team.Employment(company.Owner, manager: company.Owner))).ShouldRefuse(400, "OwnManager");
    }

    [Theory]
    [InlineData("salary", -1, "errMsg_salaryTypeIsNotValid")]
    [InlineData("salary", 10.001, "errMsg_salaryTypeIsNotValid")]
    [InlineData("salary", 1e13, "errMsg_salaryTypeIsNotValid")]
    [InlineData("salary", "much", "errMsg_salaryTypeIsNotValid")]
    [InlineData("contractType", "eternal", "errMsg_contractTypeIsNotAValidEnumValue")]
    [InlineData("position", "  ", "errMsg_positionisRequired")]
    [InlineData("position", null, "errMsg_positionisRequired")]
    [InlineData("userId", "42", "errMsg_userIdisNotAValidID")]
    [InlineData("managerId", "42", "errMsg_managerIdisNotAValidID")]
    [InlineData("employmentStartDate", "2025-02-30", "errMsg_employmentStartDateTypeIsNotValid")]
    [InlineData("employmentStartDate", null, "errMsg_employmentStartDateisRequired")]
    public async Task Bad_values_are_refused_by_name(string field, object? value, string message)
    {
        var company = await TestCompany.Found(host);
        var body = new Dictionary<string, object?> { ["userId"] = company.Owner.UserId, ["employmentStartDate"] = "2025-01-01", ["position"] = "Chief", ["contractType"] = "permanent", [field] = value };
        (await company.Owner.Post(Team.Profiles, body)).Should(400).Message.ShouldBe(message);
    }

    [Fact]
    public async Task An_enum_is_taken_by_position_and_in_any_letter_case()
    {
        var company = await TestCompany.Found(host);
        var (first, second) = (await company.Hire(), await company.Hire());
        var byPosition = await company.Owner.Post(Team.Profiles, new { userId = first.UserId, employmentStartDate = "2025-01-01", position = "Worker", contractType = 2 });
        var byName = await company.Owner.Post(Team.Profiles, new { userId = second.UserId, employmentStartDate = "2025-01-01", position = "Worker", contractType = "TEMPORARY" });
        byPosition.Should(201)["employeeProfile"].Str("contractType").ShouldBe("contract");
        byName.Should(201)["employeeProfile"].Str("contractType").ShouldBe("temporary");
    }
}
