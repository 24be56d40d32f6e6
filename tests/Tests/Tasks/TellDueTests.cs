using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Tasks;

public sealed class TellDueTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task A_day_before_it_is_due_and_once_when_it_is_overdue()
    {
        var team = await Team.Gather(host);
        var id = await Due(team, "2026-03-04T09:00:00Z");
        var (near, tooNear) = (await Due(team, "2026-03-02T11:00:00Z"), await Due(team, "2026-03-02T09:30:00Z"));
        await At("2026-03-02T09:01:00Z");
        (await host.Published("task.due", id)).ShouldBeEmpty();
        (await host.Published("task.due", near)).Count.ShouldBe(2, "each for themselves");
        (await host.Published("task.due", tooNear)).ShouldBeEmpty();

        await At("2026-03-03T09:00:00Z");
        await At("2026-03-03T09:01:00Z");
        (await host.Published("task.due", id)).Select(d => d.Id("user")).ShouldBe([team.Report.UserId, team.Colleague.UserId], ignoreOrder: true);
        (await team.Colleague.Tick(await team.Colleague.OwnId(id))).Should(200);
        await At("2026-03-04T09:01:00Z");
        await At("2026-03-04T09:02:00Z");
        var overdue = (await host.Published("task.overdue", id)).ShouldHaveSingleItem();
        overdue.Users().ShouldBe([team.Report.UserId]);
        overdue.Id("assigner").ShouldBe(team.Admin.UserId);
    }

    [Fact]
    public async Task Due_at_another_time_it_is_told_anew_and_nobody_is_flooded_after_a_downtime()
    {
        var team = await Team.Gather(host);
        var (id, old) = (await Due(team, "2026-03-12T09:00:00Z"), await Due(team, "2026-03-05T09:00:00Z"));
        await At("2026-03-12T09:01:00Z");
        (await host.Published("task.overdue", id)).Count.ShouldBe(1);
        (await host.Published("task.overdue", old)).ShouldBeEmpty("more than a week ago");
        (await team.Admin.Patch($"{Giving.Assignments}/{id}", new { dueTime = "2026-03-12T12:00:00Z" })).Should(200);
        await At("2026-03-12T12:01:00Z");
        (await host.Published("task.overdue", id)).Count.ShouldBe(2);
    }

    private static Task<Guid> Due(Team team, string time) => team.Admin.Give(new { title = "Cooler", dueTime = time, assigneeUserIds = Giving.Ids(team.Report, team.Colleague) });

    private async Task At(string moment)
    {
        host.Clock.Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        await host.RunJob("tasks.due");
    }
}
