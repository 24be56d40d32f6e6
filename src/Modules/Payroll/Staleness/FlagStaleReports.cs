using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
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
/// <param name="sources">All other modules, of whom most punches need none: no report is there yet of the days.</param>
internal sealed class FlagStaleReports(PayrollDb db, Lazy<PayrollSources> sources, Caller caller)
    : ISubscriber<EmploymentStarted>, ISubscriber<EmploymentEnded>, ISubscriber<EmploymentEndWithdrawn>, ISubscriber<EmploymentTermsChanged>,
      ISubscriberOfMany<PayrollCalculated>, ISubscriber<WorkedTimeChanged>, ISubscriber<LeaveDecided>, ISubscriber<LeaveDaysChanged>, ISubscriber<HolidayChanged>, ISubscriberOfMany<ShiftPlanChanged>
{
    /// <summary>Work so many days before a period can make hours inside it overtime: it is the same week's.</summary>
    private const int ReachOfWeek = 8;

    /// <summary>Whoever changes these has entered money.</summary>
    private static readonly string[] Money = ["pay", "hours", "overtimeMode", "startsOn"];

    /// <summary>Of so many reports at once everything is asked together.</summary>
    private const int AtOnce = 500;

    public Task Hear(WorkedTimeChanged changed, CancellationToken cancel) => Compare(Touched(changed.User, changed.From, changed.To), cancel);

    public Task Hear(LeaveDecided decided, CancellationToken cancel) => Compare(Touched(decided.User, decided.From, decided.To), cancel);

    public Task Hear(LeaveDaysChanged changed, CancellationToken cancel) => Compare(Touched(changed.User, changed.From, changed.To), cancel);

    public Task Hear(HolidayChanged changed, CancellationToken cancel) => Compare(Touched(null, changed.From, changed.To), cancel);

    public Task Hear(IReadOnlyList<ShiftPlanChanged> events, CancellationToken cancel)
    {
        var (users, days) = (events.Select(e => e.User).Distinct().ToList(), events.SelectMany(e => e.Days).ToList());
        return Compare(Touched(null, days.Min(), days.Max()).Where(r => users.Contains(r.UserId)), cancel);
    }

    // Which days an employment lost or won is not told, so that all reports of the person are compared.
    public Task Hear(EmploymentStarted started, CancellationToken cancel) => Compare(db.Reports.Where(r => r.UserId == started.User), cancel);

    public Task Hear(EmploymentEnded ended, CancellationToken cancel) => Compare(db.Reports.Where(r => r.UserId == ended.User), cancel);

    public Task Hear(EmploymentEndWithdrawn withdrawn, CancellationToken cancel) => Compare(db.Reports.Where(r => r.UserId == withdrawn.User), cancel);

    public async Task Hear(EmploymentTermsChanged changed, CancellationToken cancel)
    {
        await Compare(db.Reports.Where(r => r.UserId == changed.User), cancel);
        if (caller.UserOrNobody is not { } who || !changed.Fields.Intersect(Money).Any()) return;
        foreach (var draft in await db.Reports.Where(r => r.UserId == changed.User && r.ApprovalStatus == ApprovalStatus.Draft && r.PeriodEnd >= changed.From).OrderBy(r => r.Id).ToListAsync(cancel)) draft.EnteredBy(who);
        await db.SaveChangesAsync(cancel);
    }

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
        var reports = db.Reports.Where(r => r.PeriodStart <= latestStart && r.PeriodEnd >= earliestEnd);
        return user is { } one ? reports.Where(r => r.UserId == one) : reports;
    }

    private async Task Compare(IQueryable<PayrollReport> touched, CancellationToken cancel)
    {
        foreach (var some in (await touched.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel)).Chunk(AtOnce)) await Compare([.. some], cancel);
    }

    private async Task Compare(List<PayrollReportId> ids, CancellationToken cancel)
    {
        // Behind their rows, and what is on record is read after that: of two comparisons at once the later sees all that the earlier saw.
        Guid[] rows = [.. ids.Select(id => id.Value)];
        await db.Database.ExecuteSqlAsync($"SELECT FROM payroll.reports WHERE company_id = {caller.Company.Value} AND id = ANY({rows}) ORDER BY id FOR NO KEY UPDATE", cancel);
        var reports = await db.Reports.Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (var alike in reports.GroupBy(r => (r.Period, r.TermsKey)))
        {
            var loaded = await sources.Value.Load([.. alike.Select(r => r.UserId)], alike.Key.Period, alike.First().Terms, cancel);
            foreach (var report in alike)
            {
                if (report.CompareWith(report.FactsOf(loaded))) db.Publish(new PayrollStale(report.Id, report.UserId, report.PeriodStart, report.PeriodEnd, report.ApprovedById, report.Stale), report.Id.Value);
            }
        }
        await db.SaveChangesAsync(cancel);
    }
}
