namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <param name="End">The token behind it.</param>
/// <param name="IsByName">Said by a weekday: a week later where it is over already.</param>
internal readonly record struct ReadDay(DateOnly Date, int End, bool IsByName = false);

/// <summary>A single day as people say it: <c>tomorrow</c>, <c>Dec 3</c>, <c>the 14th</c>, <c>next Friday</c>, <c>12/3</c>, <c>2026-12-03</c>, <c>in 3 days</c>.</summary>
internal sealed class CalendarDays(Passage passage, DateOnly today, bool dayFirst, List<string> warnings)
{
    private const int LeastYear = 1900;
    private const int MostYear = 8999;

    public ReadDay? At(int at)
    {
        if (passage.Is(at, "the") && passage.IsNumber(at + 1)) return Ordinal(at + 1);
        if (passage.Is(at, "today", "tonight")) return new(today, at + 1);
        if (passage.Is(at, "tomorrow", "tmrw", "tmr", "tmw", "tomorow", "tommorow", "tommorrow")) return new(today.AddDays(1), at + 1);
        if (passage.Says(at, "day", "after", "tomorrow")) return new(today.AddDays(2), at + 3);
        if (passage.Says(at, "the", "day", "after", "tomorrow")) return new(today.AddDays(2), at + 4);
        if (passage.Is(at, "in") && Words.Number(passage, passage.Is(at + 1, "a") ? at + 2 : at + 1, out var ahead) is > 0 and var end && ahead <= 366)
        {
            if (passage.Is(end, "day", "days")) return new(today.AddDays(ahead), end + 1);
            if (passage.Is(end, "week", "weeks")) return new(today.AddDays(7 * ahead), end + 1);
        }
        if (passage.Says(at, "in", "a", "week")) return new(today.AddDays(7), at + 3);
        return Iso(at) ?? Weekday(at) ?? MonthAndDay(at) ?? Slashed(at) ?? Ordinal(at);
    }

    /// <summary>Friday, this Friday, next Friday, Friday next week; with the date behind it, the date.</summary>
    private ReadDay? Weekday(int at)
    {
        var isNext = passage.Is(at, "next", "following");
        var name = passage.Is(at, "next", "this", "coming", "following", "upcoming") ? at + 1 : at;
        if (passage.Says(at, "next", "week") && Words.IsWeekday(passage[passage.Is(at + 2, "on") ? at + 3 : at + 2], out _)) (isNext, name) = (true, passage.Is(at + 2, "on") ? at + 3 : at + 2);
        if (!Words.IsWeekday(passage[name], out var weekday)) return null;
        var end = name + 1;
        var date = passage.Is(end, ",", "the", ".") ? end + 1 : end;
        if (!isNext && (Iso(date) ?? MonthAndDay(date) ?? (passage.Is(end, "the") ? Ordinal(date) : null)) is { } dated)
        {
            if (dated.Date.DayOfWeek != weekday) warnings.Add(Warnings.DayAndWeekdayDiffer);
            return dated;
        }
        if (passage.Says(end, "next", "week")) (isNext, end) = (true, end + 2);
        else if (passage.Says(end, "this", "week")) end += 2;
        var coming = today.AddDays(((int)weekday - (int)today.DayOfWeek + 7) % 7);
        if (!isNext) return new(coming, end, IsByName: coming == today);
        var monday = today.AddDays(7 - ((int)today.DayOfWeek + 6) % 7);
        var next = monday.AddDays(((int)weekday + 6) % 7);
        if (next != coming && !passage.Is(end - 1, "week") && !passage.Is(at + 1, "week")) warnings.Add(Warnings.NextIsAmbiguous);
        return new(next, end);
    }

    private ReadDay? Iso(int at)
    {
        if (!passage.IsNumber(at) || passage.Tokens[at].Text.Length != 4 || !passage.Is(at + 1, "-", "/") || !passage.IsNumber(at + 2) || passage[at + 3] != passage[at + 1] || !passage.IsNumber(at + 4)) return null;
        return Date(Whole(at), Whole(at + 2), Whole(at + 4)) is { } date ? new(date, at + 5) : null;
    }

    private ReadDay? MonthAndDay(int at)
    {
        if (Words.IsMonth(passage[at], out var month))
        {
            var number = passage.Is(at + 1, ".", "the") ? at + 2 : at + 1;
            if (!passage.IsNumber(number) || passage.Is(number + 1, ":", "am", "pm")) return null;
            return Within(month, Whole(number), AfterSuffix(number + 1));
        }
        if (!passage.IsNumber(at)) return null;
        var behind = AfterSuffix(at + 1);
        if (passage.Is(behind, "of")) behind++;
        // May is a verb as well, but not behind the number of a day.
        return Words.IsMonth(passage[behind], out month) ? Within(month, Whole(at), behind + 1) : null;
    }

    private ReadDay? Within(int month, int day, int end)
    {
        var year = passage.Is(end, ",") ? end + 1 : end;
        if (passage.IsNumber(year) && passage.Tokens[year].Text.Length == 4 && Whole(year) is >= 2000 and < 2200 && !passage.Is(year + 1, "-", "hours", "hrs")) return Date(Whole(year), month, day) is { } dated ? new(dated, year + 1) : null;
        return Coming(month, day) is { } date ? new(date, end) : null;
    }

    /// <summary>12/3, 12/3/26.</summary>
    private ReadDay? Slashed(int at)
    {
        if (!passage.IsNumber(at) || !passage.Is(at + 1, "/") || !passage.IsNumber(at + 2) || passage.Tokens[at + 1].IsGlued is false) return null;
        var (first, second) = (Whole(at), Whole(at + 2));
        var (month, day) = dayFirst || first > 12 ? (second, first) : (first, second);
        if (passage.Is(at + 3, "/") && passage.IsNumber(at + 4))
        {
            var year = Whole(at + 4);
            return Date(year < 100 ? 2000 + year : year, month, day) is { } dated ? new(dated, at + 5) : null;
        }
        return Coming(month, day) is { } date ? new(date, at + 3) : null;
    }

    /// <summary>The 14th.</summary>
    private ReadDay? Ordinal(int at)
    {
        if (!passage.IsNumber(at) || AfterSuffix(at + 1) == at + 1 || Whole(at) is < 1 or > 31) return null;
        var first = new DateOnly(today.Year, today.Month, 1);
        for (var ahead = 0; ahead < 3; ahead++)
        {
            if (Date(first.AddMonths(ahead).Year, first.AddMonths(ahead).Month, Whole(at)) is { } date && date >= today) return new(date, at + 2);
        }
        return null;
    }

    /// <summary>In this year, or in the next where it is over.</summary>
    private DateOnly? Coming(int month, int day)
    {
        for (var year = today.Year; year <= today.Year + 4; year++) if (Date(year, month, day) is { } date && date >= today) return date;
        return null;
    }

    private int AfterSuffix(int at) => passage.Is(at, "st", "nd", "rd", "th") && passage.Tokens[at].IsGlued ? at + 1 : at;

    private int Whole(int at) => passage.Tokens[at].Value is var value && value == decimal.Truncate(value) ? (int)value : -1;

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= LeastYear and <= MostYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
}
