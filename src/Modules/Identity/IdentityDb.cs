using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : ModuleDb(options)
{
    /// <summary>The query filter that hides the people of the marketplace from the house. Whatever lists, counts or chooses people sees the house alone.</summary>
    public const string HouseFilter = "House";

    public DbSet<Company> Companies => Set<Company>();

    /// <summary>The people of the house.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>Whoever has an account: for what concerns one account, such as its sign-in.</summary>
    // HouseFilter: people of the marketplace have accounts too.
    public IQueryable<User> Accounts => Users.IgnoreQueryFilters([HouseFilter]);

    public DbSet<PhoneCode> PhoneCodes => Set<PhoneCode>();

    public DbSet<OutsideIdentity> OutsideIdentities => Set<OutsideIdentity>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<PendingReturn> PendingReturns => Set<PendingReturn>();

    public DbSet<Code> Codes => Set<Code>();

    public DbSet<Guesses> Guesses => Set<Guesses>();

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
        user.HasQueryFilter(HouseFilter, u => !u.External);
        user.Ignore(u => u.Role);
        user.Property(u => u.RoleId).HasColumnName("role");
        model.Entity<PhoneCode>().ToTable("phone_codes").HasKey(c => new { c.CompanyId, c.Id });
        model.Entity<OutsideIdentity>().ToTable("outside_identities").HasKey(o => new { o.CompanyId, o.Issuer, o.Subject });
        model.Entity<Session>().ToTable("sessions").HasKey(s => new { s.CompanyId, s.Id });
        model.Entity<PendingReturn>().ToTable("pending_returns").HasKey(p => new { p.CompanyId, p.UserId });
        model.Entity<Code>().ToTable("codes").HasKey(c => new { c.CompanyId, c.Purpose, c.UserId });
        model.Entity<Guesses>().ToTable("guesses").HasKey(g => new { g.CompanyId, g.UserId, g.Purpose });
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
