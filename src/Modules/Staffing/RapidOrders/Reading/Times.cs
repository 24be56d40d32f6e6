using System.Globalization;

namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>From when to when by the clock: <c>9am-5pm</c>, <c>9 to 5</c>, <c>18:00 for 6 hours</c>, <c>noon till midnight</c>, <c>overnight</c>.</summary>
internal sealed class Times(Passage passage, List<string> warnings)
{
    private const decimal Assumed = 0.7m;
    private const int MostHours = 1000;

    /// <summary>A time as it was said: before noon where nothing says on which side of it.</summary>
    /// <param name="IsOfDay">Written by a clock of 24 hours: 18:00, 02:15.</param>
    private readonly record struct Said(TimeOnly Time, bool IsSure, bool IsOfDay, int End);

    private Said? start;
    private Said? end;

    public TimeOnly? Start => start?.Time;

    public TimeOnly? End => end?.Time;

    public int? DurationMinutes { get; private set; }

    /// <summary>In two hours.</summary>
    public int? MinutesFromNow { get; private set; }

    public decimal StartCertainty => start is { IsSure: false } ? Assumed : 1;

    public decimal EndCertainty => end is { IsSure: false } ? Assumed : 1;

    public void Take()
    {
        var (isLate, isEarly) = (HasWord("tonight", "evening", "night", "overnight", "dinner", "evenings"), HasWord("morning", "mornings", "breakfast", "am"));
        var isAfternoon = HasWord("afternoon", "afternoons", "lunch");
        for (var at = 0; at < passage.Count; at++)
        {
            if (!passage.IsFree(at)) continue;
            var to = Duration(at) ?? Range(at) ?? Ending(at) ?? Beginning(at);
            if (to is not { } behind) continue;
            passage.Take(at, behind);
            at = behind - 1;
        }
        Decide(isLate || isAfternoon, isEarly);
    }

    private bool HasWord(params string[] words) => passage.Tokens.Any(t => words.Contains(t.Text));

    private int? Duration(int at)
    {
        var isIn = passage.Is(at, "in");
        var next = passage.Is(at, "for", "in") ? at + 1 : at;
        if (passage.Is(next, "about", "around", "roughly")) next++;
        int minutes;
        int to;
        if (passage.Says(next, "half", "an", "hour") || passage.Says(next, "half", "a", "hour")) (minutes, to) = (30, next + 3);
        else if (passage.Says(next, "an", "hour", "and", "a", "half")) (minutes, to) = (90, next + 5);
        else if (passage.Is(next, "an", "a") && passage.Is(next + 1, "hour") && next > at) (minutes, to) = (60, next + 2);
        else if (passage.IsNumber(next) || Words.Number(passage, next, out _) > 0)
        {
            var (value, behind) = passage.IsNumber(next) ? (passage.Tokens[next].Value, next + 1) : (Words.Number(passage, next, out var said) is var after ? said : 0, after);
            if (passage.Says(behind, "and", "a", "half")) (value, behind) = (value + 0.5m, behind + 3);
            if (passage.Is(behind, "-")) behind++;
            if (value is <= 0 or > MostHours) return null;
            if (passage.Is(behind, "hour", "hours", "hr", "hrs") || (passage.Is(behind, "h") && next > at)) minutes = (int)(value * 60);
            else if (passage.Is(behind, "minutes", "minute", "mins", "min")) minutes = (int)value;
            else return null;
            to = passage.Is(behind + 1, "shift", "shifts", "each", "long") ? behind + 2 : behind + 1;
        }
        else return null;
        if (minutes < 1) return null;
        if (isIn) MinutesFromNow ??= minutes;
        else DurationMinutes ??= minutes;
        return to;
    }

    private int? Range(int at)
    {
        var isNamed = passage.Is(at, "from", "between");
        var first = isNamed ? at + 1 : passage.Is(at, "at", "@") ? at + 1 : at;
        if (At(first) is not { } from || start is not null) return null;
        if (!passage.Is(from.End, "-", "to", "till", "til", "until", "through") && !(passage.Is(at, "between") && passage.Is(from.End, "and"))) return null;
        if (At(from.End + 1) is not { } until) return null;
        (start, end) = (from, until);
        return until.End;
    }

    private int? Ending(int at)
    {
        if (end is not null || !passage.Is(at, "until", "till", "til", "to", "ending", "through") || At(passage.Is(at + 1, "at") ? at + 2 : at + 1) is not { } until) return null;
        end = until;
        return until.End;
    }

    private int? Beginning(int at)
    {
        if (start is not null) return null;
        var next = at;
        while (passage.Is(next, "at", "from", "starting", "start", "starts", "beginning", "by", "around", "@", "about")) next++;
        if (At(next) is not { } from) return null;
        // A number alone is a time only behind a word that says so.
        if (next == at && !from.IsSure && !passage.IsTaken(passage.Is(at - 1, ",") ? at - 2 : at - 1) && !passage.Is(from.End, "o'clock")) return null;
        if (next == at && !from.IsSure && passage.IsNumber(at) && passage.IsWord(from.End) && !Words.Ends.Contains(passage[from.End])) return null;
        start = from;
        return from.End;
    }

