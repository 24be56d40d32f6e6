namespace WorkforceOS.Staffing.Orders;

/// <summary>
/// Places that are free while the work goes on. They can be taken as long as two hours of it are left; whoever takes one begins after a notice,
/// the marketplace's, at the next full five minutes, and not at the start that is past. Worked example: of 09:00-17:00, with a notice of 30 minutes,
/// whoever is booked at 08:59 begins at 09:00, at 09:31 begins at 10:05, at 15:00 begins at 15:30; at 15:01 nobody is booked any more.
/// </summary>
internal static class Refill
{
    /// <summary>With less left of a shift nobody is sent any more.</summary>
    public static readonly TimeSpan LeastLeft = TimeSpan.FromHours(2);

    /// <summary>No work lasts longer: what began earlier is over.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    public static bool IsInTime(DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now) => startsAt > now || endsAt - now >= LeastLeft;

    /// <summary>From when somebody works who is booked now.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeOffset now, int noticeMinutes) =>
        startsAt > now || !IsInTime(startsAt, endsAt, now) ? startsAt : Later(now, noticeMinutes);

    /// <summary>So long after a moment, at the next full five minutes.</summary>
    public static DateTimeOffset Later(DateTimeOffset now, int noticeMinutes)
    {
        var ready = now.AddMinutes(noticeMinutes);
        return ready.AddTicks((Step.Ticks - ready.UtcTicks % Step.Ticks) % Step.Ticks);
    }
}
