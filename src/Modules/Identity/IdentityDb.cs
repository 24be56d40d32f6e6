using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : ModuleDb(options)
{
    public DbSet<Company> Companies => Set<Company>();

    public DbSet<User> Users => Set<User>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Code> Codes => Set<Code>();

    public DbSet<LoginFailure> LoginFailures => Set<LoginFailure>();

    public DbSet<UserGroup> UserGroups => Set<UserGroup>();

    public DbSet<UserGroupMember> UserGroupMembers => Set<UserGroupMember>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<FileContent> FileContents => Set<FileContent>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    protected override string SchemaName => "identity";

    protected override void Map(ModelBuilder model)
    {
        var company = model.Entity<Company>().ToTable("companies");
        company.Ignore(c => c.CompanyId);
        company.Property(c => c.Settings).HasColumnType("jsonb")
            .HasConversion(settings => JsonSerializer.Serialize(settings, Json.Plain), text => JsonSerializer.Deserialize<CompanySettings>(text, Json.Plain)!);
        var user = model.Entity<User>().ToTable("users");
        user.Ignore(u => u.Role);
        user.Property(u => u.RoleId).HasColumnName("role");
        model.Entity<Session>().ToTable("sessions").HasKey(s => new { s.CompanyId, s.Id });
        model.Entity<Code>().ToTable("codes").HasKey(c => new { c.CompanyId, c.Purpose, c.SubjectId });
        model.Entity<LoginFailure>().ToTable("login_failures").HasKey(f => new { f.CompanyId, f.Email, f.Address });
        model.Entity<UserGroup>().ToTable("user_groups");
        model.Entity<UserGroupMember>().ToTable("user_group_members");
        model.Entity<ApiKey>().ToTable("api_keys");
        model.Entity<StoredFile>().ToTable("files").HasKey(f => new { f.CompanyId, f.Id });
        var content = model.Entity<FileContent>().ToTable("file_contents");
        content.HasKey(c => new { c.CompanyId, c.FileId });
        content.HasOne<StoredFile>().WithOne().HasForeignKey<FileContent>(c => new { c.CompanyId, c.FileId }).HasPrincipalKey<StoredFile>(f => new { f.CompanyId, f.Id });
        model.Entity<SigningKey>().ToTable("signing_keys").HasKey(k => k.Id);
    }
}
