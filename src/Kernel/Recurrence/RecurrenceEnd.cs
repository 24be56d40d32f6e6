using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WorkforceOS.Kernel.Recurrence;

/// <summary>UNTIL: a day, a wall-clock time of that day, or a time of that day in UTC.</summary>
public sealed record RecurrenceEnd
{
    private const string DayFormat = "yyyyMMdd";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss";
    private const string UtcFormat = "yyyyMMdd'T'HHmmss'Z'";

    private readonly DateTime at;
    private readonly string format;

    private RecurrenceEnd(DateTime at, string format) => (this.at, this.format) = (at, format);

    /// <summary>The day as written.</summary>
    public DateOnly Day => DateOnly.FromDateTime(at);

    public static RecurrenceEnd On(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), DayFormat);

    public static bool TryParse(string text, [NotNullWhen(true)] out RecurrenceEnd? end)
    {
        end = null;
        foreach (var format in (string[])[DayFormat, TimeFormat, UtcFormat])
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) end = new(at, format);
        return end is not null;
    }

    /// <summary>The last day that starts no later than this. Days at either end of the calendar have no instants to compare and stay as written.</summary>
    public DateOnly LastDay(Func<DateOnly, DateTimeOffset> startOf)
    {
        if (format == DayFormat || Day.Year == DateOnly.MinValue.Year || Day.Year == DateOnly.MaxValue.Year) return Day;

        var day = Day.AddDays(1);
        while (IsAfter(startOf(day))) day = day.AddDays(-1);
        return day;

        bool IsAfter(DateTimeOffset start) => (format == UtcFormat ? start.UtcDateTime : start.DateTime) > at;
    }

    public override string ToString() => at.ToString(format, CultureInfo.InvariantCulture);
}
