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
    public async Task Payroll_learns_of_living_employments_by_person_and_department()
    {
        var team = await Team.Gather(host);
        var department = await team.Company.Department("Kitchen");
        await team.Company.Profile(team.Colleague, department: department);
        var ended = await team.Company.Profile(team.Manager);
        (await team.Owner.Delete($"{Team.Profiles}/{ended}")).Should(200);
        var company = await CompanyId(team);

        var all = await host.Ask(company, (IEmployments e) => e.Of(null, null, default));
        all.Select(e => e.User.Value).ShouldBe([team.Report.UserId, team.Colleague.UserId], ignoreOrder: true);
        var facts = (await host.Ask(company, (IEmployments e) => e.Of([new(team.Report.UserId)], null, default))).ShouldHaveSingleItem();
        facts.MonthlySalary.ShouldBe(3000.50m);
        facts.StartsOn.ShouldBe(new DateOnly(2025, 1, 1));
        facts.Manager.ShouldBe(new UserId(team.Manager.UserId));
        (await host.Ask(company, (IEmployments e) => e.Of(null, new(department), default))).ShouldHaveSingleItem().User.Value.ShouldBe(team.Colleague.UserId);
        (await host.Ask(company, (IEmployments e) => e.Of([], null, default))).ShouldBeEmpty();
    }

    private static async Task<Guid> CompanyId(Team team) => (await team.Owner.Get($"{Team.Profiles}/{team.ReportsProfile}"))["employeeProfile"].Id("companyId");
}
