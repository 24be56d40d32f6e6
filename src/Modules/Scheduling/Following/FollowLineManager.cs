using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Following;

/// <summary>Shifts are their new line manager's to see and plan. The database derives from it whose each shift is.</summary>
internal sealed class FollowLineManager(ScheduleDb db, Turns turns, IReporting reporting) : ISubscriber<LineManagerChanged>
{
    public async Task Hear(LineManagerChanged changed, CancellationToken cancel)
    {
        await turns.Of([changed.Employee], cancel);
        var manager = await reporting.ManagerOf(changed.Employee, cancel);
        await db.Bookings.Where(b => b.UserId == changed.Employee && b.ShiftId != null && b.ManagerId != manager)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.ManagerId, manager), cancel);
    }
}
