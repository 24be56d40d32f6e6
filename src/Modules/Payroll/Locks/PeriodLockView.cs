using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Payroll.Locks;

internal sealed record PeriodLockView : View
{
    public LockKind Kind => LockKind.Timesheet;
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }
    public IReadOnlyList<UserId> UserIds { get; init; } = [];
    public DepartmentId? DepartmentId { get; init; }
    public int People { get; init; }
    public string? Note { get; init; }
    public UserId LockedById { get; init; }

    public static PeriodLockView Of(PeriodLock @lock) => new PeriodLockView
    {
        From = @lock.FromDay,
        To = @lock.ToDay,
        UserIds = [.. @lock.UserIds.Select(UserId.Of)],
        DepartmentId = @lock.DepartmentId,
        People = @lock.People,
        Note = @lock.Note,
        LockedById = @lock.LockedById,
    }.Stamped(@lock, @lock.LockedById);
}
