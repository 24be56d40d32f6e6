using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Holidays;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Counting;

/// <summary>Finds how somebody works and which holidays they keep, and counts their leave by it.</summary>
internal sealed class LeaveCounting(IEmployments employments, KeptHolidays holidays)
{
    public async Task<LeaveCost> Cost(UserId user, LeaveSpan span, LeaveRules? rules, CancellationToken cancel) =>
        WorkingDays.Cost(span, rules, await WorkOf(user, span.StartDate, span.EndDate, cancel));

    /// <summary>The days of one person between these, both included.</summary>
    public async Task<Func<DateOnly, DayOfWork>> WorkOf(UserId user, DateOnly from, DateOnly to, CancellationToken cancel) =>
        (await WorkOf(await employments.Histories([user], cancel), [user], from, to, cancel))(user);

    /// <summary>The days of these people between these, both included.</summary>
    /// <param name="histories">Of all of them that were ever employed.</param>
    public async Task<Func<UserId, Func<DateOnly, DayOfWork>>> WorkOf(
        IReadOnlyDictionary<UserId, EmploymentHistory> histories, IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var kept = await holidays.By(histories, from, to, cancel);
        var known = new Dictionary<IReadOnlyList<HolidayFacts>, Dictionary<DateOnly, Fraction>>(ReferenceEqualityComparer.Instance);
        return user =>
        {
            var (free, patterns) = (FreeOf(kept(user)), new WorkPatterns(histories.GetValueOrDefault(user)));
            return day => patterns.On(day, free.GetValueOrDefault(day, Fraction.Zero));
        };

        Dictionary<DateOnly, Fraction> FreeOf(IReadOnlyList<HolidayFacts> days) => known.TryGetValue(days, out var free) ? free
            : known[days] = days.GroupBy(h => h.Day).ToDictionary(day => day.Key, day => day.All(h => h.IsHalf) ? WorkingDays.Half : WorkingDays.One);
    }
}

/// <summary>
/// The pattern's hours of a day: of the terms in force, where somebody is employed then. Without terms, or with terms of no hours, a
/// full week from Monday to Friday: 8 h each. Outside of employment nothing is worked.
/// </summary>
/// <param name="history">Null of who was never employed.</param>
internal sealed class WorkPatterns(EmploymentHistory? history)
{
    private static readonly Fraction FullDay = (long)TermsFacts.FullWeek / 5;

    /// <summary>Days are asked for in order, mostly of the same terms.</summary>
    private Hours? last;

    public DayOfWork On(DateOnly day, Fraction holiday)
    {
        if (history is not null && !history.IsEmployedOn(day)) return new(Fraction.Zero, FullDay, holiday, IsAgreed: false);
        if (history?.TermsFor(day) is not { WeeklyHours: > 0 } terms) return new(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Fraction.Zero : FullDay, FullDay, holiday, IsAgreed: false);
        if (last is null || !ReferenceEquals(last.Terms, terms)) last = new Hours(terms);
        return new(last.On(day), last.Longest, holiday, terms.Pattern is not null);
    }

    /// <summary>The working days of an average week of the pattern, where a day of at most half the longest counts half; of a spread week all seven.</summary>
    public static Fraction DaysAWeek(TermsFacts terms)
    {
        if (terms.WeeklyHours <= 0 || terms.Pattern is not { } pattern) return 5;
        if (pattern.Kind is WorkPatternKind.Spread) return 7;
        var longest = pattern.Weeks.SelectMany(week => week).Max();
        return pattern.Weeks.SelectMany(week => week).Aggregate(Fraction.Zero, (sum, hours) => sum + (hours == 0 ? Fraction.Zero : 2 * hours <= longest ? WorkingDays.Half : WorkingDays.One)) / pattern.Weeks.Count;
    }

    /// <summary>The hours of each day on which a pattern repeats itself, worked out once.</summary>
    private sealed class Hours(TermsFacts terms)
    {
        private readonly Fraction?[] known = new Fraction?[7 * Math.Max(1, terms.Pattern?.Weeks.Count ?? 1)];
        private Fraction? longest;

        public TermsFacts Terms => terms;

        public Fraction Longest => longest ??= Enumerable.Range(0, known.Length).Select(n => On(DateOnly.FromDayNumber(n))).Max()!;

        public Fraction On(DateOnly day) => known[day.DayNumber % known.Length] ??= terms.HoursOn(day);
    }
}
