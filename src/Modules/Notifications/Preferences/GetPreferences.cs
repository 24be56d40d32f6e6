using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Preferences;

/// <summary>Of which kinds of notifications one gets mail too.</summary>
internal static class GetPreferences
{
    public static async Task<Result<PreferencesView>> Handle(NotificationsDb db, Caller caller, CancellationToken cancel) =>
        PreferencesView.Of(await db.MailChoices.Where(c => c.UserId == caller.User).ToDictionaryAsync(c => c.Kind, c => c.Mail, cancel));
}

/// <param name="Mail">Every kind, and whether a mail goes out for it.</param>
internal sealed record PreferencesView(IReadOnlyDictionary<string, bool> Mail)
{
    public static PreferencesView Of(IReadOnlyDictionary<NotificationKind, bool> chosen) =>
        new(Enum.GetValues<NotificationKind>().ToDictionary(Text.Of, kind => chosen.GetValueOrDefault(kind, KindFacts.Of(kind).Mail)));
}
