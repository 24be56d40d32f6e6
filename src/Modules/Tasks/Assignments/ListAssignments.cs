using System.Linq.Expressions;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Tasks.Assignments;

/// <summary>All assignments for admins, for line managers those that they made, with how far each is.</summary>
internal static class ListAssignments
{
    public static readonly Filters<TaskAssignment> Filters = new Filters<TaskAssignment>()
        .Text("title", a => a.Title)
        .Instant("dueTime", a => a.DueTime)
        .Choice("status", a => a.Status)
        .Id("assignerId", a => a.AssignerId)
        .Ids("assigneeUserIds", Names, none: a => a.AssigneeUserIds.Length == 0)
        .Ids("assignedDepartmentIds", BelongsTo, none: a => a.AssignedDepartmentIds.Length == 0)
        .Id("shiftId", a => a.ShiftId)
        .Choice("completionRule", a => a.CompletionRule)
        .Id("recurringTaskId", a => a.RecurringTaskId)
        .Day("occurrenceDate", a => a.OccurrenceDate);

    public static async Task<Result<Page<TaskAssignmentView>>> Handle(ListOf<TaskAssignment> list, TasksDb db, TaskReach reach, AssignmentJoins joins, Caller caller, CancellationToken cancel)
    {
        if (await reach.RefuseOthers(cancel) is { } refusal) return refusal;
        var maker = caller.User;
        var page = await list.Read(caller.IsAdmin ? db.Assignments : db.Assignments.Where(a => a.AssignerId == maker), cancel);
        if (!list.WithJoins) return page.Select(TaskAssignmentView.Of);
        return new Page<TaskAssignmentView>(await joins.Of(page.Rows, cancel), page.Window, page.TotalRowCount);
    }

    private static Expression<Func<TaskAssignment, bool>> Names(Guid[] ids)
    {
        UserId[] users = [.. ids.Select(UserId.Of)];
        return a => a.People.Any(p => users.Contains(p.UserId));
    }

    private static Expression<Func<TaskAssignment, bool>> BelongsTo(Guid[] ids)
    {
        DepartmentId[] departments = [.. ids.Select(DepartmentId.Of)];
        return a => a.Departments.Any(d => departments.Contains(d.DepartmentId));
    }
}
