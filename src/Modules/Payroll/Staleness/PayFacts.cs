using System.Security.Cryptography;
using System.Text.Json;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;

namespace WorkforceOS.Payroll.Staleness;

/// <summary>What a report says of the facts, and a fingerprint of each kind of them: the figures say whether it still agrees with what is on record, the fingerprints why not.</summary>
/// <param name="OwedMinor">What all of it is worth, below zero too.</param>
internal sealed record PayFacts(
    long WorkedSeconds, long OvertimeSeconds, int AbsenceDays, long AbsenceSeconds, long PremiumSeconds, long OwedMinor,
    string Hours, string Absence, string Leave, string Terms, string Employment, decimal ToilSeconds = 0)
{
    public static PayFacts Of(PayrollSources.OfPeriod sources, UserId user, PayrollFigures figures)
    {
        var days = Enumerable.Range(0, sources.Period.End.DayNumber - sources.Period.Start.DayNumber + 1).Select(sources.Period.Start.AddDays);
        var history = sources.Employments.GetValueOrDefault(user);
        return new PayFacts(
            figures.WorkedSeconds, figures.OvertimeSeconds, figures.AbsenceDays, figures.AbsenceSeconds, figures.PremiumSeconds, figures.Total.Minor,
            Print(sources.Worked[user].Where(w => !w.PaidElsewhere).OrderBy(w => w.StartsAt).ThenBy(w => w.EndsAt).Select(w => new { w.StartsAt, w.EndsAt, w.ShiftStartsAt, w.ShiftEndsAt, w.OvertimeApproved, w.PaidElsewhere })),
            Print((sources.Absences[user].OrderBy(a => a.StartsAt).Select(a => new { a.StartsAt, a.PlannedSeconds, a.ExcusedPaid }), sources.Planned[user].OrderBy(p => p.Day).Select(p => new { p.Day, p.Seconds }))),
            Print((sources.Leave[user].OrderBy(l => l.StartsAt).Select(l => new { l.StartsAt, l.EndsAt, l.Paid }), sources.Holidays[user].OrderBy(h => h.Day).Select(h => new { h.Day, h.IsHalf }))),
            Print(history is null ? [] : TermsOf(history, days).Select(t => new { t.Basis, t.Salary, t.HourlyRate, t.WeeklyHours, t.Pattern, t.Overtime, t.HolidayRegion })),
            Print(history is null ? [] : days.Where(history.IsEmployedOn)), figures.ToilSeconds);
    }

    public bool AgreesWith(PayFacts other) =>
        (WorkedSeconds, OvertimeSeconds, AbsenceDays, AbsenceSeconds, PremiumSeconds, OwedMinor, ToilSeconds) ==
        (other.WorkedSeconds, other.OvertimeSeconds, other.AbsenceDays, other.AbsenceSeconds, other.PremiumSeconds, other.OwedMinor, other.ToilSeconds);

    public bool AgreesWith(PayrollFigures figures) =>
        (WorkedSeconds, OvertimeSeconds, AbsenceDays, AbsenceSeconds, PremiumSeconds, OwedMinor, ToilSeconds) ==
        (figures.WorkedSeconds, figures.OvertimeSeconds, figures.AbsenceDays, figures.AbsenceSeconds, figures.PremiumSeconds, figures.Total.Minor, figures.ToilSeconds);

    /// <summary>Which kinds of facts are others, in the contract's order.</summary>
    public IEnumerable<string> Changed(PayFacts since)
    {
        if (Hours != since.Hours) yield return "hours";
        if (Absence != since.Absence) yield return "absence";
        if (Leave != since.Leave) yield return "leave";
        if (Terms != since.Terms) yield return "terms";
        if (Employment != since.Employment) yield return "employment";
    }

    /// <summary>Each once. Most are the same object as the day before.</summary>
    private static IEnumerable<TermsFacts> TermsOf(EmploymentHistory history, IEnumerable<DateOnly> days)
    {
        TermsFacts? before = null;
        List<TermsFacts> all = [];
        foreach (var terms in days.Select(history.TermsFor))
        {
            if (!ReferenceEquals(terms, before) && !all.Contains(terms)) all.Add(terms);
            before = terms;
        }
        return all;
    }

    private static string Print<TOne, TOther>((IEnumerable<TOne>, IEnumerable<TOther>) facts) => Print(facts.Item1) + Print(facts.Item2);

    private static string Print<T>(IEnumerable<T> facts) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(facts, Json.Plain))[..8]);
}
