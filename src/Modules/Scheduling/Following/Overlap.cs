namespace WorkforceOS.Scheduling.Following;

/// <summary>Arithmetic over the time of one person: half-open stretches, of which touching ones do not overlap.</summary>
internal static class Overlap
{
    /// <summary>Those that find no room: beside what is taken, and beside earlier ones that did.</summary>
    /// <param name="wanted">By start. Who starts earlier goes first.</param>
    public static List<T> WithoutRoom<T>(IReadOnlyCollection<(DateTimeOffset StartsAt, DateTimeOffset EndsAt)> taken, IEnumerable<T> wanted, Func<T, (DateTimeOffset StartsAt, DateTimeOffset EndsAt)> span)
    {
        var without = new List<T>();
        DateTimeOffset? keptUntil = null;
        foreach (var one in wanted)
        {
            var (start, end) = span(one);
            if (start < keptUntil || taken.Any(t => t.StartsAt < end && t.EndsAt > start)) without.Add(one);
            else keptUntil = end;
        }
        return without;
    }
}
