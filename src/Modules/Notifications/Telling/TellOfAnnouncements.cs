using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Notifications.Telling;

/// <summary>The audience hears of an announcement in its own words, and is asked again where somebody does so; its writer hears who is missing.</summary>
internal sealed class TellOfAnnouncements(INotices notices) : ISubscriber<AnnouncementSent>, ISubscriber<AnnouncementReminded>, ISubscriber<AnnouncementUnacknowledged>
{
    private const string Announcement = "announcement";

    public Task Hear(AnnouncementSent sent, CancellationToken cancel) => notices.Post([.. sent.Users.Select(user =>
        new Contracts.Notifications.Notice(user, NoticeKind.Announcement, sent.Title, sent.Preview, Announcement, sent.Announcement.Value) { Whole = sent.Body })], cancel);

    public Task Hear(AnnouncementReminded reminded, CancellationToken cancel) => notices.Post([.. reminded.Users.Select(user =>
        new Contracts.Notifications.Notice(user, NoticeKind.AnnouncementReminder, reminded.Title, reminded.Preview, Announcement, reminded.Announcement.Value))], cancel);

    public Task Hear(AnnouncementUnacknowledged missing, CancellationToken cancel) => notices.Post(
        [new Contracts.Notifications.Notice(missing.Writer, NoticeKind.AnnouncementReminder, missing.Title, "", Announcement, missing.Announcement.Value) { Missing = missing.Missing }], cancel);
}
