using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace WorkforceOS.Kernel.Recurrence;

public enum Frequency { Daily, Weekly, Monthly, Yearly }

/// <summary>The days on which something recurs: an RFC 5545 RRULE without its clock parts.</summary>
/// <remarks>
/// Where RFC 5545 leaves room, or its readers differ, this follows python-dateutil, the library most calendars were ported from:
/// the anchor (DTSTART) recurs only when the rule matches it; BYWEEKNO without BYDAY means all seven days of the week;
/// a year is the calendar year for BYWEEKNO too; the first week begins at the anchor, which BYSETPOS can tell.
/// Unlike python-dateutil, BYDAY=MO,1FR is a union, as the RFC says.
/// </remarks>
public sealed record RecurrenceRule
{
    private const int MonthsInYear = 12;
    private const int DaysInWeek = 7;

    /// <summary>After 400 years the Gregorian calendar repeats, weekdays included.</summary>
    private const int DaysIn400Years = 146_097;

    public Frequency Frequency { get; init; }
    public int Interval { get; init; } = 1;
    public int? Count { get; init; }
    public RecurrenceEnd? Until { get; init; }
    public ImmutableArray<int> ByMonth { get; init; } = [];
    public ImmutableArray<int> ByWeekNumber { get; init; } = [];
    public ImmutableArray<int> ByYearDay { get; init; } = [];
    public ImmutableArray<int> ByMonthDay { get; init; } = [];
    public ImmutableArray<NumberedWeekday> ByDay { get; init; } = [];
    public ImmutableArray<int> BySetPosition { get; init; } = [];
    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>Reads an RRULE in any letter case, with or without "RRULE:". Otherwise the refusal is a sentence for people.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RecurrenceRule? rule, [NotNullWhen(false)] out string? refusal) =>
        RecurrenceReader.TryRead(text, out rule, out refusal);

    /// <summary>
    /// The same rule with UNTIL as the last day whose start is not after it. An UNTIL with a time, above all in UTC, means
    /// different days for what begins in the morning and at night, in Istanbul and in New York; only the caller knows when that is.
    /// </summary>
    /// <param name="startOf">When what recurs starts on a day, with the offset of its zone. Later days start later.</param>
    public RecurrenceRule StartingAt(Func<DateOnly, DateTimeOffset> startOf) =>
        this with { Until = Until is { } until ? RecurrenceEnd.On(until.LastDay(startOf)) : null };

    /// <summary>
    /// The days from <paramref name="from"/> to <paramref name="to"/>, both included, in order. INTERVAL and COUNT count from
    /// <paramref name="anchor"/>, and nothing recurs before it. A rule whose UNTIL has a time ends on the day as written
    /// unless <see cref="StartingAt"/> came first. Work is bounded by the days between anchor (from, without COUNT) and to.
    /// </summary>
    /// <param name="takesPlace">
    /// Whether a day has the time at which something recurs. One that has not uses up no COUNT, as RFC 5545 §3.3.10 says; it is answered all
    /// the same, so that people can be told. Without it, every day has.
    /// </param>
    public IEnumerable<DateOnly> Occurrences(DateOnly anchor, DateOnly from, DateOnly to, Func<DateOnly, bool>? takesPlace = null)
    {
        var last = Until is { } until && until.Day < to ? until.Day : to;
        if (last < from || last < anchor) yield break;

        var rule = CompletedFrom(anchor);
        var left = Count ?? int.MaxValue;
        for (var turn = Count is null ? TurnOf(from, anchor) : 0; Period(turn, anchor) is var (first, end) && first <= last.DayNumber; turn++)
        {
            foreach (var day in rule.Instances(first, end).SkipWhile(day => day < anchor))
            {
                if (day > last || left == 0) yield break;
                if (takesPlace is null || Count is null || takesPlace(day)) left--;
                if (day >= from) yield return day;
            }
        }
    }

    /// <summary>The rule in one spelling: parts in a fixed order, values sorted, defaults left out.</summary>
    public override string ToString() => RecurrenceWriter.Write(this);

    /// <summary>What the rule does not say, the anchor does: FREQ=MONTHLY alone means the anchor's day of the month.</summary>
    private RecurrenceRule CompletedFrom(DateOnly anchor)
    {
        if (ByWeekNumber is not [] || ByYearDay is not [] || ByMonthDay is not [] || ByDay is not []) return this;
        return Frequency switch
        {
            Frequency.Yearly => this with { ByMonth = ByMonth is [] ? [anchor.Month] : ByMonth, ByMonthDay = [anchor.Day] },
            Frequency.Monthly => this with { ByMonthDay = [anchor.Day] },
            Frequency.Weekly => this with { ByDay = [new(0, anchor.DayOfWeek)] },
            _ => this,
        };
    }

    /// <summary>The number of the last period that begins on or before the day; 0 is the anchor's own.</summary>
    private long TurnOf(DateOnly day, DateOnly anchor)
    {
        var units = Frequency switch
        {
            Frequency.Yearly => day.Year - anchor.Year,
            Frequency.Monthly => MonthNumber(day) - MonthNumber(anchor),
            Frequency.Weekly => (day.DayNumber - FirstOfWeek(anchor)) / DaysInWeek,
            _ => day.DayNumber - anchor.DayNumber,
        };
        return Math.Max(0, units / Interval);
    }

    /// <summary>The day, week, month or year of a turn as day numbers [first, end); null after the end of the calendar.</summary>
    private (int First, int End)? Period(long turn, DateOnly anchor)
    {
        var units = turn * Interval;
        switch (Frequency)
        {
            case Frequency.Yearly:
                var year = anchor.Year + units;
                return year > DateOnly.MaxValue.Year ? null : Span(new((int)year, 1, 1), DaysInYear((int)year));

            case Frequency.Monthly:
                var month = MonthNumber(anchor) + units;
                if (month > MonthNumber(DateOnly.MaxValue)) return null;
                var first = new DateOnly((int)(month / MonthsInYear), (int)(month % MonthsInYear) + 1, 1);
                return Span(first, DateTime.DaysInMonth(first.Year, first.Month));

            case Frequency.Weekly:
                var week = FirstOfWeek(anchor) + units * DaysInWeek;
                if (week > DateOnly.MaxValue.DayNumber) return null;
                return ((int)Math.Max(week, anchor.DayNumber), (int)Math.Min(week + DaysInWeek, DateOnly.MaxValue.DayNumber + 1));

            default:
                var day = anchor.DayNumber + units;
                return day > DateOnly.MaxValue.DayNumber ? null : ((int)day, (int)day + 1);
        }

        static (int, int) Span(DateOnly first, int days) => (first.DayNumber, first.DayNumber + days);
    }

    private IEnumerable<DateOnly> Instances(int first, int end)
    {
        var days = Enumerable.Range(first, end - first).Select(DateOnly.FromDayNumber).Where(Matches);
        return BySetPosition is [] ? days : Positioned([.. days]);
    }

    private IEnumerable<DateOnly> Positioned(List<DateOnly> days) =>
        days.Where((_, index) => HasPosition(BySetPosition, index + 1, days.Count));

    private bool Matches(DateOnly day) =>
        (ByMonth is [] || ByMonth.Contains(day.Month))
        && (ByMonthDay is [] || HasPosition(ByMonthDay, day.Day, DateTime.DaysInMonth(day.Year, day.Month)))
        && (ByYearDay is [] || HasPosition(ByYearDay, day.DayOfYear, DaysInYear(day.Year)))
        && (ByWeekNumber is [] || MatchesWeekNumber(day))
        && (ByDay is [] || MatchesWeekday(day));

    /// <summary>A week belongs to the year, and has there the number, of its fourth day (RFC 5545, BYWEEKNO; ISO 8601 when weeks start on Monday).</summary>
    private bool MatchesWeekNumber(DateOnly day)
    {
        var number = FirstOfWeek(day) + 3;
        if (number < 0) number += DaysIn400Years;
        if (number > DateOnly.MaxValue.DayNumber) number -= DaysIn400Years;
        var fourth = DateOnly.FromDayNumber(number);
        var (week, fromEnd) = WeeksInto(fourth.DayOfYear, DaysInYear(fourth.Year));
        return ByWeekNumber.Contains(week) || ByWeekNumber.Contains(fromEnd);
    }

    /// <summary>2MO is the second Monday of the month, or of the year when a yearly rule names no months.</summary>
    private bool MatchesWeekday(DateOnly day)
    {
        var (week, fromEnd) = Frequency is Frequency.Yearly && ByMonth is []
            ? WeeksInto(day.DayOfYear, DaysInYear(day.Year))
            : WeeksInto(day.Day, DateTime.DaysInMonth(day.Year, day.Month));

        foreach (var (number, weekday) in ByDay)
            if (weekday == day.DayOfWeek && (number == 0 || number == week || number == fromEnd)) return true;
        return false;
    }

    private int FirstOfWeek(DateOnly day) => day.DayNumber - (day.DayOfWeek - WeekStart + DaysInWeek) % DaysInWeek;

    private static bool HasPosition(ImmutableArray<int> positions, int position, int length) =>
        positions.Contains(position) || positions.Contains(position - length - 1);

    private static (int Week, int FromEnd) WeeksInto(int position, int length) =>
        ((position - 1) / DaysInWeek + 1, -((length - position) / DaysInWeek + 1));

    private static int MonthNumber(DateOnly day) => day.Year * MonthsInYear + day.Month - 1;

    private static int DaysInYear(int year) => DateTime.IsLeapYear(year) ? 366 : 365;
}
