namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>On which days: a single one, those from one to another, or weekdays that come again.</summary>
internal sealed class Days(Passage passage, DateOnly today, bool dayFirst, List<string> warnings)
{
    private const int MostAhead = 1000;
    private static readonly DayOfWeek[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
    private static readonly DayOfWeek[] Weekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];
    private static readonly DayOfWeek[] All = Enum.GetValues<DayOfWeek>();
    private readonly CalendarDays calendar = new(passage, today, dayFirst, warnings);
    private readonly List<ReadDay> singles = [];

    /// <summary>In the order they were said.</summary>
    private readonly List<DayOfWeek> weekdays = [];

    /// <summary>Each of them, not the coming ones.</summary>
    public bool ComesAgain { get; private set; }

    public bool IsPermanent { get; private set; }

    public bool IsSaid => singles.Count > 0 || weekdays.Count > 0 || last is not null || span is not null || ComesAgain || IsPermanent;

    private DateOnly? first;
    private DateOnly? last;
    private Func<DateOnly, DateOnly>? span;
    private bool isEveryDay;
    private bool isNextWeek;

    public void Take()
    {
        for (var at = 0; at < passage.Count; at++)
        {
            if (!passage.IsFree(at)) continue;
            var end = Permanent(at) ?? Recurrence(at) ?? Span(at) ?? Until(at) ?? From(at) ?? Listed(at) ?? Single(at);
            if (end is not { } to) continue;
            passage.Take(at, to);
            at = to - 1;
        }
    }

    /// <summary>The day of a single shift: the first that was said.</summary>
    public ReadDay? Day => singles.Count > 0 ? singles[0] : null;

    /// <returns>Null where there is one shift.</returns>
    public ReadRecurrence? Resolve()
    {
        if (ComesAgain || IsPermanent || span is not null || (last is not null && (first ?? Day?.Date) is not null && last > (first ?? Day?.Date)) || weekdays.Count > 1) return Again();
        if (singles.Count < 2) return null;
        var dates = singles.Select(s => s.Date).Distinct().Order().ToList();
        if (dates.Count < 2) return null;
        var days = dates.Select(d => d.DayOfWeek).Distinct().ToList();
        if (dates[^1].DayNumber - dates[0].DayNumber < 366 && Orders.OrderDays.Of(dates[0], dates[^1], [.. days.Select(d => (int)d)]).SequenceEqual(dates)) return new(dates[0], dates[^1], Sorted(days));
        warnings.Add(Warnings.DaysApart);
        return null;
    }

    private ReadRecurrence Again()
    {
        var days = weekdays.Count > 0 ? weekdays : isEveryDay || (!ComesAgain && !IsPermanent) || singles.Count > 1 ? [.. All] : [];
        var from = first ?? (weekdays.Count == 0 || !singles.Any(s => days.Contains(s.Date.DayOfWeek)) ? Day?.Date : Day!.Value.Date) ?? (isNextWeek ? today.AddDays(7 - ((int)today.DayOfWeek + 6) % 7) : today);
        var isBounded = ComesAgain || IsPermanent || last is not null || span is not null;
        if (days.Count > 0)
        {
            // Monday to Friday, said on a Wednesday, begins on a Monday; Monday and Friday on the Friday.
            if (!isBounded && isRange) while (from.DayOfWeek != days[0]) from = from.AddDays(1);
            while (!days.Contains(from.DayOfWeek)) from = from.AddDays(1);
        }
        var until = last ?? (span is not null ? span(from).AddDays(-1) : isBounded ? null : from.AddDays(6));
        if (until < from) until = from;
        if (until is { } end && days.Count > 0) while (!days.Contains(end.DayOfWeek) && end > from) until = end = end.AddDays(-1);
        return new(from, until, Sorted(days));
    }

    private bool isRange;

