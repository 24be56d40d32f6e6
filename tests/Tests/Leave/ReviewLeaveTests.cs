using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

public sealed class ReviewLeaveTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("approved", 1)]
    [InlineData("rejected", 2)]
    [InlineData("cancelled", 3)]
    public async Task A_decision_is_stamped_kept_and_told(string answer, int position)
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        host.Clock.Advance(TimeSpan.FromHours(1));

        var decided = (await team.Manager.Patch($"{Asking.Url}/{id}", new { status = answer, decisionNote = "As agreed", approverId = team.Report.UserId, approvedDate = "2020-01-01" })).Should(200)["leaveRequest"];

        decided.Str("status").ShouldBe(answer);
        decided.GetProperty("status_idx").GetInt32().ShouldBe(position);
        decided.Id("approverId").ShouldBe(team.Manager.UserId);
        decided.Str("approvedDate").ShouldBe("2026-03-02T10:00:00.000Z");
        host.Clock.Now = TestClock.Start;

        var read = (await team.Report.Get($"{Asking.Url}/{id}")).Should(200);
        read["leaveRequest"].GetProperty("approver").Str("fullname").ShouldBe("Mona Manager");
        var decision = read["decisions"].EnumerateArray().ShouldHaveSingleItem();
        decision.Str("decision").ShouldBe(answer);
        decision.Str("note").ShouldBe("As agreed");
        decision.Str("decidedAt").ShouldBe("2026-03-02T10:00:00.000Z");
        var told = (await host.Published("leave.decided", id)).ShouldHaveSingleItem();
        told.Str("decision").ShouldBe(answer);
        told.Str("note").ShouldBe("As agreed");
        told.Id("by").ShouldBe(team.Manager.UserId);
    }

    [Fact]
    public async Task Nobody_decides_their_own_leave_whatever_they_are()
    {
        var team = await Team.Gather(host);
        foreach (var person in new[] { team.Owner, team.Admin, team.Manager, team.Report })
        {
            var id = await person.Asked();
            (await person.Answer(id, "approved")).ShouldRefuse(403, "OwnLeave").Message.ShouldNotBeNull().ShouldContain("only admin");
            (await person.Answer(id, "rejected")).ShouldRefuse(403, "OwnLeave");
            (await person.Leave(id)).Str("status").ShouldBe("pending");
        }
    }

    [Fact]
    public async Task An_admins_leave_is_decided_by_another_admin_or_the_line_manager()
    {
        var team = await Team.Gather(host);
        await team.Company.Profile(team.Admin, manager: team.Manager);
        (await team.Admin.Answer(await team.Owner.Asked(), "approved")).Should(200);
        (await team.Owner.Answer(await team.Admin.Asked("2026-03-10", "2026-03-10"), "approved")).Should(200);
        (await team.Manager.Answer(await team.Admin.Asked("2026-03-11", "2026-03-11"), "approved")).Should(200);
        (await team.Manager.Answer(await team.Owner.Asked("2026-04-10", "2026-04-10"), "approved")).ShouldRefuse(403, "ForbiddenAccess");
    }

    [Theory]
    [InlineData("approved", "approved", false)]
    [InlineData("approved", "rejected", false)]
    [InlineData("approved", "pending", false)]
    [InlineData("approved", "cancelled", true)]
    [InlineData("rejected", "approved", false)]
    [InlineData("rejected", "cancelled", false)]
    [InlineData("rejected", "pending", false)]
    [InlineData("cancelled", "approved", false)]
    [InlineData("cancelled", "pending", false)]
    [InlineData("pending", "pending", true)]
    public async Task From_each_state_only_some_lead_on(string from, string to, bool allowed)
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        if (from is not "pending") (await team.Manager.Answer(id, from)).Should(200);

        var reply = await team.Owner.Answer(id, to);

        if (allowed) reply.Should(200)["leaveRequest"].Str("status").ShouldBe(to);
        else reply.ShouldRefuse(400, "LeaveAlreadyDecided").Message.ShouldBe($"This request is already {from}.");
    }

    [Fact]
    public async Task Every_decision_stays_readable_with_its_note()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        (await team.Manager.Answer(id, "approved", "Enjoy")).Should(200);
        host.Clock.Advance(TimeSpan.FromDays(1));
        (await team.Owner.Answer(id, "cancelled", "We need you")).Should(200);
        host.Clock.Now = TestClock.Start;

        var decisions = (await team.Report.Get($"/leaveManagement-api/v1/myleaverequest/{id}")).Should(200)["decisions"].EnumerateArray().ToList();
        decisions.Select(d => d.Str("decision")).ShouldBe(["approved", "cancelled"]);
        decisions.Select(d => d.Str("note")).ShouldBe(["Enjoy", "We need you"]);
        decisions.Select(d => d.GetProperty("decidedBy").Str("fullname")).ShouldBe(["Mona Manager", "Olga Owner"]);
        (await host.Published("leave.decided", id)).Select(e => e.Str("decision")).ShouldBe(["approved", "cancelled"]);
    }

    [Fact]
    public async Task A_note_without_a_decision_and_a_decision_that_is_none_are_refused()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        (await team.Manager.Patch($"{Asking.Url}/{id}", new { decisionNote = "Hm" })).Should(400).Message.ShouldBe("errMsg_statusisRequired");
        (await team.Manager.Answer(id, "perhaps")).Should(400).Message.ShouldBe("errMsg_statusIsNotAValidEnumValue");
        (await team.Manager.Patch($"{Asking.Url}/{id}", new { status = 1 })).Should(200)["leaveRequest"].Str("status").ShouldBe("approved");
    }

    [Fact]
    public async Task Of_an_approval_and_a_rejection_at_once_one_stands()
    {
        var team = await Team.Gather(host);
        for (var round = 0; round < 10; round++)
        {
            var id = await team.Report.Asked($"2026-03-{10 + round}", $"2026-03-{10 + round}");
            var replies = await Task.WhenAll(team.Manager.Answer(id, "approved"), team.Owner.Answer(id, "rejected"), team.Admin.Answer(id, "approved"), team.Admin.Answer(id, "rejected"));

            var winner = replies.Single(r => r.Status == 200)["leaveRequest"];
            replies.Count(r => r.ErrCode == "LeaveAlreadyDecided").ShouldBe(3);
            var read = (await team.Report.Get($"{Asking.Url}/{id}")).Should(200);
            read["leaveRequest"].Str("status").ShouldBe(winner.Str("status"));
            read["decisions"].GetArrayLength().ShouldBe(1);
            (await host.Published("leave.decided", id)).Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task Of_an_approval_and_a_change_at_once_the_later_sees_the_earlier()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked("2026-03-10", "2026-03-10");
        var replies = await Task.WhenAll(
            team.Manager.Patch($"{Asking.Url}/{id}", new { status = "approved", recordVersion = 1 }),
            team.Report.Patch($"{Asking.Url}/{id}", new { endDate = "2026-03-31" }));
        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Count(r => r.ErrCode is "ChangedMeanwhile" or "LeaveAlreadyDecided").ShouldBe(1);
    }

    [Fact]
    public async Task A_former_line_manager_decides_no_more()
    {
        var team = await Team.Gather(host);
        var id = await team.Report.Asked();
        (await team.Owner.Patch($"{Team.Profiles}/{team.ReportsProfile}", new { managerId = team.Colleague.UserId })).Should(200);
        (await team.Manager.Answer(id, "approved")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Colleague.Answer(id, "approved")).Should(200);
    }
}
