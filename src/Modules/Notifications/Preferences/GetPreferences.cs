using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Marketplace;

namespace WorkforceOS.Notifications.Preferences;

/// <summary>Of which kinds of notifications one gets mail and pushes too, and when not.</summary>
internal static class GetPreferences
{
    public static async Task<Result<PreferencesView>> Handle(NotificationsDb db, Caller caller, CancellationToken cancel)
    {
        var chosen = await db.Choices.Where(c => c.UserId == caller.User).ToDictionaryAsync(c => c.Kind, cancel);
        var habits = await db.Habits.SingleOrDefaultAsync(h => h.UserId == caller.User, cancel) ?? Habits.Usual;
        return PreferencesView.Of(chosen, habits);
    }
}

/// <param name="Mail">Every kind of the company's own, and of the marketplace those that were chosen of, and whether a mail goes out for it.</param>
/// <param name="Push">The same, and whether it is pushed to devices.</param>
/// <param name="QuietHours">Meanwhile mails and pushes wait; null where there are none.</param>
internal sealed record PreferencesView(IReadOnlyDictionary<string, bool> Mail, IReadOnlyDictionary<string, bool> Push, QuietHoursView? QuietHours, MailDigest Digest)
{
    public static PreferencesView Of(IReadOnlyDictionary<NotificationKind, Choice> chosen, Habits habits) => new(
        Shown(chosen).ToDictionary(Text.Of, kind => chosen.GetValueOrDefault(kind)?.Mail ?? KindFacts.Of(kind).Mail),
        Shown(chosen).ToDictionary(Text.Of, kind => chosen.GetValueOrDefault(kind)?.Push ?? KindFacts.Of(kind).Push),
        habits.IsQuiet ? new QuietHoursView(habits.QuietFrom, habits.QuietTo, [.. habits.QuietWeekdays.Select(d => (Weekday)d)]) : null, habits.Digest);

    /// <summary>Most people have nothing to do with the marketplace.</summary>
    private static IEnumerable<NotificationKind> Shown(IReadOnlyDictionary<NotificationKind, Choice> chosen) =>
        Enum.GetValues<NotificationKind>().Where(kind => chosen.ContainsKey(kind) || !MarketplaceKinds.Contains(kind));
}

/// <summary>In the order of <see cref="DayOfWeek"/>.</summary>
internal enum Weekday
{
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
}

/// <param name="To">On the next day where it is not later.</param>
/// <param name="Weekdays">On which they begin.</param>
internal sealed record QuietHoursView(TimeOnly From, TimeOnly To, IReadOnlyList<Weekday> Weekdays);
