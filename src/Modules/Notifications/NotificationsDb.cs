using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Devices;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Notifications.Marketplace;
using WorkforceOS.Notifications.Preferences;
using WorkforceOS.Notifications.Pushing;
using WorkforceOS.Notifications.Telling;
using WorkforceOS.Notifications.Texting;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications;

/// <summary>What people are told: in the product, and by mail.</summary>
internal sealed class NotificationsDb(DbContextOptions<NotificationsDb> options) : ModuleDb(options)
{
    /// <summary>The query filter that leaves out kinds which a newer host of the same fleet has written, and this one has no word for.</summary>
    private const string KnownFilter = "Known";

    private static readonly NotificationKind[] Known = Enum.GetValues<NotificationKind>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<InboxRow> Inboxes => Set<InboxRow>();

    public DbSet<Choice> Choices => Set<Choice>();

    public DbSet<Habits> Habits => Set<Habits>();

    public DbSet<Device> Devices => Set<Device>();

    public DbSet<PushKey> PushKeys => Set<PushKey>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<WholeText> WholeTexts => Set<WholeText>();

    public DbSet<QueuedMail> Mails => Set<QueuedMail>();

    public DbSet<QueuedSms> Sms => Set<QueuedSms>();

    public DbSet<QueuedNotice> Notices => Set<QueuedNotice>();

    protected override string SchemaName => "notifications";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Notification>(notification =>
        {
            notification.ToTable("notifications").Property(n => n.User).HasColumnName("user_id");
            notification.HasQueryFilter(KnownFilter, n => Known.Contains(n.Kind));
            notification.Property(n => n.News).HasColumnType("jsonb").HasConversion(news => news!.Write(), json => News.Read(json)!);
        });
        model.Entity<InboxRow>().ToTable("inboxes").HasKey(i => new { i.CompanyId, i.UserId });
        model.Entity<Device>().ToTable("devices");
        model.Entity<PushKey>().ToTable("push_keys");
        model.Entity<Habits>().ToTable("habits").HasKey(h => new { h.CompanyId, h.UserId });
        model.Entity<Choice>(choice =>
        {
            choice.ToTable("choices").HasKey(c => new { c.CompanyId, c.UserId, c.Kind });
            choice.HasQueryFilter(KnownFilter, c => Known.Contains(c.Kind));
        });
        model.Entity<Invitation>().ToTable("invitations").HasKey(i => new { i.CompanyId, i.Recipient });
        model.Entity<WholeText>().ToTable("whole_texts").HasKey(w => new { w.CompanyId, w.Id });
        model.Entity<QueuedNotice>(notice =>
        {
            notice.ToTable("notices").HasKey(n => new { n.CompanyId, n.Id });
            notice.Property(n => n.Words).HasColumnType("jsonb");
            notice.Property(n => n.Payload).HasColumnType("jsonb");
            notice.Ignore(n => n.Kind);
        });
        model.Entity<QueuedMail>().ToTable("mails").HasKey(m => new { m.CompanyId, m.Id });
        model.Entity<QueuedSms>().ToTable("sms").HasKey(s => new { s.CompanyId, s.Id });
    }
}
