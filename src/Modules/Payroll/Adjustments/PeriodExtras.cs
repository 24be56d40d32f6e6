using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Adjustments;

/// <summary>What stands beside the figures of a period: its single amounts, and what earlier reports fell short of.</summary>
internal sealed class PeriodExtras(PayrollDb db)
{
    /// <returns>By day.</returns>
    public async Task<ILookup<UserId, PayAdjustment>> Adjustments(IReadOnlyCollection<UserId> people, Period period, CancellationToken cancel)
    {
        List<UserId> of = [.. people];
        return (await db.Adjustments.AsNoTracking().Where(a => of.Contains(a.UserId) && a.Day >= period.Start && a.Day <= period.End).OrderBy(a => a.Day).ThenBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.UserId);
    }

    public async Task<ILookup<UserId, Carry>> Carries(IReadOnlyCollection<UserId> people, CancellationToken cancel)
    {
        List<UserId> of = [.. people];
        return (await db.Carries.AsNoTracking().Where(c => of.Contains(c.UserId)).OrderBy(c => c.FromReportId).ToListAsync(cancel)).ToLookup(c => c.UserId);
    }
}
