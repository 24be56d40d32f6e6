using System.Collections.Frozen;

namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>The English words that mean the same wherever they stand.</summary>
internal static class Words
{
    private static readonly FrozenDictionary<string, int> Small = new Dictionary<string, int>
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
        ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Tens = new Dictionary<string, int>
    {
        ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = Enum.GetValues<DayOfWeek>().SelectMany(day => Spellings(day).Select(word => (word, day))).ToFrozenDictionary(d => d.word, d => d.day);

    private static readonly FrozenDictionary<string, int> Months = Enumerable.Range(1, 12)
        .SelectMany(month => MonthSpellings(month).Select(word => (word, month))).ToFrozenDictionary(m => m.word, m => m.month);

    /// <summary>Words after which nothing more of a name comes.</summary>
    public static readonly FrozenSet<string> Ends = new[]
    {
        "at", "for", "on", "in", "from", "to", "and", "with", "by", "until", "till", "needed", "need", "please", "who", "that", "this", "next", "every", "each", "starting", "start", "as", "per", "plus", "we", "i", "is", "are",
        "tomorrow", "today", "tonight", "asap", "urgent", "thanks", "thank", "ideally", "or", "of", "a", "an", "the", "our", "my", "us", "me", "during", "between", "through", "coming", "required", "wanted", "so", "because", "it",
    }.ToFrozenSet();

    public static readonly FrozenSet<string> People = new[] { "people", "person", "persons", "worker", "workers", "staff", "hand", "hands", "temp", "temps", "helper", "helpers", "folks", "guys", "extras", "employees" }.ToFrozenSet();

    public static bool IsWeekday(string word, out DayOfWeek day) => Weekdays.TryGetValue(word, out day);

    /// <summary>Mondays: each of them.</summary>
    public static bool IsPluralWeekday(string word) => word.EndsWith("days", StringComparison.Ordinal);

    public static bool IsMonth(string word, out int month) => Months.TryGetValue(word, out month);

    /// <summary>A whole number at this place, in digits or words.</summary>
    /// <returns>Where it ends; 0 where there is none.</returns>
    public static int Number(Passage passage, int at, out int number)
    {
        number = 0;
        if (passage.IsNumber(at))
        {
            if (passage.Tokens[at].Value is var value && (value != decimal.Truncate(value) || value > 100_000)) return 0;
            number = (int)value;
            return at + 1;
        }
        if (Tens.TryGetValue(passage[at], out var tens))
        {
            var next = passage.Is(at + 1, "-") ? at + 2 : at + 1;
            var hasOnes = Small.TryGetValue(passage[next], out var ones) && ones < 10;
            number = tens + (hasOnes ? ones : 0);
            return hasOnes ? next + 1 : at + 1;
        }
        if (Small.TryGetValue(passage[at], out number)) return at + 1;
        if (passage.Says(at, "half", "a", "dozen")) (number, at) = (6, at + 2);
        else if (passage.Says(at, "a", "dozen")) (number, at) = (12, at + 1);
        else if (passage.Is(at, "dozen")) number = 12;
        else if (passage.Says(at, "a", "couple")) (number, at) = (2, at + 1);
        else if (passage.Is(at, "couple", "pair")) number = 2;
        else if (passage.Says(at, "a", "pair")) (number, at) = (2, at + 1);
        else return 0;
        return passage.Is(at + 1, "of") ? at + 2 : at + 1;
    }

    private static IEnumerable<string> Spellings(DayOfWeek day)
    {
        var name = day.ToString().ToLowerInvariant();
        IEnumerable<string> more = day switch { DayOfWeek.Tuesday => ["tues"], DayOfWeek.Wednesday => ["weds"], DayOfWeek.Thursday => ["thur", "thurs"], _ => [] };
        return [name, name + "s", name[..3], .. more];
    }

    private static IEnumerable<string> MonthSpellings(int month)
    {
        var name = System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month).ToLowerInvariant();
        return name.Length == 3 ? [name] : month == 9 ? [name, "sep", "sept"] : [name, name[..3]];
    }
}
