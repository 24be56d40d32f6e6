using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Leave.Types;

/// <summary>Everybody reads what leave there is to ask for.</summary>
internal static class ReadLeaveTypes
{
    public static readonly Filters<LeaveType> Filters = new Filters<LeaveType>()
        .Text("code", t => t.Code)
        .Text("name", t => t.Name)
        .Flag("paid", t => t.Paid)
        .Choice("unit", t => t.Unit)
        .Choice("allowance", t => t.Allowance)
        .Choice("needsDocument", t => t.NeedsDocument)
        .Choice("visibility", t => t.Visibility)
        .Flag("requestable", t => t.Requestable)
        .Id("approval", t => t.Approval);

    public static async Task<Result<LeaveTypeView>> One(LeaveTypeId leaveTypeId, LeaveDb db, CancellationToken cancel) =>
        await db.Types.AsNoTracking().SingleOrDefaultAsync(t => t.Id == leaveTypeId, cancel) is { } type ? LeaveTypeView.Of(type) : Problem.NotFound;

    public static async Task<Result<Page<LeaveTypeView>>> All(ListOf<LeaveType> list, LeaveDb db, LeaveTypes types, CancellationToken cancel)
    {
        await types.Ensure(cancel);
        return (await list.Read(db.Types, cancel)).Select(LeaveTypeView.Of);
    }
}
