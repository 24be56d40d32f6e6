namespace WorkforceOS.Attendance.Hours;

/// <summary>A break that is due to whoever works longer than this.</summary>
/// <param name="NetOver">Minutes of work.</param>
/// <param name="Minutes">Minutes of break.</param>
internal sealed record BreakStep(int NetOver, int Minutes);

/// <summary>
/// How much break is due, by how long somebody works.
/// <para>
/// Due of w seconds of work, <c>required(w)</c>, are the minutes of the last step with <c>w &gt; netOver</c>. Breaks shorter than
/// <paramref name="Piece"/> do not satisfy it. Where too little was taken, the automatic break is the least b ≥ 0 with
/// <c>required(presence − breaks − b) ≤ qualifying pieces + b</c>: it shortens the work as it lengthens the break, so that nobody who
/// worked a minute more than six hours loses thirty.
/// </para>
/// <para>
/// Germany, § 4 ArbZG: over 6 h 30 minutes, over 9 h 45, in pieces of at least 15. A presence of 6:10 has 10 minutes (6:00 of work
/// remain), 9:01 has 30, 9:40 has 40, 10:00 has 45; 9:30 with breaks of 20 and 10 minutes has 10, since only the 20 satisfies it.
/// </para>
/// </summary>
/// <param name="Piece">Minutes that a break must have to count as one that is due.</param>
/// <param name="Steps">In order; both figures grow.</param>
internal sealed record BreakSteps(int Piece, IReadOnlyList<BreakStep> Steps)
{
    /// <summary>Seconds of break that are due of so many seconds of work.</summary>
    public long Due(long work) => 60L * (Steps.LastOrDefault(s => work > 60L * s.NetOver)?.Minutes ?? 0);

    /// <summary>Seconds of the breaks that are long enough to be due ones.</summary>
    public long Qualifying(IEnumerable<long> breaks) => breaks.Where(b => b >= 60L * Piece).Sum();

    /// <summary>
    /// Seconds of the automatic break. Within step k the least b is the one that leaves at most the work which step k + 1 allows, and
    /// satisfies k itself; the automatic break is the least of these, since each of them suffices.
    /// </summary>
    /// <param name="net">Seconds of presence without the breaks that were taken.</param>
    /// <param name="qualifying">Seconds of these breaks that satisfy what is due.</param>
    public long Automatic(long net, long qualifying)
    {
        var least = long.MaxValue;
        for (var k = 0; k <= Steps.Count; k++)
        {
            var due = k == 0 ? 0 : 60L * Steps[k - 1].Minutes;
            var above = k == Steps.Count ? 0 : net - 60L * Steps[k].NetOver;
            least = Math.Min(least, Math.Max(0, Math.Max(due - qualifying, above)));
        }
        return least;
    }
}
