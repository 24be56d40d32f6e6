namespace WorkforceOS.Attendance.Hours;

/// <summary>
/// A presence without its breaks. Breaks are those that were punched; where none was, the planned one; and what is due beyond them by
/// rule (<see cref="BreakSteps"/>). Planned and automatic breaks lie in the middle of the presence: they are the seconds of work nearest to it.
/// <para>Example: there 09:00-18:10, no break planned or punched, Germany: 30 minutes are due of 8:40 of work, 13:20-13:50; 8:40 remain.</para>
/// </summary>
/// <param name="Work">The stretches that remain, in order; none is empty.</param>
/// <param name="Breaks">Seconds of breaks punched or planned.</param>
/// <param name="Automatic">Seconds of the automatic break.</param>
/// <param name="Missing">Seconds of break that are due and were not taken, where the rule only warns.</param>
internal sealed record NetTime(IReadOnlyList<Stretch> Work, long Breaks, long Automatic, long Missing)
{
    public long Seconds => Work.Sum(w => w.Length);

    /// <param name="punched">In any order; what lies outside the presence does not count.</param>
    /// <param name="planned">Minutes.</param>
    /// <param name="rule">Null where no break is due.</param>
    /// <param name="deducts">False where a break that is due and was not taken is only told of.</param>
    public static NetTime Of(Stretch presence, IEnumerable<Stretch> punched, int planned, BreakSteps? rule, bool deducts)
    {
        var breaks = Merged(punched.Select(b => new Stretch(Math.Max(b.Start, presence.Start), Math.Min(b.End, presence.End))));
        var work = Without(presence, breaks);
        List<long> taken = [.. breaks.Select(b => b.Length)];
        if (breaks is [] && planned > 0)
        {
            taken.Add(Math.Min(60L * planned, presence.Length));
            work = WithoutMiddle(work, presence, taken[0]);
        }
        var due = rule?.Automatic(work.Sum(w => w.Length), rule.Qualifying(taken)) ?? 0;
        return deducts
            ? new NetTime(WithoutMiddle(work, presence, due), taken.Sum(), due, 0)
            : new NetTime(work, taken.Sum(), 0, rule is null ? 0 : Math.Max(0, rule.Due(work.Sum(w => w.Length)) - rule.Qualifying(taken)));
    }

    /// <summary>Sorted, without empty ones; those that overlap or touch are one.</summary>
    private static List<Stretch> Merged(IEnumerable<Stretch> stretches)
    {
        List<Stretch> merged = [];
        foreach (var next in stretches.Where(s => s.Length > 0).OrderBy(s => s.Start))
        {
            if (merged is [.., var last] && next.Start <= last.End) merged[^1] = last with { End = Math.Max(last.End, next.End) };
            else merged.Add(next);
        }
        return merged;
    }

    private static List<Stretch> Without(Stretch presence, List<Stretch> breaks)
    {
        List<Stretch> work = [];
        var from = presence.Start;
        foreach (var pause in breaks)
        {
            if (pause.Start > from) work.Add(new Stretch(from, pause.Start));
            from = pause.End;
        }
        if (presence.End > from) work.Add(new Stretch(from, presence.End));
        return work;
    }

    /// <summary>Takes so many seconds of work out, from the middle of the presence as far to both sides as it needs.</summary>
    private static List<Stretch> WithoutMiddle(List<Stretch> work, Stretch presence, long seconds)
    {
        if (seconds == 0) return work;
        var middle = presence.Start + presence.Length / 2;
        if (work is [var all] && all == presence) return Outside(middle - seconds / 2, middle + seconds / 2 + seconds % 2);
        // The farthest reach that takes out no more than that. Where an odd second is left, the next step would take two: one on each side.
        var (reach, tooFar) = (0L, presence.Length + 1);
        while (tooFar - reach > 1)
        {
            var between = (reach + tooFar) / 2;
            if (Between(middle - between, middle + between) <= seconds) reach = between;
            else tooFar = between;
        }
        return Outside(middle - reach, middle + reach + seconds - Between(middle - reach, middle + reach));

        List<Stretch> Outside(long from, long to) => [.. work.SelectMany(w => (Stretch[])[w with { End = Math.Min(w.End, from) }, w with { Start = Math.Max(w.Start, to) }]).Where(w => w.Length > 0)];

        long Between(long start, long end) => work.Sum(w => w.Within(start, end));
    }
}
