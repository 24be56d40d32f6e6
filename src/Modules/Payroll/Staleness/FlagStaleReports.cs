using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Staleness;

/// <summary>
/// Facts that pay rests on have changed, or a report was calculated: it is compared with what is on record now, by the rules it was
/// calculated by, and flagged where it no longer agrees. What it says stays. Since a calculation is followed by a comparison as well,
/// whichever of both commits last is followed by one that sees both.
/// </summary>
internal sealed class FlagStaleReports(PayrollDb db, PayrollSources sources, Caller caller)
    : ISubscriberOfMany<PayrollCalculated>, ISubscriber<WorkedTimeChanged>, ISubscriber<LeaveDecided>, ISubscriber<LeaveDaysChanged>, ISubscriber<HolidayChanged>, ISubscriber<ShiftPlanChanged>
{
    /// <summary>Work so many days before a period can make hours inside it overtime: it is the same week's.</summary>
    private const int ReachOfWeek = 8;

    /// <summary>Of so many reports at once everything is asked together.</summary>
    private const int AtOnce = 500;

    public Task Hear(WorkedTimeChanged changed, CancellationToken cancel) => Compare(Touched(changed.User, changed.From, changed.To), cancel);

    public Task Hear(LeaveDecided decided, CancellationToken cancel) => Compare(Touched(decided.User, decided.From, decided.To), cancel);

    public Task Hear(LeaveDaysChanged changed, CancellationToken cancel) => Compare(Touched(changed.User, changed.From, changed.To), cancel);

    public Task Hear(HolidayChanged changed, CancellationToken cancel) => Compare(Touched(null, changed.From, changed.To), cancel);

    public Task Hear(ShiftPlanChanged changed, CancellationToken cancel) => Compare(Touched(changed.User, changed.Days.Min(), changed.Days.Max()), cancel);

    public Task Hear(IReadOnlyList<PayrollCalculated> events, CancellationToken cancel)
    {
        var reports = events.SelectMany(e => e.Reports).Distinct().ToList();
        return Compare(db.Reports.Where(r => reports.Contains(r.Id)), cancel);
    }

    /// <param name="user">Null where it concerns everybody.</param>
    private IQueryable<PayrollReport> Touched(UserId? user, DateOnly from, DateOnly to)
    {
        // What was missed of a month leaves less of it to miss.
        var endOfMonth = new DateOnly(to.Year, to.Month, DateTime.DaysInMonth(to.Year, to.Month));
        var latestStart = to.AddDays(ReachOfWeek) > endOfMonth ? to.AddDays(ReachOfWeek) : endOfMonth;
        // The night that reaches out of the last day is the next one's, and so is leave that covers the rest of it.
        var earliestEnd = from.AddDays(-1);
        return db.Reports.Where(r => (user == null || r.UserId == user) && r.PeriodStart <= latestStart && r.PeriodEnd >= earliestEnd);
    }

    private async Task Compare(IQueryable<PayrollReport> touched, CancellationToken cancel)
    {
        foreach (var some in (await touched.Select(r => r.Id).OrderBy(id => id).ToListAsync(cancel)).Chunk(AtOnce)) await Compare([.. some], cancel);
    }

    private async Task Compare(List<PayrollReportId> ids, CancellationToken cancel)
    {
        // Behind their rows, and what is on record is read after that: of two comparisons at once the later sees all that the earlier saw.
        Guid[] rows = [.. ids.Select(id => id.Value)];
        await db.Database.ExecuteSqlAsync($"SELECT FROM payroll.reports WHERE company_id = {caller.Company.Value} AND id = ANY({rows}) ORDER BY id FOR NO KEY UPDATE", cancel);
        var reports = await db.Reports.Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (var alike in reports.GroupBy(r => (r.Period, r.TermsKey)))
        {
            var loaded = await sources.Load([.. alike.Select(r => r.UserId)], alike.Key.Period, alike.First().Terms, cancel);
            foreach (var report in alike.Where(r => loaded.Employs(r.UserId)))
            {
                if (report.CompareWith(report.FactsOf(loaded))) db.Publish(new PayrollStale(report.Id, report.UserId, report.PeriodStart, report.PeriodEnd, report.ApprovedById, report.Stale), report.Id.Value);
            }
        }
        await db.SaveChangesAsync(cancel);
    }
}
