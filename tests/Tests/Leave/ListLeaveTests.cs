using System.Text.Json;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class ListLeaveTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Everybody_sees_their_part_newest_first_and_the_totals_are_honest()
    {
        var (team, other) = (await Team.Gather(host), await Team.Gather(host));
        await other.Report.Asked();
        var (reports, managers, colleagues) = (await team.Report.Asked(), await team.Manager.Asked(), await team.Colleague.Asked());

        (await team.Owner.Leaves()).ShouldBe([colleagues, managers, reports]);
        (await team.Admin.Leaves()).ShouldBe([colleagues, managers, reports]);
        (await team.Manager.Leaves()).ShouldBe([managers, reports]);
        (await team.Report.Leaves()).ShouldBe([reports]);
        (await team.Colleague.Leaves()).ShouldBe([colleagues]);
        (await team.Manager.Get($"{Asking.Url}?pageRowCount=1"))["paging"].GetProperty("totalRowCount").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task My_requests_are_mine_alone_whatever_is_asked()
    {
        var team = await Team.Gather(host);
        var (reports, managers, owners) = (await team.Report.Asked(), await team.Manager.Asked(), await team.Owner.Asked());

        (await team.Report.Leaves(url: Asking.Mine)).ShouldBe([reports]);
        (await team.Manager.Leaves(url: Asking.Mine)).ShouldBe([managers]);
        (await team.Owner.Leaves(url: Asking.Mine)).ShouldBe([owners]);
        (await team.Owner.Leaves($"userId={team.Report.UserId}", Asking.Mine)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        var team = await Team.Gather(host);
        var department = await team.Company.Department("Kitchen");
        var (march, april) = (await team.Report.Asked("2026-03-10", "2026-03-12"), await team.Report.Asked("2026-04-20", "2026-05-02", "Unpaid leave"));
        (await team.Report.Patch($"{Asking.Url}/{april}", new { departmentId = department })).Should(200);
        (await team.Manager.Answer(march, "approved")).Should(200);
        var others = await team.Colleague.Asked("2026-03-10", "2026-03-10");

        foreach (var url in new[] { Asking.Url, Asking.Mine })
        {
            (await team.Report.Leaves("status=approved", url)).ShouldBe([march]);
            (await team.Report.Leaves("status=PENDING&status=1", url)).ShouldBe([april, march]);
            (await team.Report.Leaves("leaveType=unpaid", url)).ShouldBe([april]);
            (await team.Report.Leaves($"departmentId={department}", url)).ShouldBe([april]);
            (await team.Report.Leaves("departmentId=null", url)).ShouldBe([march]);
            (await team.Report.Leaves("startDate=$month", url)).ShouldBe([march]);
            (await team.Report.Leaves("startDate=2026-03-10&endDate=2026-03-12", url)).ShouldBe([march]);
            (await team.Report.Leaves("endDate=$gte-2026-05-01", url)).ShouldBe([april]);
            (await team.Report.Leaves("startDate=$btw-2026-03-01,2026-03-31", url)).ShouldBe([march]);
            (await team.Report.Leaves("sortBy=startDate", url)).ShouldBe([march, april]);
            (await team.Report.Get($"{url}?status=maybe")).Should(400).Message.ShouldBe("errMsg_statusIsNotAValidEnumValue");
            (await team.Report.Get($"{url}?startDate=soon")).Should(400).Message.ShouldBe("errMsg_startDateIsNotAValidDate");
        }
        (await team.Owner.Leaves($"userId={team.Colleague.UserId}")).ShouldBe([others]);
        (await team.Manager.Leaves($"userId={team.Colleague.UserId}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Joined_people_come_unless_they_are_not_wanted()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        (await team.Manager.Answer(id, "rejected")).Should(200);
        foreach (var url in new[] { Asking.Url, Asking.Mine })
        {
            var with = (await team.Report.Get(url)).Should(200)["leaveRequests"][0];
            with.GetProperty("user").Id().ShouldBe(team.Report.UserId);
            with.GetProperty("approver").Str("fullname").ShouldBe("Mona Manager");
            with.GetProperty("department").ValueKind.ShouldBe(JsonValueKind.Null);
            (await team.Report.Get($"{url}?getJoins=false")).Should(200)["leaveRequests"][0].TryGetProperty("user", out _).ShouldBeFalse();
        }
    }
}
