using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Preferences;

internal enum MailDigest
{
    None,

    /// <summary>One mail a day, in the morning.</summary>
    Daily,
}

/// <summary>When somebody wants to be left alone, and whether their mails come once a day. Without a row it is as <see cref="Usual"/>.</summary>
internal sealed class Habits : ITenantOwned
{
    public static readonly int[] EveryDay = [0, 1, 2, 3, 4, 5, 6];

    public static readonly Habits Usual = new() { IsQuiet = true, QuietFrom = new(22, 0), QuietTo = new(6, 0), QuietWeekdays = EveryDay };

    public CompanyId CompanyId { get; init; }

    public UserId UserId { get; init; }

    public bool IsQuiet { get; init; }

    public TimeOnly QuietFrom { get; init; }

    /// <summary>On the next day where it is not later.</summary>
    public TimeOnly QuietTo { get; init; }

    /// <summary>On which they begin; 0 is Sunday.</summary>
    public int[] QuietWeekdays { get; init; } = [];

    public MailDigest Digest { get; init; }

    /// <summary>When the quiet hours end in which the moment lies; null where it lies in none. Both ends on the wall clock: Friday 22:00 to Saturday 06:00 with Friday among the days.</summary>
    public DateTimeOffset? QuietUntil(DateTimeOffset moment, DateTimeZone zone)
    {
        if (!IsQuiet) return null;
        var today = WallClock.DayOf(moment, zone);
        foreach (var day in new[] { today.AddDays(-1), today })
        {
            var (start, end) = WallClock.Span(day, QuietFrom, QuietTo, zone);
            if (QuietWeekdays.Contains((int)day.DayOfWeek) && start <= moment && moment < end) return end;
        }
        return null;
    }

    /// <summary>When the mail of the day goes that a moment belongs to: the next morning's, and not within quiet hours.</summary>
    public DateTimeOffset DigestAt(DateTimeOffset moment, TimeOnly time, DateTimeZone zone)
    {
        var today = WallClock.DayOf(moment, zone);
        var at = WallClock.InstantOf(today, time, zone);
        if (at <= moment) at = WallClock.InstantOf(today.AddDays(1), time, zone);
        return QuietUntil(at, zone) ?? at;
    }
}
