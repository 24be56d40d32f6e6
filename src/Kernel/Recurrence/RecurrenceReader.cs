using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WorkforceOS.Kernel.Recurrence;

/// <summary>Reads the text of a rule part by part and stops at the first thing that is wrong, with a sentence about it.</summary>
internal sealed class RecurrenceReader
{
    private const int MaxLength = 500;
    private const int MaxValues = 64;
    private const int MaxNumber = 999_999;
    private const int MaxQuoted = 20;
    private const string Prefix = "RRULE:";

    private readonly HashSet<string> seen = [];
    private RecurrenceRule rule = new();

    public static bool TryRead(string? text, [NotNullWhen(true)] out RecurrenceRule? rule, [NotNullWhen(false)] out string? refusal)
    {
        var reader = new RecurrenceReader();
        refusal = reader.Read(text ?? "");
        rule = refusal is null ? reader.rule : null;
        return rule is not null;
    }

    private string? Read(string text)
    {
        if (text.Length > MaxLength) return $"A recurrence rule has at most {MaxLength} characters.";
        var parts = text.Trim().ToUpperInvariant();
        if (parts.StartsWith(Prefix, StringComparison.Ordinal)) parts = parts[Prefix.Length..].TrimStart();
        if (parts is "") return "A recurrence rule cannot be empty.";

        foreach (var part in parts.Split(';'))
            if (ReadPart(part) is { } refusal) return refusal;
        return Contradiction();
    }

    private string? ReadPart(string part)
    {
        if (part.Split('=') is not [var name, var value]) return $"A recurrence rule is made of parts like FREQ=WEEKLY, separated by semicolons; \"{Quoted(part)}\" is not one.";
        if (!seen.Add(name)) return $"{Quoted(name)} is given twice.";
        return name switch
        {
            "FREQ" => ReadFrequency(value),
            "INTERVAL" => ReadNumber(name, value, number => rule = rule with { Interval = number }),
            "COUNT" => ReadNumber(name, value, number => rule = rule with { Count = number }),
            "UNTIL" => ReadUntil(value),
            "BYMONTH" => ReadMonths(value),
            "BYWEEKNO" => ReadPositions(name, value, 53, weeks => rule = rule with { ByWeekNumber = weeks }),
            "BYYEARDAY" => ReadPositions(name, value, 366, days => rule = rule with { ByYearDay = days }),
            "BYMONTHDAY" => ReadPositions(name, value, 31, days => rule = rule with { ByMonthDay = days }),
            "BYDAY" => ReadWeekdays(value),
            "BYSETPOS" => ReadPositions(name, value, 366, positions => rule = rule with { BySetPosition = positions }),
            "WKST" => ReadWeekStart(value),
            "BYHOUR" or "BYMINUTE" or "BYSECOND" => $"What recurs does so by day, so {name} cannot be used.",
            _ => $"A recurrence rule has no part called \"{Quoted(name)}\".",
        };
    }

    private string? ReadFrequency(string value)
    {
        Frequency? frequency = value switch
        {
            "DAILY" => Frequency.Daily,
            "WEEKLY" => Frequency.Weekly,
            "MONTHLY" => Frequency.Monthly,
            "YEARLY" => Frequency.Yearly,
            _ => null,
        };
        if (value is "HOURLY" or "MINUTELY" or "SECONDLY") return $"What recurs does so by day, so FREQ cannot be {value}.";
        if (frequency is null) return "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY.";

        rule = rule with { Frequency = frequency.Value };
        return null;
    }

    private string? ReadUntil(string value)
    {
        if (!RecurrenceEnd.TryParse(value, out var until)) return "UNTIL must be a day such as 20260131, or a time such as 20260131T170000 or 20260131T170000Z.";

        rule = rule with { Until = until };
        return null;
    }

    private string? ReadMonths(string value) =>
        ReadValues("BYMONTH", value, "must be a list of whole numbers from 1 to 12", ReadMonth, months => rule = rule with { ByMonth = months });

    private string? ReadWeekdays(string value) =>
        ReadValues("BYDAY", value, "must be a list of MO, TU, WE, TH, FR, SA and SU, each alone or after a number such as 2 or -1, at most 53", ReadWeekday, days => rule = rule with { ByDay = days });

    private string? ReadWeekStart(string value)
    {
        if (NumberedWeekday.DayOf(value) is not { } day) return "WKST must be one of MO, TU, WE, TH, FR, SA and SU.";

        rule = rule with { WeekStart = day };
        return null;
    }

    /// <summary>What no part gets wrong alone: RFC 5545 §3.3.10 says which parts go together.</summary>
    private string? Contradiction()
    {
        var numbered = rule.ByDay.Any(day => day.Number != 0);
        if (!seen.Contains("FREQ")) return "A recurrence rule needs FREQ: DAILY, WEEKLY, MONTHLY or YEARLY.";
        if (rule.Count is not null && rule.Until is not null) return "A recurrence rule ends by COUNT or by UNTIL, not by both.";
        if (numbered && rule.Frequency is (Frequency.Daily or Frequency.Weekly)) return "BYDAY takes numbered days such as 2MO only when FREQ is MONTHLY or YEARLY.";
        if (numbered && rule.ByWeekNumber is not []) return "BYDAY takes no numbered days such as 2MO together with BYWEEKNO.";
        if (rule.ByMonthDay is not [] && rule.Frequency is Frequency.Weekly) return "BYMONTHDAY cannot be used when FREQ is WEEKLY.";
        if (rule.ByYearDay is not [] && rule.Frequency is not Frequency.Yearly) return "BYYEARDAY can only be used when FREQ is YEARLY.";
        if (rule.ByWeekNumber is not [] && rule.Frequency is not Frequency.Yearly) return "BYWEEKNO can only be used when FREQ is YEARLY.";
        if (rule.BySetPosition is not [] && !seen.Any(ChoosesDays)) return "BYSETPOS needs another BY part to choose from.";
        return null;
    }

    private static bool ChoosesDays(string name) => name.StartsWith("BY", StringComparison.Ordinal) && name is not "BYSETPOS";

    private static string? ReadNumber(string name, string value, Action<int> keep)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MaxNumber) return $"{name} must be a whole number from 1 to {MaxNumber}.";

        keep(number);
        return null;
    }

    private static string? ReadPositions(string name, string value, int max, Action<ImmutableArray<int>> keep) =>
        ReadValues(name, value, $"must be a list of whole numbers from 1 to {max}, or from -1 to -{max} to count from the end", text => ReadPosition(text, max), keep);

    private static string? ReadValues<T>(string name, string value, string requirement, Func<string, T?> read, Action<ImmutableArray<T>> keep) where T : struct
    {
        var texts = value.Split(',');
        if (texts.Length > MaxValues) return $"{name} takes at most {MaxValues} values.";
        var values = texts.Select(read).ToList();
        if (values.Contains(null)) return $"{name} {requirement}.";

        keep([.. values.Select(each => each!.Value).Distinct().Order()]);
        return null;
    }

    private static int? ReadMonth(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12 ? month : null;

    private static int? ReadPosition(string text, int max) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position) && position != 0 && position >= -max && position <= max ? position : null;

    private static NumberedWeekday? ReadWeekday(string text)
    {
        if (text.Length < 2 || NumberedWeekday.DayOf(text.AsSpan(^2..)) is not { } day) return null;
        if (text.Length == 2) return new(0, day);
        return ReadPosition(text[..^2], 53) is { } number ? new(number, day) : null;
    }

    private static string Quoted(string text) => text.Length <= MaxQuoted ? text : $"{text[..MaxQuoted]}…";
}
