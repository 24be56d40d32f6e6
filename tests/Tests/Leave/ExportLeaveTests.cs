using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class ExportLeaveTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Requests_stand_with_what_they_cost_and_who_decided_and_only_for_those_whose_list_has_them()
    {
        var team = await Team.Gather(host);
        var own = await team.Report.Asked("2026-03-10", "2026-03-12");
        (await team.Report.Post(Asking.Url, new { leaveType = "vacation", startDate = "2026-03-20", endDate = "2026-03-20", startPart = "morning", endPart = "morning", reason = "=1+1" })).Should(201);
        (await team.Manager.Answer(own, "approved")).Should(200);
        await team.Colleague.Asked();

        var rows = await team.Manager.Table($"{Asking.Url}/export");

        rows.Select(r => (r["startDate"], r["endDate"], r["fullname"], r["leaveType"], r["days"], r["status"], r["approver"], r["reason"])).ShouldBe(
        [
            ("2026-03-10", "2026-03-12", "Rita Report", "vacation", "3.00", "approved", "Mona Manager", "A rest"), ("2026-03-20", "2026-03-20", "Rita Report", "vacation", "0.50", "pending", "", "'=1+1"),
        ]);
        rows[0]["leaveRequestId"].ShouldBe($"{own}");
        (await team.Owner.Table($"{Asking.Url}/export")).Count.ShouldBe(3);
        (await team.Report.Table($"{Asking.Url}/export?status=pending")).Count.ShouldBe(1);
        (await (await Team.Gather(host)).Admin.Table($"{Asking.Url}/export")).ShouldBeEmpty();

        async Task<int> Asked(string query)
        {
            using var counter = await StatementCounter.Of(team.Owner, host.ConnectionString);
            await team.Owner.Table($"{Asking.Url}/export{query}");
            return counter.Commands.Count;
        }
        (await Asked("")).ShouldBe(await Asked("?startDate=2026-03-20"));
    }
}
