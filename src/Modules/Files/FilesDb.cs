using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Files;

/// <summary>What is known of files, bytes on their way to the storage, and objects that go.</summary>
internal sealed class FilesDb(DbContextOptions<FilesDb> options) : ModuleDb(options)
{
    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<PendingBytes> Pending => Set<PendingBytes>();

    public DbSet<Removal> Removals => Set<Removal>();

    protected override string SchemaName => "files";

    protected override bool NeedsSavepoints => false;

    protected override void Map(ModelBuilder model)
    {
        var file = model.Entity<StoredFile>().ToTable("stored_files");
        file.HasKey(f => new { f.CompanyId, f.Id });
        file.Ignore(f => f.Uri).Ignore(f => f.FileName).Ignore(f => f.Key);
        model.Entity<PendingBytes>().ToTable("pending").HasKey(p => new { p.CompanyId, p.FileId });
        // So that a file and its bytes are inserted in this order.
        model.Entity<PendingBytes>().HasOne<StoredFile>().WithOne().HasForeignKey<PendingBytes>(p => new { p.CompanyId, p.FileId });
        model.Entity<Removal>().ToTable("removals").Ignore(r => r.Key).HasKey(r => new { r.CompanyId, r.FileId });
    }
}
