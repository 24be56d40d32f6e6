using System.Text.Json;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Employees;

public sealed class ListProfilesTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Everybody_sees_their_part_and_the_totals_are_honest()
    {
        var team = await Team.Gather(host);
        await team.Company.Profile(team.Manager, manager: team.Admin, salary: 5000);
        await team.Company.Profile(team.Colleague, salary: 2000);
        var other = await TestCompany.Found(host);
        await other.Profile(other.Owner);

        (await Total(team.Owner)).ShouldBe(3);
        (await Total(team.Admin)).ShouldBe(3);
        (await Total(team.Manager)).ShouldBe(2);
        (await Total(team.Report)).ShouldBe(1);
        (await Total(team.Colleague)).ShouldBe(1);

        var seen = Rows(await team.Manager.Get(Team.Profiles)).ToDictionary(p => p.Id("userId"));
        seen[team.Report.UserId].GetProperty("salary").GetDecimal().ShouldBe(3000.50m);
        seen[team.Manager.UserId].GetProperty("salary").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Filters_narrow_what_one_may_see()
    {
        var team = await Team.Gather(host);
        var department = await team.Company.Department("Kitchen");
        await team.Company.Profile(team.Colleague, department: department);

        (await Users(team.Owner, $"departmentId={department}")).ShouldBe([team.Colleague.UserId]);
        (await Users(team.Owner, "departmentId=null")).ShouldBe([team.Report.UserId]);
        (await Users(team.Owner, $"managerId={team.Manager.UserId}")).ShouldBe([team.Report.UserId]);
        (await Users(team.Owner, "managerId=null")).ShouldBe([team.Colleague.UserId]);
        (await Users(team.Owner, $"userId={team.Report.UserId}&userId={team.Colleague.UserId}")).Count.ShouldBe(2);
        (await Users(team.Owner, "employmentStartDate=2025-01-01")).Count.ShouldBe(2);
        (await Users(team.Owner, "employmentStartDate=$gt-2025-01-01")).ShouldBeEmpty();
        (await Users(team.Owner, "position=WORK&contractType=permanent")).Count.ShouldBe(2);
        (await Users(team.Report, $"userId={team.Colleague.UserId}")).ShouldBeEmpty();
        (await team.Owner.Get($"{Team.Profiles}?departmentId=kitchen")).Should(400).Message.ShouldBe("errMsg_departmentIdisNotAValidID");
    }

    [Fact]
    public async Task Order_by_salary_is_for_admins_and_order_by_notes_for_nobody()
    {
        var team = await Team.Gather(host);
        await team.Company.Profile(team.Colleague, salary: 9000);

        (await Users(team.Owner, "sortBy=-salary")).ShouldBe([team.Colleague.UserId, team.Report.UserId]);
        (await Users(team.Owner, "sortBy=salary")).ShouldBe([team.Report.UserId, team.Colleague.UserId]);
        (await team.Manager.Get($"{Team.Profiles}?sortBy=salary")).Should(400).Message.ShouldBe("errMsg_sortByIsNotAValidField");
        (await team.Report.Get($"{Team.Profiles}?sortBy=-Salary")).Should(400);
        (await team.Owner.Get($"{Team.Profiles}?sortBy=notes")).Should(400);
        (await team.Manager.Get($"{Team.Profiles}?sortBy=position")).Should(200);
    }

    [Fact]
    public async Task Joined_people_come_unless_they_are_not_wanted()
    {
        var team = await Team.Gather(host);
        var with = Rows(await team.Owner.Get(Team.Profiles)).Single();
        with.GetProperty("user").Str("fullname").ShouldBe("Rita Report");
        with.GetProperty("manager").Str("fullname").ShouldBe("Mona Manager");
        with.GetProperty("department").ValueKind.ShouldBe(JsonValueKind.Null);

        var without = Rows(await team.Owner.Get($"{Team.Profiles}?getJoins=false")).Single();
        without.TryGetProperty("user", out _).ShouldBeFalse();
        without.Id("userId").ShouldBe(team.Report.UserId);
    }

    private static async Task<int> Total(Client reader) => (await reader.Get($"{Team.Profiles}?pageRowCount=1")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32();

    private static async Task<List<Guid>> Users(Client reader, string query) => [.. Rows(await reader.Get($"{Team.Profiles}?{query}")).Select(p => p.Id("userId"))];

    private static IEnumerable<JsonElement> Rows(Reply reply) => reply.Should(200)["employeeProfiles"].EnumerateArray();
}
