using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Tasks;

public sealed class TaskRacesTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private static readonly int Tries = Sizes.Of("WORKFORCEOS_TASK_TRIES", 500);
    private static readonly int Rounds = Sizes.Of("WORKFORCEOS_TASK_ROUNDS", 25);

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Either_the_tick_stands_or_the_cancelling_and_never_both()
    {
        var team = await Team.Gather(host);
        for (var round = 0; round < Tries; round++)
        {
            // A company hands out only so often in a minute.
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            var id = await team.Admin.Give(Giving.For(team.Report, team.Colleague));
            var task = await team.Report.OwnId(id);
            var tick = team.Report.Tick(task);
            var cancel = round % 2 == 0 ? team.Manager.Tick(task, "cancelled") : team.Admin.Patch($"{Giving.Assignments}/{id}", new { status = "cancelled" });
            var (ticked, cancelled) = ((await tick).Status == 200, (await cancel).Status == 200);

            var after = await team.Report.Own(id);
            after.Str("status").ShouldBe(ticked ? "completed" : "cancelled");
            if (round % 2 == 0) cancelled.ShouldBe(!ticked);
            (after.GetProperty("completedTime").ValueKind is System.Text.Json.JsonValueKind.Null).ShouldBe(!ticked);
        }
    }

    [Fact]
    public async Task Of_two_who_do_it_for_all_at_once_one_has_done_it()
    {
        var team = await Team.Gather(host);
        for (var round = 0; round < Rounds; round++)
        {
            var id = await team.Admin.Give(new { title = "One for all", completionRule = "any", assigneeUserIds = Giving.Ids(team.Report, team.Colleague) });
            var (first, second) = (await team.Report.OwnId(id), await team.Colleague.OwnId(id));
            var replies = await Task.WhenAll(team.Report.Tick(first), team.Colleague.Tick(second));

            replies.Count(r => r.Status == 200).ShouldBe(1);
            replies.Single(r => r.Status != 200).ShouldRefuse(400, "TaskDoneByOther");
            (await team.Admin.Read(id)).Progress().ShouldBe((2, 0, 1, 1, 0, 100));
        }
    }

    [Fact]
    public async Task The_last_two_ticks_at_once_complete_the_assignment_once()
    {
        var team = await Team.Gather(host);
        for (var round = 0; round < Rounds; round++)
        {
            var id = await team.Admin.Give(Giving.For(team.Report, team.Colleague));
            var (first, second) = (await team.Report.OwnId(id), await team.Colleague.OwnId(id));
            foreach (var reply in await Task.WhenAll(team.Report.Tick(first), team.Colleague.Tick(second))) reply.Should(200);

            (await team.Admin.StatusOf(id)).ShouldBe("completed");
            (await host.Published("task.assignmentCompleted", id)).Count.ShouldBe(1);
        }
    }
}
