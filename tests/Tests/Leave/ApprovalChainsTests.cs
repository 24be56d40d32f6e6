using System.Text.Json;
using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

/// <summary>Leave that several people approve in turn, and who does so while they are away. Today is Monday, 2026-03-02.</summary>
public sealed class ApprovalChainsTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Policies = "/leaveManagement-api/v1/approvalpolicies";
    private const string Delegations = "/leaveManagement-api/v1/delegations";
    private const string Types = "/leaveManagement-api/v1/leavetypes";

    [Fact]
    public async Task Long_leave_takes_a_second_step_and_stays_pending_until_it_is_decided()
    {
        var team = await Team.Gather(host);
        await Policy(team, new { who = "lineManager" }, new { who = "user", userId = team.Colleague.UserId, ifDaysOver = 2 });
        var brief = await team.Report.Asked("2026-03-05", "2026-03-06", "annual");
        Approvers(await team.Report.Leave(brief)).ShouldBe([[team.Manager.UserId]]);
        (await team.Manager.Answer(brief, "approved")).Should(200)["leaveRequest"].Str("status").ShouldBe("approved");

        var preview = (await team.Report.Post($"{Asking.Url}/preview", new { leaveType = "annual", startDate = "2026-03-10", endDate = "2026-03-12" })).Should(200)["leavePreview"];
        preview.GetProperty("approverIds").EnumerateArray().Select(a => a.GetGuid()).ShouldBe([team.Manager.UserId]);
        preview.GetProperty("approvals").GetArrayLength().ShouldBe(2);
        var id = await team.Report.Asked("2026-03-10", "2026-03-12", "annual");
        (await team.Colleague.Get($"{Asking.Url}/{id}")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Colleague.Leaves()).ShouldBeEmpty();

        var first = (await team.Manager.Patch($"{Asking.Url}/{id}", new { status = "approved", decisionNote = "Fine with me", recordVersion = 1 })).Should(200)["leaveRequest"];
        first.Str("status").ShouldBe("pending");
        first.GetProperty("recordVersion").GetInt32().ShouldBe(2);
        var step = first.GetProperty("approvals")[0];
        (step.Id("decidedBy"), step.Str("decision"), step.Str("note")).ShouldBe((team.Manager.UserId, "approved", "Fine with me"));
        var told = (await host.Published("leave.stepDecided", id)).ShouldHaveSingleItem();
        (told.GetProperty("step").GetInt32(), told.GetProperty("steps").GetInt32(), told.GetProperty("approvers")[0].GetGuid()).ShouldBe((1, 2, team.Colleague.UserId));
        (await team.Manager.Answer(id, "approved")).ShouldRefuse(400, "LeaveStepDecided");
        (await team.Manager.Delete($"{Asking.Url}/{id}")).ShouldRefuse(400, "LeaveStepDecided");

        (await team.Colleague.Leaves()).ShouldBe([id]);
        (await team.Colleague.Leaves("status=pending")).ShouldBe([id]);
        var done = (await team.Colleague.Answer(id, "approved")).Should(200)["leaveRequest"];
        (done.Str("status"), done.Id("approverId")).ShouldBe(("approved", team.Colleague.UserId));
        (await team.Colleague.Leave(id)).GetProperty("approvals").EnumerateArray().Select(a => a.Str("decision")).ShouldBe(["approved", "approved"]);
        (await team.Report.Get($"{Asking.Url}/{id}")).Should(200)["decisions"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task One_no_ends_it_and_an_admin_says_yes_for_all()
    {
        var team = await Team.Gather(host);
        await Policy(team, new { who = "lineManager" }, new { who = "secondLine" }, new { who = "user", userId = team.Colleague.UserId });
        await team.Company.Profile(team.Manager, team.Admin);
        var refused = await team.Report.Asked("2026-03-10", "2026-03-10", "annual");
        Approvers(await team.Report.Leave(refused)).ShouldBe([[team.Manager.UserId], [team.Admin.UserId], [team.Colleague.UserId]]);
        (await team.Manager.Answer(refused, "rejected")).Should(200)["leaveRequest"].Str("status").ShouldBe("rejected");

        var id = await team.Report.Asked("2026-03-10", "2026-03-10", "annual");
        var done = (await team.Owner.Answer(id, "approved")).Should(200)["leaveRequest"];
        done.Str("status").ShouldBe("approved");
        done.GetProperty("approvals").EnumerateArray().Select(a => a.Id("decidedBy")).ShouldAllBe(by => by == team.Owner.UserId);
        (await host.Published("leave.stepDecided", id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Under_a_strict_chain_nobody_decides_two_steps_and_admins_only_their_own()
    {
        var team = await Team.Gather(host);
        await Policy(team, new { who = "admins" }, new { who = "user", userId = team.Admin.UserId });
        (await team.Owner.Patch($"/auth-api/v1/companies/{await Company(team)}", new { settings = new { strictChain = true } })).Should(200);
        var id = await team.Report.Asked("2026-03-10", "2026-03-10", "annual");
        (await team.Manager.Answer(id, "approved")).ShouldRefuse(403, "NotYourStep");
        (await team.Admin.Answer(id, "approved")).Should(200)["leaveRequest"].Str("status").ShouldBe("pending");
        // The second step is the admin's too, who cannot be both, so that it is offered to the others.
        Approvers(await team.Report.Leave(id))[1].ShouldBe([team.Owner.UserId]);
        (await team.Admin.Answer(id, "approved")).ShouldRefuse(403, "SecondPersonNeeded");
        (await team.Owner.Answer(id, "approved")).Should(200)["leaveRequest"].Str("status").ShouldBe("approved");

        var usual = await team.Report.Asked("2026-03-11", "2026-03-11", "other");
        (await team.Owner.Answer(usual, "approved")).Should(200)["leaveRequest"].Str("status").ShouldBe("approved");
    }

    [Fact]
    public async Task Of_two_who_approve_one_step_at_once_one_does()
    {
        var team = await Team.Gather(host);
        await Policy(team, new { who = "admins" }, new { who = "user", userId = team.Colleague.UserId });
        (await team.Owner.Patch($"/auth-api/v1/companies/{await Company(team)}", new { settings = new { strictChain = true } })).Should(200);
        for (var day = 9; day < 14; day++)
        {
            var id = await team.Report.Asked($"2026-03-{day:00}", $"2026-03-{day:00}", "annual");
            var replies = await Task.WhenAll(new[] { team.Owner, team.Admin }.Select(admin => admin.Answer(id, "approved")));
            replies.Count(r => r.Status == 200).ShouldBe(1);
            replies.Count(r => r.ErrCode == "LeaveStepDecided").ShouldBe(1);
            var leave = await team.Report.Leave(id);
            leave.Str("status").ShouldBe("pending");
            leave.GetProperty("approvals").EnumerateArray().Count(a => a.Str("decision") is not null).ShouldBe(1);
        }
    }

    [Fact]
    public async Task While_an_approver_is_away_the_delegate_decides_else_the_next_line_else_admins()
    {
        var team = await Team.Gather(host);
        var second = await team.Company.Hire("Stella Second");
        await team.Company.Profile(team.Manager, second);
        var early = await team.Report.Asked("2026-03-20", "2026-03-20", "annual");
        Approvers(await team.Report.Leave(early)).ShouldBe([[team.Manager.UserId]]);

        var away = (await team.Manager.Ask("2026-03-02", "2026-03-03", "annual")).Should(201)["leaveRequest"].Id();
        (await team.Owner.Answer(away, "approved")).Should(200);
        Approvers(await team.Report.Leave(await team.Report.Asked("2026-03-23", "2026-03-23", "annual"))).ShouldBe([[second.UserId]]);
        (await team.Colleague.Answer(early, "approved")).ShouldRefuse(403, "ForbiddenAccess");

        var delegation = (await team.Manager.Post(Delegations, new { substituteId = team.Colleague.UserId, from = "2026-03-01", to = "2026-03-06" })).Should(201)["delegation"].Id();
        Approvers(await team.Report.Leave(early)).ShouldBe([[team.Colleague.UserId]]);
        (await host.Published("leave.passedOn", early)).Last().GetProperty("approvers")[0].GetGuid().ShouldBe(team.Colleague.UserId);
        (await team.Colleague.Leaves()).ShouldContain(early);
        (await team.Colleague.Answer(early, "approved")).Should(200)["leaveRequest"].Str("status").ShouldBe("approved");
        // Whoever is away may say so too.
        var mine = await team.Report.Asked("2026-03-24", "2026-03-24", "annual");
        (await team.Manager.Answer(mine, "approved")).Should(200);

        (await team.Manager.Delete($"{Delegations}/{delegation}")).Should(200);
        (await team.Owner.Delete($"/auth-api/v1/users/{second.UserId}")).Should(200);
        Approvers(await team.Report.Leave(await team.Report.Asked("2026-03-25", "2026-03-25", "annual")))[0].ShouldBe([team.Owner.UserId, team.Admin.UserId], ignoreOrder: true);
    }

    [Fact]
    public async Task Whose_account_is_gone_is_replaced_by_their_own_line_manager()
    {
        var team = await Team.Gather(host);
        var clerk = await team.Company.HireReport(team.Colleague, "Clara Clerk");
        await Policy(team, new { who = "user", userId = clerk.UserId });
        var id = await team.Report.Asked("2026-03-10", "2026-03-10", "annual");
        Approvers(await team.Report.Leave(id)).ShouldBe([[clerk.UserId]]);
        (await team.Owner.Delete($"/auth-api/v1/users/{clerk.UserId}")).Should(200);
        Approvers(await team.Report.Leave(id)).ShouldBe([[team.Colleague.UserId]]);
        (await team.Colleague.Leaves()).ShouldBe([id]);
        (await team.Colleague.Answer(id, "approved")).Should(200)["leaveRequest"].Str("status").ShouldBe("approved");
    }

    [Fact]
    public async Task A_substitute_named_for_a_leave_decides_during_it()
    {
        var team = await Team.Gather(host);
        (await team.Manager.Post(Asking.Url, new { leaveType = "annual", startDate = "2026-03-02", endDate = "2026-03-02", substituteId = team.Manager.UserId })).ShouldRefuse(400, "SubstituteNotValid");
        var away = (await team.Manager.Post(Asking.Url, new { leaveType = "annual", startDate = "2026-03-02", endDate = "2026-03-02", substituteId = team.Colleague.UserId })).Should(201)["leaveRequest"].Id();
        (await team.Owner.Answer(away, "approved")).Should(200);
        var id = await team.Report.Asked("2026-03-20", "2026-03-20", "annual");
        Approvers(await team.Report.Leave(id)).ShouldBe([[team.Colleague.UserId]]);
        (await team.Colleague.Answer(id, "rejected")).Should(200);
        (await team.Owner.Leaves($"substituteId={team.Colleague.UserId}")).ShouldBe([away]);
    }

    [Fact]
    public async Task Delegations_are_ones_own_keep_apart_and_end_with_the_account()
    {
        var team = await Team.Gather(host);
        (await team.Manager.Post(Delegations, new { substituteId = team.Manager.UserId, from = "2026-03-10", to = "2026-03-11" })).ShouldRefuse(400, "SubstituteNotValid");
        (await team.Manager.Post(Delegations, new { substituteId = team.Colleague.UserId, from = "2026-03-10", to = "2026-03-09" })).ShouldRefuse(400, "DelegationEndsBeforeStart");
        (await team.Manager.Post(Delegations, new { userId = team.Report.UserId, substituteId = team.Colleague.UserId, from = "2026-03-10", to = "2026-03-11" })).ShouldRefuse(403, "ForbiddenAccess");
        var id = (await team.Manager.Post(Delegations, new { substituteId = team.Colleague.UserId, from = "2026-03-10", to = "2026-03-11" })).Should(201)["delegation"].Id();
        (await team.Owner.Post(Delegations, new { userId = team.Manager.UserId, substituteId = team.Admin.UserId, from = "2026-03-11", to = "2026-03-12" })).ShouldRefuse(400, "DelegationOverlaps");
        (await team.Colleague.Patch($"{Delegations}/{id}", new { to = "2026-03-20" })).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Report.Get($"{Delegations}/{id}")).ShouldRefuse(403, "ForbiddenAccess");
        (await team.Colleague.Get($"{Delegations}/{id}/history")).Should(200);

        (await team.Owner.Delete($"/auth-api/v1/users/{team.Colleague.UserId}")).Should(200);
        (await team.Manager.Get($"{Delegations}/{id}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_change_begins_the_chain_anew_and_a_new_line_manager_hears_of_it()
    {
        var team = await Team.Gather(host);
        await Policy(team, new { who = "lineManager" }, new { who = "user", userId = team.Colleague.UserId });
        var id = await team.Report.Asked("2026-03-10", "2026-03-10", "annual");
        (await team.Manager.Answer(id, "approved")).Should(200);
        (await team.Report.Patch($"{Asking.Url}/{id}", new { endDate = "2026-03-11" })).Should(200);
        var anew = await team.Report.Leave(id);
        anew.GetProperty("approvals")[0].Str("decision").ShouldBeNull();
        (await host.Published("leave.changed", id)).Last().GetProperty("approvers").EnumerateArray().Select(a => a.GetGuid()).ShouldBe([team.Manager.UserId, team.Colleague.UserId], ignoreOrder: true);
        (await team.Colleague.Get($"{Asking.Url}/{id}")).ShouldRefuse(403, "ForbiddenAccess");

        (await team.Owner.Patch($"{Team.Profiles}/{team.ReportsProfile}", new { managerId = team.Admin.UserId })).Should(200);
        (await host.Published("leave.passedOn", id)).Last().GetProperty("approvers")[0].GetGuid().ShouldBe(team.Admin.UserId);
        (await team.Manager.Get($"{Asking.Url}/{id}")).ShouldRefuse(403, "ForbiddenAccess");
        Approvers(await team.Report.Leave(id))[0].ShouldBe([team.Admin.UserId]);
    }

    [Fact]
    public async Task A_policy_says_who_and_is_kept_while_types_go_by_it()
    {
        var team = await Team.Gather(host);
        (await team.Owner.Post(Policies, new { steps = Array.Empty<object>() })).ShouldRefuse(400, "ApprovalStepsNotValid");
        (await team.Owner.Post(Policies, new { steps = new[] { new { who = "user" } } })).ShouldRefuse(400, "ApprovalStepUserNotValid");
        (await team.Owner.Post(Policies, new { steps = new[] { new { who = "admins", ifDaysOver = 3 } } })).ShouldRefuse(400, "ApprovalFirstStepNotValid");
        (await team.Owner.Post(Policies, new { steps = new[] { new { who = "user", userId = Guid.NewGuid() } } })).ShouldRefuse(400, "NotOfThisCompany");
        (await team.Manager.Post(Policies, new { steps = new[] { new { who = "admins" } } })).Status.ShouldBe(403);
        var policy = await Policy(team, new { who = "admins" });
        (await team.Owner.Delete($"{Policies}/{policy}")).ShouldRefuse(400, "ApprovalPolicyInUse");
        var changed = (await team.Owner.Patch($"{Policies}/{policy}", new { name = "HR", escalateAfterDays = 5 })).Should(200)["approvalPolicy"];
        (changed.Str("name"), changed.GetProperty("escalateAfterDays").GetInt32(), changed.GetProperty("steps").GetArrayLength()).ShouldBe(("HR", 5, 1));
        (await team.Owner.Get($"{Policies}/{policy}/history")).Should(200)["history"].GetArrayLength().ShouldBe(2);
        (await team.Owner.Patch($"{Types}/{await Type(team, "annual")}", new { approval = Guid.NewGuid() })).ShouldRefuse(400, "UnknownApprovalPolicy");
        (await team.Owner.Patch($"{Types}/{await Type(team, "annual")}", new { approval = (Guid?)null })).Should(200);
        (await team.Owner.Delete($"{Policies}/{policy}")).Should(200);
    }

    /// <summary>By which annual leave is approved from now on.</summary>
    private static async Task<Guid> Policy(Team team, params object[] steps)
    {
        var policy = (await team.Owner.Post(Policies, new { steps })).Should(201)["approvalPolicy"].Id();
        (await team.Owner.Patch($"{Types}/{await Type(team, "annual")}", new { approval = policy })).Should(200)["leaveType"].Id("approval").ShouldBe(policy);
        return policy;
    }

    private static async Task<Guid> Type(Team team, string code) => (await team.Owner.Get($"{Types}?code={code}")).Should(200)["leaveTypes"][0].Id();

    private static async Task<Guid> Company(Team team) => (await team.Owner.Get(Types)).Should(200)["leaveTypes"][0].Id("companyId");

    private static List<List<Guid>> Approvers(JsonElement leave) =>
        [.. leave.GetProperty("approvals").EnumerateArray().Select(a => a.GetProperty("approverIds").EnumerateArray().Select(id => id.GetGuid()).ToList())];
}
