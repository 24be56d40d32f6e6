using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Payroll.Locks;

internal static class GetPeriodLock
{
    public static async Task<Result<PeriodLockView>> Handle(PeriodLockId id, PayrollDb db, LockedPeople locked, CancellationToken cancel)
    {
        var found = await db.PeriodLocks.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (found is null) return Problem.NotFound;
        return locked.Refuses(found) is { } notYours ? notYours : PeriodLockView.Of(found);
    }
}

internal static class ListPeriodLocks
{
    public static readonly Filters<PeriodLock> Filters = new Filters<PeriodLock>()
        .Day("from", l => l.FromDay)
        .Day("to", l => l.ToDay)
        .Ids("userIds", l => l.UserIds)
        .Id("departmentId", l => l.DepartmentId)
        .Id("lockedById", l => l.LockedById)
        .Sortable("from", l => l.FromDay)
        .Sortable("to", l => l.ToDay)
        .NotSortableBy(nameof(PeriodLock.Note), nameof(PeriodLock.UnlockReason), nameof(PeriodLock.UserIds));

    public static async Task<Result<Page<PeriodLockView>>> Handle(ListOf<PeriodLock> list, PayrollDb db, Caller caller, CancellationToken cancel) =>
        (await list.Read(caller.IsAdmin ? db.PeriodLocks : db.PeriodLocks.Where(l => l.LockedById == caller.User), cancel)).Select(PeriodLockView.Of);
}
