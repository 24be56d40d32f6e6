using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Tasks;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Tasks.Assignments;

namespace WorkforceOS.Tasks.Individual;

/// <param name="Overdue">Pending and due before now, or not.</param>
internal sealed record OverdueOrNot(bool? Overdue = null) : IInput;

/// <param name="AssignedDepartmentId">Of assignments that name this department.</param>
internal sealed record OfDepartment(DepartmentId? AssignedDepartmentId = null) : IInput;

/// <summary>Everybody reads their own tasks, managers those of their people, whoever gave them.</summary>
internal sealed class ReadIndividualTasks(TasksDb db, IPeople people, IReporting reporting, Caller caller, TimeProvider clock)
{
    public static readonly Filters<IndividualTask> Filters = new Filters<IndividualTask>()
        .Id("taskAssignmentId", t => t.TaskAssignmentId)
        .Id("assigneeUserId", t => t.AssigneeUserId)
        .Text("title", t => t.Title)
        .Choice("status", t => t.Status)
        .Instant("dueTime", t => t.DueTime)
        .Instant("completedTime", t => t.CompletedTime)
        .Id("completedById", t => t.CompletedById)
        .Choice("cancelReason", t => t.CancelReason)
        .Id("shiftId", t => t.ShiftId)
        .Sortable("overdue", t => t.Status == IndividualStatus.Pending ? t.DueTime : null)
        .OrderedBy(tasks => tasks.OrderBy(t => t.Status == IndividualStatus.Pending ? 0 : t.Status == IndividualStatus.Completed ? 1 : 2)
            .ThenBy(t => t.Status == IndividualStatus.Pending ? t.DueTime : null).ThenByDescending(t => t.CompletedTime).ThenByDescending(t => t.Id));

    public static Task<Result<Page<IndividualTaskView>>> Mine(ListOf<IndividualTask> list, OverdueOrNot asked, ReadIndividualTasks read, TasksDb db, Caller caller, CancellationToken cancel)
    {
        var me = caller.User;
        return read.Page(list, db.Tasks.Where(t => t.AssigneeUserId == me), asked.Overdue, cancel);
    }

    public static async Task<Result<IndividualTaskDetails>> OneOfMine(IndividualTaskId individualTaskId, ReadIndividualTasks read, Caller caller, CancellationToken cancel)
    {
        var me = caller.User;
        return await read.One(t => t.Id == individualTaskId && t.AssigneeUserId == me, cancel) is { } task ? await read.Details(task, cancel) : Problem.NotFound;
    }

    public static async Task<Result<Page<IndividualTaskView>>> OfPeople(ListOf<IndividualTask> list, OverdueOrNot asked, OfDepartment of, ReadIndividualTasks read, TaskReach reach, CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        var visible = await read.Managed(cancel);
        if (of.AssignedDepartmentId is { } department) visible = visible.Where(t => t.Assignment!.Departments.Any(d => d.DepartmentId == department));
        return await read.Page(list, visible, asked.Overdue, cancel);
    }

    public static async Task<Result<IndividualTaskDetails>> OneOfPeople(IndividualTaskId individualTaskId, ReadIndividualTasks read, TaskReach reach, IReporting reporting, Caller caller, CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        if (await read.One(t => t.Id == individualTaskId, cancel) is not { } task) return Problem.NotFound;
        return await caller.Manages(task.AssigneeUserId, reporting, cancel) ? await read.Details(task, cancel) : TaskProblems.NotYourReports;
    }

    private async Task<IQueryable<IndividualTask>> Managed(CancellationToken cancel)
    {
        if (await caller.Managed(reporting, cancel) is not { } managed) return db.Tasks;
        UserId[] seen = [.. managed];
        return db.Tasks.Where(t => seen.Contains(t.AssigneeUserId));
    }

    private Task<IndividualTask?> One(Expression<Func<IndividualTask, bool>> which, CancellationToken cancel) => db.Tasks.AsNoTracking().Include(t => t.Assignment).Where(which).SingleOrDefaultAsync(cancel);

    private async Task<IndividualTaskDetails> Details(IndividualTask task, CancellationToken cancel) => (await Details([task], cancel))[0];

    private async Task<List<IndividualTaskDetails>> Details(IReadOnlyCollection<IndividualTask> tasks, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var names = await people.Briefs(tasks.Select(t => t.AssigneeUserId).Distinct(), cancel);
        return [.. tasks.Select(t => new IndividualTaskDetails(t, now) { TaskAssignment = t.Assignment is { } of ? AssignmentBrief.Of(of) : null, AssigneeUser = names.GetValueOrDefault(t.AssigneeUserId) })];
    }

    private async Task<Result<Page<IndividualTaskView>>> Page(ListOf<IndividualTask> list, IQueryable<IndividualTask> visible, bool? overdue, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (overdue is true) visible = visible.Where(t => t.Status == IndividualStatus.Pending && t.DueTime < now);
        if (overdue is false) visible = visible.Where(t => t.Status != IndividualStatus.Pending || t.DueTime == null || t.DueTime >= now);
        var page = await list.Read(list.WithJoins ? visible.Include(t => t.Assignment) : visible, cancel);
        if (!list.WithJoins) return page.Select(t => IndividualTaskView.Of(t, now));
        return new Page<IndividualTaskView>(await Details(page.Rows, cancel), page.Window, page.TotalRowCount);
    }
}
