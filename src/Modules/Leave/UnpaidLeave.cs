using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave;

/// <summary>Tells payroll of approved leave that is not paid: the types that say so.</summary>
internal sealed class UnpaidLeave(LeaveDb db) : IUnpaidLeave
{
    public async Task<ILookup<UserId, DateOnly>> Days(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var leaves = await db.Requests
            .Where(r => users.Contains(r.UserId) && r.Status == LeaveStatus.Approved && r.StartDate <= to && r.EndDate >= from && EF.Functions.ILike(r.LeaveType, "%unpaid%"))
            .OrderBy(r => r.StartDate).Select(r => new { r.UserId, r.StartDate, r.EndDate }).ToListAsync(cancel);
        return leaves
            .SelectMany(l => DaysOf(l.StartDate < from ? from : l.StartDate, l.EndDate > to ? to : l.EndDate), (l, day) => (l.UserId, Day: day))
            .ToLookup(absent => absent.UserId, absent => absent.Day);
    }

    private static IEnumerable<DateOnly> DaysOf(DateOnly first, DateOnly last) => Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber);
}
