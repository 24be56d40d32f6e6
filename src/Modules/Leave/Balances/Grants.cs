using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Counting;

namespace WorkforceOS.Leave.Balances;

/// <summary>
/// What is granted in a leave year. For each employment in it, on its first day there and not before the entitlement is valid:
/// <c>E · share · scale</c>, with E the days a year.
/// <para>
/// share, yearly: months of the leave year begun in the employment / 12 (a month counts once, for the first employment in it), or whole
/// months / 12, or days / days of the leave year. Monthly: E/12 of each month by the same rule, on the first day of the month.
/// scale: the mean over the employed days of that time of (value of the week's working days)/5, where a day of at most half the longest
/// counts half, so that a change of the pattern scales the days it is in force.
/// </para>
/// <para>
/// By the hour: on each day of employment from when it is valid, rate · counted hours of the stretches that begin on it. At 1 h for each 30 of
/// an 8-hour day (rate 1/240, entered as 0.00416667): a week of 40 h grants 0.16666680 days.
/// </para>
/// <para>
/// 12 days a year, joined on 10 December: 12·1/12 = 1. 17.5 days, joined on 1 June: 17.5·7/12 = 245/24, shown as 10.21.
/// 20 days, from July on three days a week of 2025: 20·(181·1 + 184·3/5)/365.
/// </para>
/// </summary>
internal static class Grants
{
    private const int Months = 12;
    private const int SecondsAnHour = 3600;
    private const int RateParts = 100_000_000;

    public static IEnumerable<(DateOnly Day, Fraction Amount)> Of(BalanceFacts facts, Rules? rules, DateOnly start, DateOnly end)
    {
        if (rules?.Entitlement is not { } entitlement) return [];
        if (entitlement.Accrual is Accrual.PerHour) return ByTheHour(facts, entitlement, start, end);
        var spans = facts.History!.Employments.Select(e => (First: Later(e.StartsOn, start), Last: Earlier(e.EndsOn ?? end, end))).Where(s => s.First <= s.Last).ToList();
        var months = Enumerable.Range(0, Months).Select(n => (First: start.AddMonths(n), Last: start.AddMonths(n + 1).AddDays(-1))).ToList();
        var granted = entitlement.Accrual is Accrual.Yearly
            ? spans.Select(span => (span.First, Share: Share(entitlement.Proration, span, BeforeIt(span), months, (start, end)), span))
            : from month in months
              where month.Last >= entitlement.ValidFrom
              from span in spans
              let part = (First: Later(span.First, month.First), Last: Earlier(span.Last, month.Last))
              where part.First <= part.Last
              select (part.First, Share: Share(entitlement.Proration, part, BeforeIt(span), [month], month) / (entitlement.Proration is Proration.Days ? Months : 1), span: part);
        return granted.Where(g => g.Share > Fraction.Zero).Select(g =>
        {
            var exact = Fraction.OfDecimal(entitlement.Amount) * g.Share * (entitlement.ScaleByPattern ? Scale(facts.History!, g.span.First, g.span.Last) : WorkingDays.One);
            return (Later(g.First, entitlement.ValidFrom), entitlement.Rounding is GrantRounding.HalfUp ? Fraction.Of(exact.Rounded(), 1) : exact);
        });

        List<(DateOnly First, DateOnly Last)> BeforeIt((DateOnly First, DateOnly Last) span) => spans.FindAll(s => s.First < span.First);
    }

    private static IEnumerable<(DateOnly Day, Fraction Amount)> ByTheHour(BalanceFacts facts, EntitlementFacts entitlement, DateOnly start, DateOnly end) => facts.Worked
        .Where(w => start <= w.Day && w.Day <= end && w.Day >= entitlement.ValidFrom && facts.History!.IsEmployedOn(w.Day)).GroupBy(w => w.Day)
        .Select(day => (day.Key, ExactRate(entitlement.Rate) * Fraction.Of(day.Sum(w => w.Seconds), SecondsAnHour))).Where(g => g.Item2 > Fraction.Zero);

    private static Fraction ExactRate(decimal rate) => Fraction.Of(new System.Numerics.BigInteger(rate * RateParts), RateParts);

    /// <param name="before">Earlier employments of the year, whose months are theirs.</param>
    private static Fraction Share(Proration proration, (DateOnly First, DateOnly Last) span, List<(DateOnly First, DateOnly Last)> before, IReadOnlyList<(DateOnly First, DateOnly Last)> months, (DateOnly First, DateOnly Last) whole) => proration switch
    {
        Proration.StartedMonths => Fraction.Of(months.Count(m => span.First <= m.Last && span.Last >= m.First && !before.Exists(s => s.Last >= m.First)), Months),
        Proration.FullMonths => Fraction.Of(months.Count(m => span.First <= m.First && span.Last >= m.Last), Months),
        _ => Fraction.Of(Length(span.First, span.Last), Length(whole.First, whole.Last)),
    };

    private static Fraction Scale(EmploymentHistory history, DateOnly from, DateOnly to)
    {
        var sum = Fraction.Zero;
        for (var day = from; day <= to;)
        {
            var terms = history.TermsFor(day);
            var next = history.Employments.SelectMany(e => e.Terms).Select(t => t.From).Where(f => f > day).DefaultIfEmpty(DateOnly.MaxValue).Min();
            var last = next > to ? to : next.AddDays(-1);
            sum += WorkPatterns.DaysAWeek(terms) / 5 * Length(day, last);
            day = last.AddDays(1);
        }
        return sum / Length(from, to);
    }

    private static long Length(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber + 1;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