    private int? Permanent(int at)
    {
        var end = passage.Says(at, "until", "further", "notice") || passage.Says(at, "no", "end", "date") || passage.Says(at, "on", "an", "ongoing") ? at + 3
            : passage.Is(at, "permanent", "permanently", "ongoing", "indefinitely", "indefinite") ? at + 1 : 0;
        if (end == 0) return null;
        IsPermanent = true;
        return end;
    }

    private int? Recurrence(int at)
    {
        if (passage.Is(at, "daily", "nightly")) return Every(All, at + 1);
        if (passage.Is(at, "weekdays", "workdays")) return Every(Workdays, at + 1);
        if (passage.Is(at, "weekends")) return Every(Weekend, at + 1);
        if (passage.Is(at, "weekly")) return Every([], at + 1);
        if (passage.Is(at, "biweekly", "fortnightly"))
        {
            warnings.Add(Warnings.EveryOther);
            return Every([], at + 1);
        }
        if (passage.Is(at, "this", "the", "next", "coming") && passage.Is(at + 1, "weekend")) return ThisWeekend(at, at + 2);
        if (passage.Is(at, "weekend")) return ThisWeekend(at, at + 1);
        if (passage.Says(at, "next", "week") && !Words.IsWeekday(passage[at + 2], out _) && !passage.Is(at + 2, "on"))
        {
            isNextWeek = true;
            return at + 2;
        }
        if (!passage.Is(at, "every", "each") && !(passage.Is(at, "on") && Words.IsPluralWeekday(passage[at + 1]))) return null;
        var next = at + 1;
        if (passage.Is(next, "other", "second"))
        {
            warnings.Add(Warnings.EveryOther);
            next++;
        }
        if (passage.Is(next, "single")) next++;
        if (passage.Is(next, "day", "night", "morning", "evening", "afternoon")) return Every(All, passage.Is(next, "day") ? next + 1 : next);
        if (passage.Is(next, "weekday", "workday")) return Every(Workdays, next + 1);
        if (passage.Is(next, "weekend")) return Every(Weekend, next + 1);
        if (passage.Is(next, "week")) return Every([], next + 1);
        if (List(next, out var isList) is not (> 0 and var end)) return null;
        _ = isList;
        ComesAgain = true;
        return end;
    }

    private int Every(DayOfWeek[] days, int end)
    {
        ComesAgain = true;
        isEveryDay |= days.Length == 7;
        foreach (var day in days) if (!weekdays.Contains(day)) weekdays.Add(day);
        return end;
    }

    private int ThisWeekend(int at, int end)
    {
        var saturday = today.AddDays(((int)DayOfWeek.Saturday - (int)today.DayOfWeek + 7) % 7);
        if (today.DayOfWeek is DayOfWeek.Sunday) saturday = today.AddDays(-1);
        if (passage.Is(at, "next")) saturday = saturday.AddDays(7);
        if (saturday >= today) singles.Add(new(saturday, end));
        singles.Add(new(saturday.AddDays(1), end));
        return end;
    }

    /// <summary>For two weeks.</summary>
    private int? Span(int at)
    {
        if (!passage.Is(at, "for", "over", "during")) return null;
        var next = at + 1;
        while (passage.Is(next, "the", "next", "another", "about", "a")) next++;
        var end = Words.Number(passage, next, out var count);
        if (end == 0 && passage.Is(next - 1, "a", "next")) (end, count) = (next, 1);
        if (end == 0 || count is < 1 or > MostAhead) return null;
        if (passage.Is(end, "-")) end++;
        if (passage.Is(end, "day", "days")) span = from => from.AddDays(count);
        else if (passage.Is(end, "week", "weeks")) span = from => from.AddDays(7 * count);
        else if (passage.Is(end, "month", "months")) span = from => from.AddMonths(count);
        else return null;
        isEveryDay |= passage.Is(end, "day", "days");
        return end + 1;
    }

