using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Announcements;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Announcements;

/// <summary>Announcements, to whom they are addressed, and who has read them.</summary>
internal sealed class AnnouncementsDb(DbContextOptions<AnnouncementsDb> options) : ModuleDb(options)
{
    /// <summary>Those that were not cancelled.</summary>
    public DbSet<Announcement> Announcements => Set<Announcement>();

    public DbSet<Target> Targets => Set<Target>();

    public DbSet<Receipt> Receipts => Set<Receipt>();

    /// <summary>The cancelled ones too.</summary>
    // Whoever may write an announcement sees it cancelled too, and may send it after all.
    public IQueryable<Announcement> WithCancelled => Announcements.IgnoreQueryFilters([ActiveFilter]);

    protected override string SchemaName => "announcements";

    /// <summary>The announcement, cancelled or not, and nobody else's to change or to send until the transaction ends.</summary>
    public Task<Announcement?> Locked(AnnouncementId id, CancellationToken cancel)
    {
        var one = Announcements.FromSql($"SELECT * FROM announcements.announcements WHERE company_id = {Company.Value} AND id = {id.Value} FOR UPDATE");
        // As above.
        return one.IgnoreQueryFilters([ActiveFilter]).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Those of the ids that are due and in nobody's hands, the earliest first; nobody else's to change until the transaction ends.</summary>
    public Task<List<Announcement>> LockedDue(IReadOnlyCollection<AnnouncementId> ids, DateTimeOffset now, CancellationToken cancel)
    {
        Guid[] wanted = [.. ids.Select(i => i.Value)];
        return Announcements.FromSql($"""
            SELECT * FROM announcements.announcements
            WHERE company_id = {Company.Value} AND id = ANY ({wanted}) AND status = 'scheduled' AND send_time <= {now}
            ORDER BY send_time, id FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancel);
    }

    /// <summary>What is scheduled by the wall clock; nobody else's to change or to send until the transaction ends.</summary>
    public Task<List<Announcement>> LockedLocal(CancellationToken cancel) => Announcements.FromSql($"""
        SELECT * FROM announcements.announcements
        WHERE company_id = {Company.Value} AND status = 'scheduled' AND send_local_time IS NOT NULL ORDER BY id FOR UPDATE
        """).ToListAsync(cancel);

    protected override void Map(ModelBuilder model)
    {
        var announcement = model.Entity<Announcement>().ToTable("announcements");
        announcement.Ignore(a => a.People).Ignore(a => a.Departments).Ignore(a => a.RefusesChange);
        announcement.Property(a => a.SendLocalTime).HasColumnType("timestamp without time zone");
        model.Entity<Target>().ToTable("targets").HasKey(t => new { t.CompanyId, t.AnnouncementId, t.Kind, t.TargetId });
        model.Entity<Receipt>().ToTable("receipts").HasKey(r => new { r.CompanyId, r.AnnouncementId, r.UserId });
    }
}
