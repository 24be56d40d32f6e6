using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Preferences;

namespace WorkforceOS.Notifications.Telling;

/// <summary>The inboxes that are written to, held until the commit, and what is known of their owners.</summary>
/// <param name="Chosen">What they chose to get by mail and push.</param>
/// <param name="Zone">The company's clock.</param>
/// <param name="Positions">The first free one of each inbox.</param>
/// <param name="Lately">How many of a kind each was told lately and has not seen, and whether one of these is several already.</param>
internal sealed record ReservedInboxes(
    Dictionary<(UserId, NotificationKind), (bool? Mail, bool? Push)> Chosen, Dictionary<UserId, Habits> Habits, Dictionary<UserId, long> Positions,
    Dictionary<(UserId, NotificationKind), (int Count, bool HasSeveral)> Lately, IReadOnlyDictionary<UserId, PersonContact> Readers, DateTimeZone Zone)
{
    public long Next(UserId user) => Positions[user]++;

    public Habits HabitsOf(UserId user) => Habits.GetValueOrDefault(user, Preferences.Habits.Usual);
}
