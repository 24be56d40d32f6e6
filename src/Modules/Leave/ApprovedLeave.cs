using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave;

/// <summary>Tells payroll of approved leave, day by day.</summary>
internal sealed class ApprovedLeave(LeaveDb db, ICompanies companies, Caller caller) : IApprovedLeave
{
    public async Task<ILookup<UserId, LeaveDay>> Days(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var leaves = await db.Requests.AsNoTracking()
            .Where(r => users.Contains(r.UserId) && r.Status == LeaveStatus.Approved && r.StartDate <= to && r.EndDate >= from)
            .OrderBy(r => r.StartDate).ThenBy(r => r.Id).ToListAsync(cancel);
        if (leaves is []) return Enumerable.Empty<LeaveDay>().ToLookup(day => day.User);
        var zone = (await companies.Find(caller.Company, cancel))!.Zone;
        return leaves.SelectMany(l => DaysOf(l.StartDate < from ? from : l.StartDate, l.EndDate > to ? to : l.EndDate), (l, day) =>
        {
            var (starts, ends) = WallClock.DayRange(day, zone);
            return new LeaveDay(l.Id, l.UserId, day, LeavePortion.Full, starts, ends, Paid: !l.LeaveType.Contains("unpaid", StringComparison.OrdinalIgnoreCase));
        }).OrderBy(day => day.Day).ToLookup(day => day.User);
    }

    private static IEnumerable<DateOnly> DaysOf(DateOnly first, DateOnly last) => Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber);
}
