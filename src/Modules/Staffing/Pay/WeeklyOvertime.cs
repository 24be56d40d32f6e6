namespace WorkforceOS.Staffing.Pay;

/// <summary>What one shift of a week has.</summary>
/// <param name="Minutes">That count toward the week's limit.</param>
/// <param name="Stands">What of them is overtime, where that is billed or approved; null where it is still counted.</param>
internal readonly record struct WeekHours(int Minutes, int? Stands = null);

/// <summary>
/// Which minutes of a worker's week are beyond its limit. Pure. They are the last ones, so that an hour is what it is whatever is worked after it, and a week may be
/// billed in parts. What stands is never taken back: where hours before it become more or fewer, what is still counted has the difference, the latest first, and
/// nothing where more stands than is due. In all it is the larger of what is due and what stands, as far as there are minutes to carry it.
/// <example>Five shifts of 9 hours and a limit of 40: the last five hours of the fifth. It is approved, and then the first comes to 10: an hour of the fourth, or of the first
/// where the others are approved too.</example>
/// </summary>
internal static class WeeklyOvertime
{
    /// <param name="week">In the order of time.</param>
    /// <returns>Of each, how many of its minutes are overtime.</returns>
    public static int[] Of(IReadOnlyList<WeekHours> week, int afterMinutes)
    {
        var due = Math.Max(0, week.Sum(s => s.Minutes) - afterMinutes) - week.Sum(s => s.Stands ?? 0);
        var overtime = new int[week.Count];
        for (var n = week.Count - 1; n >= 0; n--)
        {
            overtime[n] = week[n].Stands ?? Math.Clamp(due, 0, week[n].Minutes);
            if (week[n].Stands is null) due -= overtime[n];
        }
        return overtime;
    }
}
