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
        var (first, before) = (from.ToDateTime(TimeOnly.MinValue), to.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var parts = await db.Parts.AsNoTracking()
            .Where(p => users.Contains(p.UserId) && p.Ends > first && p.Starts < before && p.Request!.Status == LeaveStatus.Approved)
            .OrderBy(p => p.Starts).ThenBy(p => p.LeaveRequestId)
            .Select(p => new { Time = p, p.Request!.Paid, p.Request.LeaveTypeId, IsHours = p.Request.FromTime != null }).ToListAsync(cancel);
        if (parts is []) return Enumerable.Empty<LeaveDay>().ToLookup(day => day.User);
        var zone = (await companies.Find(caller.Company, cancel))!.Zone;
        return parts.SelectMany(p => p.Time.Stretch.ByDay().Where(day => from <= day.FirstDay && day.FirstDay <= to), (p, day) =>
        {
            var (starts, ends) = day.In(zone);
            var portion = day.IsWholeDays ? LeavePortion.Full : p.IsHours ? LeavePortion.Hours : LeavePortion.Half;
            return new LeaveDay(p.Time.LeaveRequestId, p.Time.UserId, day.FirstDay, portion, starts, ends, p.Paid, p.LeaveTypeId);
        }).OrderBy(day => day.Day).ThenBy(day => day.StartsAt).ToLookup(day => day.User);
    }
}
