using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

/// <summary>Requests that nobody decides are offered to others too. The clock stands at Monday, 2026-03-02, 09:00 UTC.</summary>
public sealed class EscalateLeaveTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Job = "leave.escalate";

    [Fact]
    public async Task After_three_working_days_the_next_line_is_asked_too_and_then_the_admins()
    {
        try
        {
            var team = await Team.Gather(host);
            var second = await team.Company.Hire("Stella Second");
            await team.Company.Profile(team.Manager, second);
            await Holiday(team, "2026-03-04");
            var id = await team.Report.Asked("2026-04-20", "2026-04-20", "annual");

            // Tuesday, Thursday and Friday; Wednesday is a holiday.
            await Look(new(2026, 3, 6, 8, 59, 0, TimeSpan.Zero));
            (await Escalated(id)).ShouldBeEmpty();
            await Look(new(2026, 3, 6, 9, 0, 0, TimeSpan.Zero));
            await Look(new(2026, 3, 6, 10, 0, 0, TimeSpan.Zero));
            (await Escalated(id)).ShouldHaveSingleItem().ShouldBe([second.UserId]);
            (await second.Leaves("status=pending")).ShouldBe([id]);

            // The clock is put back, and goes on.
            await Look(new(2026, 3, 5, 9, 0, 0, TimeSpan.Zero));
            await Look(new(2026, 3, 10, 23, 0, 0, TimeSpan.Zero));
            (await Escalated(id)).Count.ShouldBe(1);
            // The host was down for weeks: once, not for each three days.
            await Look(new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero));
            await Look(new(2026, 3, 24, 10, 0, 0, TimeSpan.Zero));
            var told = await Escalated(id);
            told.Count.ShouldBe(2);
            told[1].ShouldBe([team.Owner.UserId, team.Admin.UserId], ignoreOrder: true);
            // Whoever was asked first still is.
            (await team.Report.Leave(id)).GetProperty("approvals")[0].GetProperty("approverIds").GetArrayLength().ShouldBe(4);
            (await second.Answer(id, "approved")).Should(200)["leaveRequest"].Str("status").ShouldBe("approved");
            await Look(new(2026, 3, 30, 9, 0, 0, TimeSpan.Zero));
            (await Escalated(id)).Count.ShouldBe(2);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Two_hosts_that_look_at_once_offer_it_once_and_not_where_somebody_just_decided()
    {
        try
        {
            var team = await Team.Gather(host);
            var ids = new List<Guid>();
            for (var day = 13; day < 18; day++) ids.Add(await team.Report.Asked($"2026-04-{day}", $"2026-04-{day}", "annual"));
            host.Clock.Now = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);
            var looks = Enumerable.Range(0, 2).Select(async _ =>
            {
                await using var unit = host.Services.CreateAsyncScope();
                await unit.ServiceProvider.GetRequiredService<WorkforceOS.Kernel.Data.Scope>().Open(WorkforceOS.Kernel.Caller.System(Job), CancellationToken.None);
                await ((IJob)unit.ServiceProvider.GetRequiredService(host.Services.GetServices<JobPlan>().Single(j => j.Name == Job).Job)).Run(unit.ServiceProvider, CancellationToken.None);
            });
            var decided = team.Manager.Answer(ids[0], "approved");
            await Task.WhenAll([.. looks, decided]);
            (await decided).Should(200);
            await host.DeliverOutbox();
            foreach (var id in ids.Skip(1)) (await Escalated(id)).Count.ShouldBe(1);
            (await Escalated(ids[0])).Count.ShouldBeLessThanOrEqualTo(1);
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task An_approver_who_goes_on_leave_is_replaced_within_the_hour()
    {
        try
        {
            var team = await Team.Gather(host);
            var away = await team.Manager.Asked("2026-03-03", "2026-03-03", "annual");
            (await team.Owner.Answer(away, "approved")).Should(200);
            (await team.Manager.Post("/leaveManagement-api/v1/delegations", new { substituteId = team.Colleague.UserId, from = "2026-03-03", to = "2026-03-03" })).Should(201);
            var id = await team.Report.Asked("2026-04-20", "2026-04-20", "annual");
            (await team.Colleague.Leaves()).ShouldBeEmpty();
            await Look(new(2026, 3, 3, 0, 30, 0, TimeSpan.Zero));
            (await team.Colleague.Leaves()).ShouldBe([id]);
            (await host.Published("leave.passedOn", id)).Count.ShouldBe(1);
            await Look(new(2026, 3, 4, 0, 30, 0, TimeSpan.Zero));
            (await team.Colleague.Leaves()).ShouldBeEmpty();
            (await Escalated(id)).ShouldBeEmpty();
        }
        finally
        {
            host.Clock.Now = TestClock.Start;
        }
    }

    private static async Task Holiday(Team team, string day) => (await team.Owner.Post("/leaveManagement-api/v1/holidays", new { name = "Founders' day", day })).Should(201);

    private async Task Look(DateTimeOffset at)
    {
        host.Clock.Now = at;
        await host.RunJob(Job);
    }

    /// <summary>To whom it was offered besides, each time.</summary>
    private async Task<List<List<Guid>>> Escalated(Guid request) =>
        [.. (await host.Published("leave.escalated", request)).Select(e => e.GetProperty("approvers").EnumerateArray().Select(a => a.GetGuid()).ToList())];
}
