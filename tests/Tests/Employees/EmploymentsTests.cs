using System.Text.Json;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Attendance;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

/// <summary>Employments and terms as they are entered and changed; today is Monday, the second of March 2026.</summary>
public sealed class EmploymentsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Job = "employees.turnTerms";
    private const string Late = "Signed late";

    [Fact]
    public async Task Whose_account_is_deleted_is_employed_until_that_day_and_on_no_later_one()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Delete($"/auth-api/v1/users/{team.Report.UserId}?lastDay=2026-02-20")).Should(200);

        var history = await History(team, team.Report);
        history.Employments.ShouldHaveSingleItem().EndsOn.ShouldBe(new DateOnly(2026, 2, 20));
        history.TermsFor(new DateOnly(2026, 2, 1)).Salary.ShouldBe(3000.50m);
        (await EmployedBetween(team, "2026-02-20", "2026-03-31")).ShouldContain(team.Report.UserId);
        (await EmployedBetween(team, "2026-02-21", "2026-03-31")).ShouldNotContain(team.Report.UserId);
        var told = (await host.Published("employment.ended", team.Report.UserId)).ShouldHaveSingleItem();
        (told.Str("lastDay"), told.Str("reason")).ShouldBe(("2026-02-20", "accountDeleted"));
        (await team.Owner.Delete($"/auth-api/v1/users/{team.Colleague.UserId}")).Should(200);
        (await EmployedBetween(team, "2026-01-01", "2026-12-31")).ShouldNotContain(team.Colleague.UserId);
    }

    [Fact]
    public async Task A_last_day_before_the_first_is_refused_and_the_account_stays()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Delete($"/auth-api/v1/users/{team.Report.UserId}?lastDay=2024-12-31")).ShouldRefuse(400, "EndsBeforeStart");
        (await team.Owner.Get($"/auth-api/v1/users/{team.Report.UserId}")).Should(200);
    }

    [Fact]
    public async Task Who_archives_and_returns_is_employed_as_before_unless_the_end_was_changed_meanwhile()
    {
        var team = await Team.Gather(host);
        var (url, other) = ($"{Team.Profiles}/{team.ReportsProfile}", await team.Company.Profile(team.Colleague));
        (await team.Owner.Post($"{url}/termination", new { endDate = "2026-06-30", endReason = "contractEnd" })).Should(200);
        foreach (var person in new[] { team.Report, team.Colleague }) (await person.Delete("/auth-api/v1/profile")).Should(200);
        (await History(team, team.Report)).Employments[0].EndsOn.ShouldBe(new DateOnly(2026, 3, 2));
        (await team.Owner.Post($"{Team.Profiles}/{other}/termination", new { endDate = "2026-02-27", endReason = "dismissed", note = "Did not come", reason = Late })).Should(200);

        foreach (var person in new[] { team.Report, team.Colleague }) await TestCompany.SignIn(host, team.Company.Codename, person.Email, TestCompany.Password);
        var back = (await team.Owner.Get(url)).Should(200)["employeeProfile"];
        (back.Str("employmentEndDate"), back.Str("endReason"), back.Str("employmentStatus")).ShouldBe(("2026-06-30", "contractEnd", "active"));
        var dismissed = (await team.Owner.Get($"{Team.Profiles}/{other}")).Should(200)["employeeProfile"];
        (dismissed.Str("employmentEndDate"), dismissed.Str("endReason"), dismissed.Str("employmentStatus")).ShouldBe(("2026-02-27", "dismissed", "ended"));
    }

    [Fact]
    public async Task Who_is_employed_anew_has_two_employments_and_one_profile()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Post($"{Team.Profiles}/{team.ReportsProfile}/termination", new { endDate = "2026-02-15", endReason = "resigned", reason = Late })).Should(200);
        (await team.Owner.Post(Team.Profiles, Team.Employment(team.Report, start: "2026-02-15"))).ShouldRefuse(400, "EmploymentOverlaps");
        var again = (await team.Owner.Post(Team.Profiles, Team.Employment(team.Report, salary: 3300, start: "2026-04-01"))).Should(201)["employeeProfile"];

        again.Id().ShouldBe(team.ReportsProfile);
        (again.Str("employmentStatus"), again.Str("employmentStartDate"), again.Str("employmentEndDate")).ShouldBe(("upcoming", "2026-04-01", null));
        var history = await History(team, team.Report);
        history.Employments.Select(e => (e.StartsOn, e.EndsOn)).ShouldBe([(new(2025, 1, 1), new DateOnly(2026, 2, 15)), (new(2026, 4, 1), null)]);
        history.IsEmployedOn(new(2026, 3, 1)).ShouldBeFalse();
        (await EmployedBetween(team, "2026-02-16", "2026-03-31")).ShouldNotContain(team.Report.UserId);
        (await team.Owner.Delete($"{Team.Profiles}/{team.ReportsProfile}/termination")).ShouldRefuse(400, "RehiredSince");
        (await team.Owner.Post(Team.Profiles, Team.Employment(team.Report, start: "2027-01-01"))).Should(400).Message.ShouldBe("errMsg_DuplicateUniqueIndexError:employee_profile_user");
    }

    [Fact]
    public async Task A_change_without_a_day_takes_effect_today_and_once_more_today_in_the_same_terms()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Owner.Patch(url, new { salary = 3200 })).Should(200)["employeeProfile"].Str("termsFrom").ShouldBe("2026-03-02");
        (await team.Owner.Patch(url, new { salary = 3300, position = "Chief" })).Should(200);
        (await Terms(team.Owner, team)).ShouldBe([("2026-03-02", 3300m, "Chief"), ("2025-01-01", 3000.50m, "Worker")]);
        var told = (await host.Published("employment.termsChanged", team.Report.UserId))[0];
        (told.Str("from"), told.GetProperty("inForce").GetBoolean(), told.GetProperty("fields").GetRawText()).ShouldBe(("2026-03-02", true, """["pay"]"""));
    }

    [Fact]
    public async Task What_was_open_is_filled_in_from_the_start_and_a_guide_client_that_sends_all_back_changes_nothing()
    {
        var team = await Team.Gather(host);
        var profile = await team.Company.Profile(team.Colleague);
        var url = $"{Team.Profiles}/{profile}";
        (await team.Owner.Patch(url, new { position = "Chief" })).Should(200);
        (await team.Owner.Patch(url, new { salary = 2800, managerId = team.Manager.UserId })).Should(200)["employeeProfile"].Str("payBasis").ShouldBe("monthly");

        var history = await History(team, team.Colleague);
        history.TermsFor(new(2025, 1, 1)).ShouldSatisfyAllConditions(t => t.Salary.ShouldBe(2800), t => t.Manager.ShouldBe(new UserId(team.Manager.UserId)));
        history.Employments[0].Terms.Count.ShouldBe(2);
        var version = (await team.Owner.Get(url))["employeeProfile"].GetProperty("recordVersion").GetInt32();
        (await team.Owner.Patch(url, new { salary = 2800, position = "Chief", contractType = "permanent", employmentStartDate = "2025-01-01", managerId = team.Manager.UserId })).Should(200);
        (await team.Owner.Get(url))["employeeProfile"].GetProperty("recordVersion").GetInt32().ShouldBe(version);
    }

    [Fact]
    public async Task A_raise_lasts_through_terms_that_begin_later_for_another_reason()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Owner.Patch(url, new { position = "Chief", effectiveFrom = "2026-02-01", reason = Late })).Should(200);
        (await team.Owner.Patch(url, new { salary = 3600, effectiveFrom = "2026-01-16", reason = Late })).Should(200)["employeeProfile"].GetProperty("salary").GetDecimal().ShouldBe(3600);
        (await Terms(team.Owner, team)).ShouldBe([("2026-02-01", 3600m, "Chief"), ("2026-01-16", 3600m, "Worker"), ("2025-01-01", 3000.50m, "Worker")]);
        (await team.Owner.Patch(url, new { salary = 1, effectiveFrom = "2024-12-31", reason = Late })).ShouldRefuse(400, "NotEmployed");
    }

    [Fact]
    public async Task Terms_of_a_future_day_show_when_that_day_comes_also_after_a_downtime()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Owner.Patch(url, new { salary = 3600, managerId = team.Colleague.UserId, effectiveFrom = "2026-04-01" })).Should(200)["employeeProfile"].GetProperty("salary").GetDecimal().ShouldBe(3000.50m);
        (await team.Owner.Post($"{url}/termination", new { endDate = "2026-04-05", endReason = "resigned" })).Should(200)["employeeProfile"].Str("employmentStatus").ShouldBe("active");
        try
        {
            host.Clock.Now = new(2026, 3, 31, 23, 59, 0, TimeSpan.Zero);
            await host.RunJob(Job);
            (await History(team, team.Report)).TermsFor(new(2026, 4, 1)).Salary.ShouldBe(3600);
            (await host.Published("employee.lineManagerChanged", team.Report.UserId)).Count.ShouldBe(1);

            host.Clock.Now = new(2026, 4, 1, 0, 1, 0, TimeSpan.Zero);
            await host.RunJob(Job);
            await host.RunJob(Job);
            (await host.Published("employee.lineManagerChanged", team.Report.UserId)).Select(e => e.Id("new")).ShouldBe([team.Manager.UserId, team.Colleague.UserId]);
            (await host.Published("employment.termsChanged", team.Report.UserId)).Select(e => e.GetProperty("inForce").GetBoolean()).ShouldBe([false, true]);

            host.Clock.Now = new(2026, 5, 20, 9, 0, 0, TimeSpan.Zero);
            await host.RunJob(Job);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
        var now = (await team.Owner.Get(url)).Should(200)["employeeProfile"];
        (now.Str("employmentStatus"), now.GetProperty("salary").GetDecimal(), now.Id("managerId")).ShouldBe(("ended", 3600m, team.Colleague.UserId));
    }

    [Fact]
    public async Task Nobody_sets_what_they_themselves_are_paid_the_owner_and_admins_included()
    {
        var team = await Team.Gather(host);
        var own = await team.Company.Profile(team.Admin);
        var url = $"{Team.Profiles}/{own}";
        foreach (var change in new object[] { new { salary = 9000 }, new { payBasis = "hourly", hourlyRate = 90 }, new { weeklyHours = 20 }, new { overtimeMode = "none" }, new { employmentStartDate = "2020-01-01" }, new { workPattern = new { kind = "spread" } } })
            (await team.Admin.Patch(url, change)).ShouldRefuse(403, "OwnPay");
        (await team.Admin.Patch(url, new { position = "Head", salary = (decimal?)null })).Should(200);
        (await team.Admin.Post($"{url}/termination", new { endDate = "2026-12-31", endReason = "resigned" })).ShouldRefuse(403, "OwnPay");
        (await team.Admin.Delete(url)).ShouldRefuse(403, "OwnPay");
        (await team.Owner.Post(Team.Profiles, Team.Employment(team.Owner, salary: 5000))).ShouldRefuse(403, "OwnPay");
        (await team.Owner.Patch(url, new { salary = 5000 })).Should(200);
        var terms = (await team.Admin.Get($"{url}/terms")).Should(200)["employmentTerms"][0].Id();
        (await team.Admin.Patch($"/employeeProfile-api/v1/employmentterms/{terms}", new { salary = 6000 })).ShouldRefuse(403, "OwnPay");
    }

    [Fact]
    public async Task A_line_manager_changes_position_department_manager_and_contract_and_sees_the_terms()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Manager.Patch(url, new { weeklyHours = 20 })).ShouldRefuse(403, "TermsReadOnly");
        (await team.Manager.Patch(url, new { contractType = "contract", effectiveFrom = "2026-03-09" })).Should(200);
        (await team.Manager.Post($"{url}/termination", new { endDate = "2026-12-31", endReason = "resigned" })).ShouldRefuse(403, "ForbiddenAccess");
        (await Terms(team.Manager, team))[0].ShouldBe(("2026-03-09", 3000.50m, "Worker"));
        (await Terms(team.Report, team))[0].ShouldBe(("2026-03-09", null, "Worker"));
        (await team.Colleague.Get($"{url}/terms")).ShouldRefuse(403, "ForbiddenAccess");
    }

    [Fact]
    public async Task Pay_and_pattern_fit_or_are_refused_and_nothing_is_saved()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";
        decimal[] week = [8, 8, 8, 4, 0, 0, 0];
        object Pattern(params decimal[][] weeks) => new { kind = "weekdays", weeks, anchor = "2026-03-02" };
        (await team.Owner.Patch(url, new { weeklyHours = 40, workPattern = Pattern(week) })).ShouldRefuse(400, "PatternDoesNotFit");
        (await team.Owner.Patch(url, new { payBasis = "hourly" })).ShouldRefuse(400, "PayDoesNotFit");
        (await team.Owner.Patch(url, new { payBasis = "hourly", hourlyRate = 18.75, salary = 3000 })).ShouldRefuse(400, "PayDoesNotFit");
        (await team.Owner.Patch(url, new { workPattern = new { kind = "weekdays", weeks = new[] { week }, anchor = "2026-03-03" } })).Should(400).Message.ShouldBe("errMsg_workPattern.anchorTypeIsNotValid");
        (await team.Owner.Get(url))["employeeProfile"].GetProperty("recordVersion").GetInt32().ShouldBe(1);

        var part = (await team.Owner.Patch(url, new { weeklyHours = 28, workPattern = Pattern(week), payBasis = "hourly", hourlyRate = 18.75 })).Should(200)["employeeProfile"];
        (part.Str("payBasis"), part.GetProperty("hourlyRate").GetDecimal(), part.Str("salary")).ShouldBe(("hourly", 18.75m, null));
        part.GetProperty("workPattern").GetProperty("weeks")[0].EnumerateArray().Select(h => h.GetDecimal()).ShouldBe(week);
        (await team.Report.Get(url)).Should(200)["employeeProfile"].Str("hourlyRate").ShouldBeNull();
        (await History(team, team.Report)).TermsFor(new(2026, 3, 5)).HoursOn(new(2026, 3, 5)).ShouldBe(Fraction.Of(4));
    }

    [Fact]
    public async Task The_first_terms_stay_and_later_ones_are_corrected_or_withdrawn()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Owner.Patch(url, new { salary = 3600, effectiveFrom = "2026-02-16", reason = Late })).Should(200);
        var rows = (await team.Owner.Get($"{url}/terms"))["employmentTerms"].EnumerateArray().Select(t => t.Id()).ToList();

        (await team.Owner.Delete($"{Team.Terms}/{rows[1]}")).ShouldRefuse(400, "ReasonNeeded");
        (await team.Owner.Patch($"{Team.Terms}/{rows[1]}", new { salary = 3500 })).ShouldRefuse(400, "ReasonNeeded");
        (await team.Withdraw(rows[1], Late)).ShouldRefuse(400, "FirstTerms");
        (await team.Owner.Patch($"{Team.Terms}/{rows[1]}", new { effectiveFrom = "2026-01-01", reason = Late })).ShouldRefuse(400, "FirstTerms");
        (await team.Owner.Patch($"{Team.Terms}/{rows[0]}", new { salary = 3500, effectiveFrom = "2026-02-01", reason = Late })).Should(200)["employmentTerms"].Str("effectiveFrom").ShouldBe("2026-02-01");
        (await Terms(team.Owner, team)).ShouldBe([("2026-02-01", 3500m, "Worker"), ("2025-01-01", 3000.50m, "Worker")]);
        (await team.Manager.Delete($"{Team.Terms}/{rows[0]}")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Withdraw(rows[0], Late)).Should(200);
        (await team.Owner.Get(url))["employeeProfile"].GetProperty("salary").GetDecimal().ShouldBe(3000.50m);
        (await team.Owner.Patch(url, new { employmentStartDate = "2025-07-01" })).Should(200)["employeeProfile"].Str("termsFrom").ShouldBe("2025-07-01");
        (await team.Owner.Post($"{url}/termination", new { endDate = "2025-06-30", endReason = "resigned" })).ShouldRefuse(400, "EndsBeforeStart");
    }

    [Fact]
    public async Task What_takes_effect_in_the_past_wants_a_reason_and_what_a_guide_client_sends_none()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Profiles}/{team.ReportsProfile}";
        (await team.Owner.Patch(url, new { salary = 3600, effectiveFrom = "2026-03-01" })).ShouldRefuse(400, "ReasonNeeded");
        (await team.Manager.Patch(url, new { position = "Chief", effectiveFrom = "2026-03-01" })).ShouldRefuse(400, "ReasonNeeded");
        (await team.Owner.Patch(url, new { salary = 3600, effectiveFrom = "2026-03-01", reason = "no" })).Should(400).Message.ShouldBe("errMsg_reasonTypeIsNotValid");
        (await team.Owner.Get(url))["employeeProfile"].GetProperty("recordVersion").GetInt32().ShouldBe(1);

        (await team.Owner.Patch(url, new { position = "Cook" })).Should(200);
        (await team.Owner.Patch(url, new { position = "Cook", effectiveFrom = "2026-03-02" })).Should(200);
        (await team.Owner.Patch(url, new { salary = 3700, effectiveFrom = "2026-04-01" })).Should(200);
        var later = (await team.Owner.Get($"{url}/terms"))["employmentTerms"][0].Id();
        (await team.Owner.Patch($"{Team.Terms}/{later}", new { effectiveFrom = "2026-02-01" })).ShouldRefuse(400, "ReasonNeeded");
        (await team.Owner.Patch($"{Team.Terms}/{later}", new { salary = 3800 })).Should(200);
        (await team.Owner.Delete($"{Team.Terms}/{later}")).Should(200);

        (await team.Owner.Patch(url, new { salary = 3600, effectiveFrom = "2026-02-16", reason = Late })).Should(200);
        var past = (await team.Owner.Get($"{url}/terms"))["employmentTerms"].EnumerateArray().Single(t => t.Str("effectiveFrom") == "2026-02-16").Id();
        (await team.Owner.Get($"{Team.Terms}/{past}/history")).Should(200)["history"].EnumerateArray().ShouldHaveSingleItem().Str("reason").ShouldBe(Late);
    }

    [Fact]
    public async Task Twelve_imports_of_one_person_at_once_make_one_employment()
    {
        var company = await TestCompany.Found(host);
        var person = await company.Hire();
        var replies = await Race.AtOnce(12, _ => company.Owner.Post(Team.Profiles, Team.Employment(person, salary: 3000)));

        var made = replies.Single(r => r.Status == 201)["employeeProfile"];
        replies.Count(r => r.Message == "errMsg_DuplicateUniqueIndexError:employee_profile_user").ShouldBe(11);
        (await host.Ask(made.Id("companyId"), (IEmployments e) => e.Histories([new(person.UserId)], default)))[new(person.UserId)].Employments.ShouldHaveSingleItem().Terms.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Reporting_lines_run_in_no_circle_on_a_future_day_either()
    {
        var company = await TestCompany.Found(host);
        var (a, b) = (await company.Hire("A"), await company.Hire("B"));
        var (first, second) = (await company.Profile(a), await company.Profile(b));
        (await company.Owner.Patch($"{Team.Profiles}/{first}", new { managerId = b.UserId, effectiveFrom = "2026-06-01" })).Should(200);
        (await company.Owner.Patch($"{Team.Profiles}/{second}", new { managerId = a.UserId, effectiveFrom = "2026-05-01" })).ShouldRefuse(400, "ReportingCircle");
        (await company.Owner.Post($"{Team.Profiles}/{first}/termination", new { endDate = "2026-07-31", endReason = "resigned" })).Should(200);
        (await company.Owner.Patch($"{Team.Profiles}/{second}", new { managerId = a.UserId, effectiveFrom = "2026-08-01" })).Should(200);
    }

    [Fact]
    public async Task Reports_of_who_has_left_are_looked_after_by_the_manager_of_who_has_left_until_they_are_given_to_another()
    {
        var team = await Team.Gather(host);
        await team.Company.Profile(team.Manager, team.Colleague);
        (await team.Owner.Delete($"/auth-api/v1/users/{team.Manager.UserId}")).Should(200);

        var (company, report, above) = (await CompanyId(team), new UserId(team.Report.UserId), new UserId(team.Colleague.UserId));
        (await host.Ask(company, (IReporting r) => r.ManagerOf(report, default))).ShouldBe(above);
        (await host.Ask(company, (IReporting r) => r.ReportsOf(above, default))).ShouldBe([report]);
        (await host.Ask(company, (IReporting r) => r.ManagersOf([report], default)))[report].ShouldBe(above);
        (await host.Published("employment.managerLeft", team.Manager.UserId)).ShouldHaveSingleItem().GetProperty("reports")[0].GetGuid().ShouldBe(team.Report.UserId);

        var dry = (await team.Owner.Post($"{Team.Profiles}/reassign", new { fromManagerId = team.Manager.UserId, toManagerId = team.Admin.UserId, effectiveFrom = "2026-03-01", dryRun = true })).Should(200)["reassignment"];
        dry.GetProperty("changed")[0].Id("userId").ShouldBe(team.Report.UserId);
        (await host.Ask(company, (IReporting r) => r.ManagerOf(report, default))).ShouldBe(above);
        (await team.Owner.Post($"{Team.Profiles}/reassign", new { fromManagerId = team.Manager.UserId, toManagerId = team.Admin.UserId, effectiveFrom = "2026-03-01" })).ShouldRefuse(400, "ReasonNeeded");
        (await team.Owner.Post($"{Team.Profiles}/reassign", new { fromManagerId = team.Manager.UserId, toManagerId = team.Admin.UserId, effectiveFrom = "2026-03-01", reason = Late })).Should(200);
        (await host.Ask(company, (IReporting r) => r.ManagerOf(report, default))).ShouldBe(new UserId(team.Admin.UserId));
        (await Reasons(team, $"{Team.Profiles}/{team.ReportsProfile}")).ShouldContain(Late);
    }

    [Fact]
    public async Task An_end_that_is_moved_in_the_past_says_why_and_one_ahead_need_not()
    {
        var team = await Team.Gather(host);
        var url = $"{Team.Profiles}/{team.ReportsProfile}/termination";
        (await team.Owner.Post(url, new { endDate = "2026-03-02", endReason = "resigned" })).Should(200);
        foreach (var reason in new[] { "no", new string('x', 501) }) (await team.Owner.Post(url, new { endDate = "2026-03-01", endReason = "resigned", reason })).Should(400).Message.ShouldBe("errMsg_reasonTypeIsNotValid");
        (await team.Owner.Post(url, new { endDate = "2026-03-01", endReason = "resigned" })).ShouldRefuse(400, "ReasonNeeded");
        (await History(team, team.Report)).Employments.ShouldHaveSingleItem().EndsOn.ShouldBe(new DateOnly(2026, 3, 2));
        (await team.Owner.Post(url, new { endDate = "2026-03-01", endReason = "resigned", reason = Late })).Should(200);
        var employment = $"{Team.Employments}/{(await team.Owner.Get($"{Team.Employments}?userId={team.Report.UserId}")).Should(200)["employments"][0].Id()}";
        (await Reasons(team, employment)).ShouldBe([Late, null, null]);

        (await team.Owner.Post(url, new { endDate = "2026-04-30", endReason = "resigned" })).ShouldRefuse(400, "ReasonNeeded");
        (await team.Owner.Delete(url)).ShouldRefuse(400, "ReasonNeeded");
        (await team.Owner.Send(HttpMethod.Delete, url, System.Net.Http.Json.JsonContent.Create(new { reason = "It was another one" }))).Should(200);
        (await Reasons(team, employment))[0].ShouldBe("It was another one");
    }

    [Fact]
    public async Task Why_an_account_is_deleted_stands_in_the_histories_of_the_user_and_of_the_employment()
    {
        var team = await Team.Gather(host);
        var employment = $"{Team.Employments}/{(await team.Owner.Get($"{Team.Employments}?userId={team.Report.UserId}")).Should(200)["employments"][0].Id()}";
        (await team.Owner.Delete($"/auth-api/v1/users/{team.Report.UserId}?lastDay=2026-02-20&reason=no")).Should(400);
        (await team.Owner.Delete($"/auth-api/v1/users/{team.Report.UserId}?lastDay=2026-02-20&reason=Did%20not%20come%20back")).Should(200);
        (await Reasons(team, employment))[0].ShouldBe("Did not come back");
        (await host.Column("SELECT reason FROM kernel.changes WHERE object_id = $1 AND reason IS NOT NULL", team.Report.UserId)).ShouldHaveSingleItem().ShouldBe("Did not come back");
    }

    [Fact]
    public async Task A_reason_alone_changes_no_terms()
    {
        var team = await Team.Gather(host);
        var profile = $"{Team.Profiles}/{team.ReportsProfile}";
        var terms = (await team.Owner.Get($"{profile}/terms")).Should(200)["employmentTerms"][0].Id();
        (await team.Owner.Patch($"{Team.Terms}/{terms}", new { reason = Late })).ShouldRefuse(400, "NothingChanged");
        (await team.Owner.Patch(profile, new { reason = Late, effectiveFrom = "2026-02-16" })).ShouldRefuse(400, "NothingChanged");
        (await team.Owner.Patch(profile, new { })).Should(200);
        (await team.Owner.Patch($"{Team.Terms}/{Guid.NewGuid()}", new { reason = Late })).ShouldRefuse(404, "404");
    }

    private static async Task<List<string?>> Reasons(Team team, string url) => [.. (await team.Owner.Get($"{url}/history")).Should(200)["history"].EnumerateArray().Select(h => h.Str("reason"))];

    private async Task<EmploymentHistory> History(Team team, Client person) =>
        (await host.Ask(await CompanyId(team), (IEmployments e) => e.Histories([new(person.UserId)], default)))[new(person.UserId)];

    private async Task<List<Guid>> EmployedBetween(Team team, string from, string to) =>
        [.. (await host.Ask(await CompanyId(team), (IEmployments e) => e.EmployedBetween(DateOnly.Parse(from), DateOnly.Parse(to), null, null, default))).Select(u => u.Value)];

    private static async Task<List<(string? From, decimal? Salary, string? Position)>> Terms(Client reader, Team team) =>
        [.. (await reader.Get($"{Team.Profiles}/{team.ReportsProfile}/terms")).Should(200)["employmentTerms"].EnumerateArray().Select(t => (t.Str("effectiveFrom"), t.GetProperty("salary").ValueKind is JsonValueKind.Null ? (decimal?)null : t.GetProperty("salary").GetDecimal(), t.Str("position")))];

    private static async Task<Guid> CompanyId(Team team) => (await team.Owner.Get("/auth-api/v1/companies"))["company"].Id();
}
