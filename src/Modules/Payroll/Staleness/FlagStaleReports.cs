using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Payroll.Staleness;

/// <summary>
/// Hours or absences have changed: the reports that speak of these days are compared with what is on record now, by the rule they were
/// calculated by, and flagged where they no longer agree. What they say stays, paid or not.
/// </summary>
internal sealed class FlagStaleReports(PayrollDb db, PayrollSources sources) : ISubscriber<WorkedTimeChanged>, ISubscriber<LeaveDecided>
{
    /// <summary>Work so many days before a period can make hours inside it overtime: it is the same week's.</summary>
    private const int ReachOfWeek = 8;

    public Task Hear(WorkedTimeChanged changed, CancellationToken cancel) => Compare(changed.User, changed.From, changed.To, cancel);

    public Task Hear(LeaveDecided decided, CancellationToken cancel) => Compare(decided.User, decided.From, decided.To, cancel);

    private async Task Compare(UserId user, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        // What was missed of a month leaves less of it to miss.
        var endOfMonth = new DateOnly(to.Year, to.Month, DateTime.DaysInMonth(to.Year, to.Month));
        var latestStart = to.AddDays(ReachOfWeek) > endOfMonth ? to.AddDays(ReachOfWeek) : endOfMonth;
        // The night that reaches out of the last day is the next one's, and so is leave that covers the rest of it.
        var earliestEnd = from.AddDays(-1);
        var reports = await db.Reports.Where(r => r.UserId == user && r.PeriodStart <= latestStart && r.PeriodEnd >= earliestEnd).OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (var report in reports)
        {
            report.CompareWith(await sources.Load([user], report.Period, report.Terms, cancel));
        }
        await db.SaveChangesAsync(cancel);
    }
}