    private int? Until(int at)
    {
        if (!passage.Is(at, "until", "till", "til", "through", "thru", "ending", "ends") && !(passage.Is(at, "to", "-") && passage.IsTaken(at - 1) && (singles.Count > 0 || first is not null))) return null;
        var next = at + 1;
        while (passage.Is(next, "on", "the", "and") && calendar.At(next) is null) next++;
        if (passage.Is(at, "-", "to") && singles.Count > 0 && passage.IsNumber(next) && Words.IsMonth(passage.Tokens[Math.Max(0, singles[^1].End - 2)].Text, out _) && EndOfMonthRange(next) is { } short_) return short_;
        if (calendar.At(next) is not { } day) return null;
        var begins = first ?? Day?.Date ?? today;
        // Until Friday, from a Saturday on, is until the Friday after it.
        var date = day.Date;
        while (Words.IsWeekday(passage.Tokens[day.End - 1].Text, out _) && date < begins) date = date.AddDays(7);
        last = date;
        return day.End;
    }

    /// <summary>Dec 3-5.</summary>
    private int? EndOfMonthRange(int at)
    {
        if (passage.Is(at + 1, "am", "pm", ":", "-", "to") || passage.Tokens[at].Value is var value && (value != decimal.Truncate(value) || value is < 1 or > 31)) return null;
        var begins = singles[^1].Date;
        if ((int)value <= begins.Day || (int)value > DateTime.DaysInMonth(begins.Year, begins.Month)) return null;
        last = new DateOnly(begins.Year, begins.Month, (int)value);
        return passage.Is(at + 1, "st", "nd", "rd", "th") ? at + 2 : at + 1;
    }

    private int? From(int at)
    {
        if (!passage.Is(at, "from", "starting", "beginning", "start", "starts", "begin", "effective")) return null;
        var next = at + 1;
        while (passage.Is(next, "on", "from", "with")) next++;
        if (List(next, out var isList) is > 0 and var listed && isList) return listed;
        if (calendar.At(next) is not { } day) return null;
        first ??= day.Date;
        singles.Insert(0, day);
        return day.End;
    }

    private int? Listed(int at)
    {
        var next = passage.Is(at, "next", "this", "on", "coming") ? at + 1 : at;
        var end = List(next, out var isList);
        if (!isList) return null;
        isNextWeek |= passage.Is(at, "next");
        return end;
    }

    private int? Single(int at)
    {
        var next = passage.Is(at, "on") ? at + 1 : at;
        if (calendar.At(next) is not { } day) return null;
        singles.Add(day);
        return day.End;
    }

    /// <summary>Mon, Wed and Fri; Monday to Friday; Tue-Thu; Mondays.</summary>
    /// <param name="isList">More than a single weekday.</param>
    /// <returns>Where it ends; 0 where there is no weekday.</returns>
    private int List(int at, out bool isList)
    {
        var found = new List<DayOfWeek>();
        var (end, isSpan, isPlural) = (0, false, false);
        while (Words.IsWeekday(passage[at], out var day))
        {
            isPlural |= Words.IsPluralWeekday(passage[at]);
            end = at + 1;
            var to = passage.Is(end, "-", "to", "through", "thru", "till", "until") ? passage.Is(end + 1, "and", "the") ? end + 2 : end + 1 : 0;
            if (to > 0 && Words.IsWeekday(passage[to], out var until))
            {
                for (var d = day; ; d = (DayOfWeek)(((int)d + 1) % 7))
                {
                    if (!found.Contains(d)) found.Add(d);
                    if (d == until) break;
                }
                (isSpan, end) = (true, to + 1);
            }
            else if (!found.Contains(day))
            {
                found.Add(day);
            }
            at = end;
            while (passage.Is(at, ",", "and", "&", "/", "+") && at < end + 2) at++;
        }
        isList = found.Count > 1 || isPlural;
        if (!isList && !passage.Is(end - 2, "every", "each", "other")) return 0;
        (isRange, ComesAgain) = (isSpan, ComesAgain || isPlural);
        foreach (var day in found) if (!weekdays.Contains(day)) weekdays.Add(day);
        return end;
    }

    private static List<DayOfWeek> Sorted(IEnumerable<DayOfWeek> days) => [.. days.OrderBy(d => ((int)d + 6) % 7)];
}
