using System.Runtime.CompilerServices;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Export;

/// <summary>The records that reports rest on, with what was really so beside what counts: some people of one period at a time.</summary>
internal sealed class ExactTimes(IWorkedTimes worked)
{
    /// <summary>Of so many people a month's records are in memory at once.</summary>
    private const int PeopleAtOnce = 250;

    private const decimal SecondsOfHour = 3600;

    /// <summary>To the second.</summary>
    public static decimal Hours(long seconds) => decimal.Round(seconds / SecondsOfHour, 4, MidpointRounding.AwayFromZero);

    /// <param name="reports">Those of one period follow each other.</param>
    public async IAsyncEnumerable<(PayrollReport Report, IReadOnlyList<AttendedTime> Times)> Of(IEnumerable<PayrollReport> reports, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var alike in reports.GroupBy(r => (r.Period, r.Timezone)).SelectMany(period => period.Chunk(PeopleAtOnce)))
        {
            var (period, zone) = (alike[0].Period, alike[0].Terms.Zone);
            // Work that goes on without a gap belongs to the day on which it began.
            var (from, to) = (WallClock.DayRange(period.Start.AddDays(-1), zone).Start, WallClock.DayRange(period.End, zone).End);
            var times = (await worked.Attended([.. alike.Select(r => r.UserId).Distinct()], from, to, cancel)).ToLookup(t => t.User);
            foreach (var report in alike) yield return (report, [.. Dated(times[report.UserId]).Where(t => IsPaidBy(report, WallClock.DayOf(t.From, zone))).Select(t => t.Time)]);
        }
    }

    /// <param name="own">One person's, in order.</param>
    private static IEnumerable<(AttendedTime Time, DateTimeOffset From)> Dated(IEnumerable<AttendedTime> own)
    {
        var (from, until) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        foreach (var time in own)
        {
            if (time.CountedFrom > until) from = time.CountedFrom;
            until = time.CountedUntil > until ? time.CountedUntil : until;
            yield return (time, from);
        }
    }

    private static bool IsPaidBy(PayrollReport report, DateOnly day) =>
        report.PeriodStart <= day && day <= report.PeriodEnd && !(day < report.EmployedFrom) && !(day > report.EmployedTo);
}