    private Said? At(int at)
    {
        if (passage.Is(at, "noon", "midday")) return new(new(12, 0), true, false, at + 1);
        if (passage.Is(at, "midnight")) return new(TimeOnly.MinValue, true, false, at + 1);
        var past = passage.Says(at, "half", "past") ? 30 : passage.Says(at, "quarter", "past") ? 15 : passage.Says(at, "quarter", "to") ? -15 : 0;
        var first = past == 0 ? at : at + 2;
        var to = Words.Number(passage, first, out var hour);
        if (to == 0 || (passage.IsNumber(first) && to != first + 1) || passage.Is(first - 1, "$")) return Pointed(at);
        var (minute, isClock) = (0, false);
        if (passage.Is(to, ":") && passage.IsNumber(to + 1) && passage.Tokens[to + 1] is { Text.Length: 2, Value: < 60 })
        {
            (minute, isClock, to) = ((int)passage.Tokens[to + 1].Value, passage.Tokens[first].Text.StartsWith('0'), to + 2);
            if (passage.Is(to, ":") && passage.IsNumber(to + 1)) to += 2;
        }
        else if (passage.IsNumber(first) && passage.Tokens[first].Text.Length == 4 && hour < 2400 && hour % 100 < 60)
        {
            (hour, minute, isClock) = (hour / 100, hour % 100, true);
            if (passage.Is(to, "hrs", "hours", "h")) to++;
        }
        return Sided(hour, minute + past, isClock, to);
    }

    /// <summary>9.30, which is a number too.</summary>
    private Said? Pointed(int at)
    {
        if (!passage.IsNumber(at) || passage.Tokens[at].Text.Split('.') is not [var hours, { Length: 2 } minutes] || !int.TryParse(hours, CultureInfo.InvariantCulture, out var hour) || !int.TryParse(minutes, CultureInfo.InvariantCulture, out var minute) || minute > 59) return null;
        return Sided(hour, minute, false, at + 1);
    }

    private Said? Sided(int hour, int minute, bool isClock, int to)
    {
        if (passage.Is(to, "o'clock")) to++;
        var isOfDay = isClock || hour is 0 or > 12;
        var isMorning = passage.Is(to, "am", "a") && (passage.Is(to, "am") || passage.Tokens[to].IsGlued);
        var isEvening = passage.Is(to, "pm", "p") && (passage.Is(to, "pm") || passage.Tokens[to].IsGlued);
        if (isMorning || isEvening)
        {
            if (hour is < 1 or > 23 || (isMorning && hour > 12)) return null;
            if (hour <= 12) hour = hour % 12 + (isEvening ? 12 : 0);
            (isClock, isOfDay, to) = (true, false, to + 1);
        }
        else if (passage.Is(to, "h") && passage.Tokens[to].IsGlued)
        {
            (isClock, isOfDay, to) = (true, true, to + 1);
        }
        if (hour is < 0 or > 24 || (hour == 24 && minute != 0)) return null;
        if (minute < 0) (hour, minute) = ((hour + 23) % 24, minute + 60);
        if (minute > 59) return null;
        return new(new TimeOnly(hour % 24, minute), isClock || isOfDay, isOfDay, to);
    }

    /// <summary>On which side of noon the times are that do not say it: the end so that it comes soonest after the start, the start by the part of the day, or by when people begin.</summary>
    private void Decide(bool isLate, bool isEarly)
    {
        // Of two times both are by the same clock.
        if (start is { IsOfDay: true } && end is { IsSure: false } last) end = last with { IsSure = true };
        if (end is { IsOfDay: true } && start is { IsSure: false } first) start = first with { IsSure = true };
        if (start is { IsSure: false } said)
        {
            if (end is { IsSure: true } until)
            {
                var other = said with { Time = said.Time.AddHours(12) };
                start = Length(other.Time, until.Time) is > 0 and var late && late < Length(said.Time, until.Time) || Length(said.Time, until.Time) == 0 ? other : said;
                if (isEarly && said.Time.Hour < 12) start = said;
            }
            else
            {
                var isAfterNoon = said.Time.Hour is not 12 && (isLate && !(said.Time.Hour < 4) ? !isEarly : !isEarly && said.Time.Hour is >= 1 and < 6);
                start = said with { Time = isAfterNoon ? said.Time.AddHours(12) : said.Time };
            }
            warnings.Add(Warnings.TimesAssumed);
        }
        if (end is not { IsSure: false } ends) return;
        var later = ends with { Time = ends.Time.AddHours(12) };
        if (start is null) end = isEarly ? ends : ends.Time.Hour is 12 ? ends : later;
        else end = Length(start.Value.Time, ends.Time) is > 0 and var early && early < (Length(start.Value.Time, later.Time) is 0 ? 24 * 60 : Length(start.Value.Time, later.Time)) ? ends : later;
        if (start is not { IsSure: false }) warnings.Add(Warnings.TimesAssumed);
    }

    private static int Length(TimeOnly from, TimeOnly to) => (int)(to - from).TotalMinutes;
}
