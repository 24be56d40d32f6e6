namespace WorkforceOS.Employees.Employments;

/// <summary>What is agreed from a day on, until the next such.</summary>
internal sealed record DatedTerms(DateOnly From, Agreed Agreed);

/// <summary>
/// Arithmetic over the terms of one employment, the earliest first, never none: each is in force until the next, so that every day of the
/// employment has exactly one. Lists are not changed; new ones are answered.
/// </summary>
internal static class TermsInTime
{
    /// <summary>Those in force on a day; before the first day the first.</summary>
    public static Agreed On(IReadOnlyList<DatedTerms> terms, DateOnly day) => terms[IndexOn(terms, day)].Agreed;

    /// <summary>
    /// What is wanted from a day on. Each part that is another lasts until its own next change: a raise on the 16th stands also in terms that
    /// begin on the first for another reason. Where <paramref name="fills"/>, a part of which nothing was agreed is filled in from where that began,
    /// so that a profile made without a salary and completed later is complete from its start.
    /// <example>3000 from January, another position from March; 3200 from February on: 3000, February 3200, March 3200 in the other position.</example>
    /// </summary>
    public static IReadOnlyList<DatedTerms> Change(IReadOnlyList<DatedTerms> terms, DateOnly day, Agreed wanted, bool fills)
    {
        var current = On(terms, day);
        var after = terms.ToList();
        foreach (var part in Agreed.Facets.Where(part => part.Differs(current, wanted)))
        {
            var first = fills && part.IsOpen(current) ? OpenSince(after, IndexOn(after, day), part) : Split(after, day);
            var was = after[first].Agreed;
            for (var i = first; i < after.Count && !part.Differs(after[i].Agreed, was); i++) after[i] = after[i] with { Agreed = part.Take(after[i].Agreed, wanted) };
        }
        return after;
    }

    /// <summary>A part that is one thing is another from a day on, wherever it would be that one; the rest stays.</summary>
    public static IReadOnlyList<DatedTerms> Replace(IReadOnlyList<DatedTerms> terms, DateOnly day, Func<Agreed, Agreed> replaced)
    {
        var after = terms.ToList();
        if (terms[^1].From < day || terms[0].From < day) Split(after, day);
        return [.. after.Select(dated => dated.From < day ? dated : dated with { Agreed = replaced(dated.Agreed) })];
    }

    /// <summary>The employment begins on another day: what was in force then is what it begins with, from the new day on.</summary>
    public static IReadOnlyList<DatedTerms> Begin(IReadOnlyList<DatedTerms> terms, DateOnly start) =>
        [new(start, On(terms, start)), .. terms.Skip(1).Where(later => later.From > start)];

    /// <summary>From which day on another thing is agreed, and about what; null where all is the same.</summary>
    public static (DateOnly From, IReadOnlyList<string> Parts)? Difference(IReadOnlyList<DatedTerms> before, IReadOnlyList<DatedTerms> after)
    {
        var days = before.Concat(after).Select(terms => terms.From).Distinct().Order()
            .Select(day => (Day: day, Parts: Agreed.Facets.Where(part => part.Differs(On(before, day), On(after, day))).Select(part => part.Name).ToList()))
            .Where(day => day.Parts.Count > 0).ToList();
        return days.Count == 0 ? null : (days[0].Day, [.. days.SelectMany(day => day.Parts).Distinct()]);
    }

    private static int IndexOn(IReadOnlyList<DatedTerms> terms, DateOnly day)
    {
        var index = 0;
        while (index + 1 < terms.Count && terms[index + 1].From <= day) index++;
        return index;
    }

    private static int OpenSince(List<DatedTerms> terms, int index, Facet part)
    {
        while (index > 0 && part.IsOpen(terms[index - 1].Agreed)) index--;
        return index;
    }

    /// <summary>Where terms begin on that day, now if not before; on a day before the first, the first.</summary>
    private static int Split(List<DatedTerms> terms, DateOnly day)
    {
        var index = IndexOn(terms, day);
        if (terms[index].From >= day) return index;
        terms.Insert(index + 1, terms[index] with { From = day });
        return index + 1;
    }
}
