using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Leave;

/// <summary>Everybody's requests for admins; one's own, the reports', and those whose decision is or was one's own for everybody else.</summary>
internal sealed class ListLeave(LeaveDb db, IPeople people, IDepartments departments)
{
    public static readonly Filters<LeaveRequest> Filters = new Filters<LeaveRequest>()
        .Id("userId", r => r.UserId)
        .Id("departmentId", r => r.DepartmentId)
        .Text("leaveType", r => r.LeaveType)
        .Id("leaveTypeId", r => r.LeaveTypeId)
        .Day("startDate", r => r.StartDate)
        .Day("endDate", r => r.EndDate)
        .Choice("status", r => r.Status)
        .Flag("cancelRequested", r => r.CancelRequested)
        .Id("substituteId", r => r.SubstituteId)
        .NotSortableBy("approvals")
        .Sortable("enteredById", r => r.EnteredBy)
        .Sortable("onBehalfOf", r => r.EnteredBy);

    public static async Task<Result<Page<LeaveRequestView>>> Visible(ListOf<LeaveRequest> list, LeaveDb db, ListLeave read, Reviewers reviewers, CancellationToken cancel) =>
        await read.Page(list, await reviewers.Visible(db.Requests, cancel), cancel);

    public static async Task<Result<Page<LeaveRequestView>>> Own(ListOf<LeaveRequest> list, LeaveDb db, ListLeave read, Caller caller, CancellationToken cancel)
    {
        var owner = caller.User;
        return await read.Page(list, db.Requests.Where(r => r.UserId == owner), cancel);
    }

    private async Task<Page<LeaveRequestView>> Page(ListOf<LeaveRequest> list, IQueryable<LeaveRequest> visible, CancellationToken cancel)
    {
        var page = await list.Read(visible, cancel);
        await db.LoadSteps(page.Rows, cancel);
        if (!list.WithJoins) return page.Select(LeaveRequestView.Of);
        var joins = await LeaveJoins.Of(page.Rows, [], people, departments, cancel);
        return page.Select<LeaveRequestView>(joins.Details);
    }
}
