using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Reports;

/// <summary>Time off in lieu as approved reports have it: what is reopened takes its hours back, and what is settled has those of the settlement.</summary>
internal sealed class EarnedOfReports(PayrollDb db) : IEarnedTimeOff
{
    public async Task<ILookup<UserId, EarnedTimeOff>> Of(IReadOnlyCollection<UserId> users, CancellationToken cancel)
    {
        var reports = await db.Reports.Where(r => users.Contains(r.UserId) && r.ApprovalStatus == ApprovalStatus.Approved && r.ToilSeconds != 0)
            .OrderBy(r => r.PeriodEnd).ThenBy(r => r.Id).Select(r => new { r.Id, r.UserId, r.PeriodEnd, r.ToilSeconds }).ToListAsync(cancel);
        return reports.ToLookup(r => r.UserId, r => new EarnedTimeOff(r.Id, r.UserId, r.PeriodEnd, Fraction.OfDecimal(r.ToilSeconds) / 3600));
    }
}
