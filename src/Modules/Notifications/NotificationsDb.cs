using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Notifications.Mailing;
using WorkforceOS.Notifications.Preferences;

namespace WorkforceOS.Notifications;

/// <summary>What people are told: in the product, and by mail.</summary>
internal sealed class NotificationsDb(DbContextOptions<NotificationsDb> options) : ModuleDb(options)
{
    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<InboxRow> Inboxes => Set<InboxRow>();

    public DbSet<MailChoice> MailChoices => Set<MailChoice>();

    public DbSet<QueuedMail> Mails => Set<QueuedMail>();

    protected override string SchemaName => "notifications";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Notification>().ToTable("notifications").Property(n => n.User).HasColumnName("user_id");
        model.Entity<InboxRow>().ToTable("inboxes").HasKey(i => new { i.CompanyId, i.UserId });
        model.Entity<MailChoice>().ToTable("mail_choices").HasKey(c => new { c.CompanyId, c.UserId, c.Kind });
        model.Entity<QueuedMail>().ToTable("mails").HasKey(m => new { m.CompanyId, m.Id });
    }
}
