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
            var free = FreeOf(kept(user));
            return day => WorkPatterns.On(day, histories.GetValueOrDefault(user), free.GetValueOrDefault(day, Fraction.Zero));
        };

        Dictionary<DateOnly, Fraction> FreeOf(IReadOnlyList<HolidayFacts> days) => known.TryGetValue(days, out var free) ? free
            : known[days] = days.GroupBy(h => h.Day).ToDictionary(day => day.Key, day => day.All(h => h.IsHalf) ? WorkingDays.Half : WorkingDays.One);
    }
}

/// <summary>
/// The pattern's hours of a day: of the terms in force, where somebody is employed then. Without terms, or with terms of no hours, a
/// full week from Monday to Friday: 8 h each. Outside of employment nothing is worked.
/// </summary>
internal static class WorkPatterns
{
    private static readonly Fraction FullDay = (long)TermsFacts.FullWeek / 5;

    public static DayOfWork On(DateOnly day, EmploymentHistory? history, Fraction holiday)
    {
        if (history is not null && !history.IsEmployedOn(day)) return new(Fraction.Zero, FullDay, holiday, IsAgreed: false);
        if (history?.TermsFor(day) is not { WeeklyHours: > 0 } terms) return new(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Fraction.Zero : FullDay, FullDay, holiday, IsAgreed: false);
        return new(terms.HoursOn(day), Longest(terms, day), holiday, terms.Pattern is not null);
    }

    /// <summary>The working days of an average week of the pattern, where a day of at most half the longest counts half; of a spread week all seven.</summary>
    public static Fraction DaysAWeek(TermsFacts terms)
    {
        if (terms.WeeklyHours <= 0 || terms.Pattern is not { } pattern) return 5;
        if (pattern.Kind is WorkPatternKind.Spread) return 7;
        var longest = pattern.Weeks.SelectMany(week => week).Max();
        return pattern.Weeks.SelectMany(week => week).Aggregate(Fraction.Zero, (sum, hours) => sum + (hours == 0 ? Fraction.Zero : 2 * hours <= longest ? WorkingDays.Half : WorkingDays.One)) / pattern.Weeks.Count;
    }

    private static Fraction Longest(TermsFacts terms, DateOnly day)
    {
        if (terms.Pattern is not { Kind: WorkPatternKind.Weekdays } pattern) return terms.Pattern is null ? terms.HoursOn(Monday) : terms.HoursOn(day);
        return Enumerable.Range(0, 7 * pattern.Weeks.Count).Select(n => terms.HoursOn(pattern.Anchor!.Value.AddDays(n))).Max()!;
    }

    private static readonly DateOnly Monday = new(2024, 1, 1);
}
