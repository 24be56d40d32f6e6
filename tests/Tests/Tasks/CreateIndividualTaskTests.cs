using WorkforceOS.Tests.Employees;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Tasks;

public sealed class CreateIndividualTaskTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task One_more_person_has_it_too_and_a_manager_may_put_down_that_it_is_done()
    {
        var team = await Team.Gather(host);
        var id = await team.Admin.Give(new { title = "Cooler", dueTime = "2026-03-05T10:00:00Z", assigneeUserIds = Giving.Ids(team.Report) });
        (await team.Report.Tick(await team.Report.OwnId(id))).Should(200);

        var more = (await Create(team.Admin, team.Colleague)).Should(201)["individualTask"];
        (more.Str("title"), more.Str("dueTime"), more.Str("status")).ShouldBe(("Cooler", "2026-03-05T10:00:00.000Z", "pending"));
        (await team.Admin.StatusOf(id)).ShouldBe("active", "somebody has something to do again");
        (await Create(team.Admin, team.Colleague)).Should(400).Message.ShouldBe("errMsg_DuplicateUniqueIndexError:individual_task_person");

        var done = (await team.Admin.Post(Giving.Individual, new { taskAssignmentId = id, assigneeUserId = team.Manager.UserId, title = "Both coolers", status = "completed", completedTime = "2026-03-01T10:00:00Z" })).Should(201)["individualTask"];
        (done.Str("title"), done.Str("completedTime"), done.Id("completedById")).ShouldBe(("Both coolers", "2026-03-01T10:00:00.000Z", team.Admin.UserId));

        Task<Reply> Create(Client by, Client whom) => by.Post(Giving.Individual, new { taskAssignmentId = id, assigneeUserId = whom.UserId });
    }

    [Fact]
    public async Task It_refuses_in_this_order()
    {
        var team = await Team.Gather(host);
        var (own, admins) = (await team.Manager.Give(Giving.For(team.Report)), await team.Admin.Give(Giving.For(team.Report)));
        (await team.Report.Post(Giving.Individual, new { taskAssignmentId = "x" })).Should(400);
        (await Create(team.Report, Guid.NewGuid(), team.Report)).ShouldRefuse(403, "ForbiddenAccess");
        (await Create(team.Manager, Guid.NewGuid(), team.Colleague)).Should(404);
        (await Create(team.Manager, admins, team.Colleague)).ShouldRefuse(403, "ForbiddenAccess");
        (await Create(team.Manager, own, team.Colleague)).ShouldRefuse(403, "NotYourReports");
        (await team.Manager.Post(Giving.Individual, new { taskAssignmentId = own, assigneeUserId = team.Manager.UserId, completedTime = "2026-03-01" })).Should(400).Message.ShouldBe("errMsg_completedTimeTypeIsNotValid");
        (await team.Manager.Post(Giving.Individual, new { taskAssignmentId = own, assigneeUserId = team.Manager.UserId, status = "completed", completedTime = "2026-03-03" })).ShouldRefuse(400, "TimeInFuture");
        (await team.Manager.Patch($"{Giving.Assignments}/{own}", new { status = "cancelled" })).Should(200);
        (await Create(team.Manager, own, team.Manager)).ShouldRefuse(400, "TaskCancelled");

        static Task<Reply> Create(Client by, Guid assignment, Client whom) => by.Post(Giving.Individual, new { taskAssignmentId = assignment, assigneeUserId = whom.UserId });
    }

    [Fact]
    public async Task What_was_deleted_comes_back_by_name_and_not_by_handing_out_again()
    {
        var team = await Team.Gather(host);
        var id = await team.Admin.Give(Giving.For(team.Report, team.Colleague));
        (await team.Manager.Delete($"{Giving.Individual}/{await team.Report.OwnId(id)}")).Should(200)["individualTask"].GetProperty("isActive").GetBoolean().ShouldBeFalse();

        (await team.Admin.Patch($"{Giving.Assignments}/{id}", new { assigneeUserIds = Giving.Ids(team.Report, team.Colleague, team.Manager) })).Should(200)["taskAssignment"].Progress().Total.ShouldBe(2);
        (await team.Admin.Post(Giving.Individual, new { taskAssignmentId = id, assigneeUserId = team.Report.UserId })).Should(201);
        (await team.Manager.Tick(await team.Report.OwnId(id), "cancelled")).Should(200);
        (await team.Admin.Post(Giving.Individual, new { taskAssignmentId = id, assigneeUserId = team.Report.UserId })).Should(201)["individualTask"].Str("status").ShouldBe("pending");
    }

    [Fact]
    public async Task A_hundred_who_create_it_at_once_make_one()
    {
        var team = await Team.Gather(host);
        var id = await team.Admin.Give(Giving.For(team.Report));

        var replies = await Race.AtOnce(100, _ => team.Admin.Post(Giving.Individual, new { taskAssignmentId = id, assigneeUserId = team.Colleague.UserId }));

        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Where(r => r.Status != 201).ShouldAllBe(r => r.Status == 400 && r.Message == "errMsg_DuplicateUniqueIndexError:individual_task_person" || r.Status == 429);
        (await team.Admin.Read(id)).Progress().Total.ShouldBe(2);
    }
}
