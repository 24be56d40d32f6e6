using System.Collections.Immutable;

namespace WorkforceOS.Kernel.Recurrence;

/// <summary>Writes a rule so that equal rules read equal.</summary>
internal static class RecurrenceWriter
{
    public static string Write(RecurrenceRule rule)
    {
        List<string> parts = [$"FREQ={rule.Frequency.ToString().ToUpperInvariant()}"];
        if (rule.Interval != 1) parts.Add($"INTERVAL={rule.Interval}");
        if (rule.Count is { } count) parts.Add($"COUNT={count}");
        if (rule.Until is { } until) parts.Add($"UNTIL={until}");
        AddValues("BYMONTH", rule.ByMonth);
        AddValues("BYWEEKNO", rule.ByWeekNumber);
        AddValues("BYYEARDAY", rule.ByYearDay);
        AddValues("BYMONTHDAY", rule.ByMonthDay);
        AddValues("BYDAY", rule.ByDay);
        AddValues("BYSETPOS", rule.BySetPosition);
        if (rule.WeekStart is not DayOfWeek.Monday) parts.Add($"WKST={NumberedWeekday.CodeOf(rule.WeekStart)}");
        return string.Join(';', parts);

        void AddValues<T>(string name, ImmutableArray<T> values)
        {
            if (values is not []) parts.Add($"{name}={string.Join(',', values)}");
        }
    }
}
