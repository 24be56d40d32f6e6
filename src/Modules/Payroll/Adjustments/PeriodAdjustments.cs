using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Adjustments;

/// <summary>The single amounts that fall into a period.</summary>
internal sealed class PeriodAdjustments(PayrollDb db)
{
    /// <returns>By day.</returns>
    public async Task<ILookup<UserId, PayAdjustment>> Of(IReadOnlyCollection<UserId> people, Period period, CancellationToken cancel)
    {
        List<UserId> of = [.. people];
        return (await db.Adjustments.AsNoTracking().Where(a => of.Contains(a.UserId) && a.Day >= period.Start && a.Day <= period.End).OrderBy(a => a.Day).ThenBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.UserId);
    }
}
