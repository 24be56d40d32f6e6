using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Recurrence;

namespace WorkforceOS.Tasks.Recurring;

/// <summary>
/// On which days something recurs, and when it is due on them. Due is the first instant at which the company's clock shows the time or a
/// later one of that day: of a time that comes twice the first, and of one that is skipped the moment of the change. 02:30 in Berlin on
/// 2026-03-29, when 02:00 becomes 03:00, is 01:00 UTC; 02:30 on 2026-10-25, which comes twice, is 00:30 UTC.
/// </summary>
internal static class RecurringDays
{
    public const int MostDays = 366;

    /// <summary>So far ahead a next day is looked for; a rule that has none by then recurs no more.</summary>
    private const int YearsAhead = 10;

    public static Problem? Refuses(RecurringPlan plan)
    {
        if (!RecurrenceRule.TryParse(plan.Rule, out var rule, out var refusal)) return TaskProblems.BadRule(refusal);
        // Each day since the anchor has to be looked at in order to count.
        return rule.Count is not null && plan.Anchor.Year < 2000 ? TaskProblems.BadRule("A rule with COUNT counts from a day after 1999.") : null;
    }

    /// <summary>From one day to another, both included.</summary>
    public static IEnumerable<DateOnly> Of(RecurringPlan plan, DateOnly from, DateOnly to, DateTimeZone zone)
    {
        if (!RecurrenceRule.TryParse(plan.Rule, out var rule, out var refusal)) throw new InvalidOperationException($"It was saved with a rule that is none: {refusal}");
        var last = plan.Last is { } end && end < to ? end : to;
        return last < from ? [] : rule.StartingAt(day => Instant.FromDateTimeOffset(DueOn(day, plan.DueTime ?? TimeOnly.MinValue, zone)).InZone(zone).ToDateTimeOffset()).Occurrences(plan.Anchor, from, last);
    }

    public static DateOnly? NextOf(RecurringPlan plan, DateOnly from, DateTimeZone zone)
    {
        var start = from < plan.Anchor ? plan.Anchor : from;
        if (start.Year > DateOnly.MaxValue.Year - YearsAhead - 1) return null;
        foreach (var day in Of(plan, start, start.AddYears(YearsAhead), zone)) return day;
        return null;
    }

    public static DateTimeOffset DueOn(DateOnly day, TimeOnly time, DateTimeZone zone) => WallClock.Span(day, time, time, zone).Start;
}
