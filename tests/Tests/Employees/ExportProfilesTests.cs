using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class ExportProfilesTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Profiles_stand_by_name_with_pay_for_those_alone_who_see_it_and_private_notes_for_nobody()
    {
        var team = await Team.Gather(host);
        var kitchen = await team.Company.Department("Kitchen");
        (await team.Owner.Post(Team.Profiles, Team.Employment(team.Manager, salary: 4000, department: kitchen, notes: "Between managers"))).Should(201);

        var rows = await team.Owner.Table($"{Team.Profiles}/export");

        rows.Select(r => (r["fullname"], r["manager"], r["department"], r["salary"], r["currency"], r["employmentStartDate"], r["employmentStatus"])).ShouldBe(
            [("Mona Manager", "", "Kitchen", "4000.00", "USD", "2025-01-01", "active"), ("Rita Report", "Mona Manager", "", "3000.50", "USD", "2025-01-01", "active")]);
        rows.SelectMany(r => r.Values).ShouldNotContain("Between managers");
        // A line manager sees a report's pay, and whatever their own profile shows them.
        var managers = await team.Manager.Table($"{Team.Profiles}/export");
        managers.Select(r => (r["fullname"], r["salary"], r["currency"])).ShouldBe([("Mona Manager", "", ""), ("Rita Report", "3000.50", "USD")]);
        (await team.Report.Table($"{Team.Profiles}/export")).ShouldHaveSingleItem()["salary"].ShouldBe("");
        (await team.Owner.Table($"{Team.Profiles}/export?departmentId={kitchen}")).ShouldHaveSingleItem()["email"].ShouldBe(team.Manager.Email);
        (await (await Team.Gather(host)).Admin.Table($"{Team.Profiles}/export")).Count.ShouldBe(1);
    }
}
