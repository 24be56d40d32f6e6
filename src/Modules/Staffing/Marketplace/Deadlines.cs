namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Until when workers have to answer, and others have to step in for them.</summary>
internal static class Deadlines
{
    private static readonly TimeSpan LeastToAnswer = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BeforeStart = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan SwapBeforeStart = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan LeastSwap = TimeSpan.FromMinutes(15);

    /// <summary>Nearer to its start a shift can no longer be swapped.</summary>
    public static readonly TimeSpan LatestSwap = TimeSpan.FromMinutes(30);

    /// <summary>
    /// To accept a reserved place: <c>min(now + offer, start − 30 min)</c>, but at least <c>now + 10 min</c>, and never past the start.
    /// Examples, with an offer of 2 h: at 9:00 for a shift at 18:00 until 11:00; at 16:45 for it until 17:30; at 17:25 until 17:35; at 17:55 until 18:00.
    /// </summary>
    public static DateTimeOffset RespondBy(DateTimeOffset now, DateTimeOffset start, int offerMinutes) =>
        Min(start, Max(now + LeastToAnswer, Min(now + TimeSpan.FromMinutes(offerMinutes), start - BeforeStart)));

    /// <summary>
    /// To find somebody else: <c>min(now + window, start − 60 min)</c>, but at least <c>now + 15 min</c>.
    /// Examples, with a window of 24 h: two days ahead until tomorrow; at 16:00 for a shift at 18:00 until 17:00; at 17:20 until 17:35.
    /// </summary>
    public static DateTimeOffset SwapExpires(DateTimeOffset now, DateTimeOffset start, int windowMinutes) =>
        Max(now + LeastSwap, Min(now + TimeSpan.FromMinutes(windowMinutes), start - SwapBeforeStart));

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
