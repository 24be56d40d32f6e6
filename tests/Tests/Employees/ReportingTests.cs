using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class ReportingTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Other_modules_learn_who_reports_to_whom_in_their_company()
    {
        var (team, other) = (await Team.Gather(host), await Team.Gather(host));
        var company = await CompanyId(team);
        var (manager, report, colleague) = (new UserId(team.Manager.UserId), new UserId(team.Report.UserId), new UserId(team.Colleague.UserId));

        (await host.Ask(company, (IReporting r) => r.ManagerOf(report, default))).ShouldBe(manager);
        (await host.Ask(company, (IReporting r) => r.ManagerOf(colleague, default))).ShouldBeNull();
        (await host.Ask(company, (IReporting r) => r.ReportsOf(manager, default))).ShouldBe([report]);
        (await host.Ask(company, (IReporting r) => r.ReportsOf(new(other.Manager.UserId), default))).ShouldBeEmpty();
        (await host.Ask(company, (IReporting r) => r.ManagersOf([report, colleague, new(other.Report.UserId)], default))).ShouldBe([new(report, manager)]);
    }

    [Fact]
    public async Task Payroll_learns_who_is_employed_when_by_person_and_department()
    {
        var team = await Team.Gather(host);
        var department = await team.Company.Department("Kitchen");
        await team.Company.Profile(team.Colleague, department: department);
        var ended = await team.Company.Profile(team.Manager);
        (await team.Owner.Delete($"{Team.Profiles}/{ended}")).Should(200);
        var company = await CompanyId(team);

        var (report, colleague, gone) = (new UserId(team.Report.UserId), new UserId(team.Colleague.UserId), new UserId(team.Manager.UserId));
        var today = DateOnly.FromDateTime(host.Clock.Now.UtcDateTime);
        (await host.Ask(company, (IEmployments e) => e.EmployedBetween(today, today, null, null, default))).ShouldBe([report, colleague, gone], ignoreOrder: true);
        (await host.Ask(company, (IEmployments e) => e.EmployedBetween(today.AddDays(1), today.AddDays(1), null, null, default))).ShouldBe([report, colleague], ignoreOrder: true);
        (await host.Ask(company, (IEmployments e) => e.EmployedBetween(today, today, null, new(department), default))).ShouldBe([colleague]);
        (await host.Ask(company, (IEmployments e) => e.EmployedBetween(today, today, [], null, default))).ShouldBeEmpty();
        var terms = (await host.Ask(company, (IEmployments e) => e.Histories([report], default)))[report].Employments.ShouldHaveSingleItem().Terms.ShouldHaveSingleItem();
        (terms.Salary, terms.From, terms.Manager).ShouldBe((3000.50m, new DateOnly(2025, 1, 1), new UserId(team.Manager.UserId)));
    }

    private static async Task<Guid> CompanyId(Team team) => (await team.Owner.Get($"{Team.Profiles}/{team.ReportsProfile}"))["employeeProfile"].Id("companyId");
}
