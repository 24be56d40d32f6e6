using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Notifications.Mailing;

namespace WorkforceOS.Notifications;

/// <summary>What people are told: in the product, and by mail.</summary>
internal sealed class NotificationsDb(DbContextOptions<NotificationsDb> options, ModuleDbTools tools) : ModuleDb(options, tools)
{
    public DbSet<QueuedMail> Mails => Set<QueuedMail>();

    protected override string SchemaName => "notifications";

    protected override void Map(ModelBuilder model) =>
        model.Entity<QueuedMail>().ToTable("mails").HasKey(m => new { m.CompanyId, m.Id });
}
