using Microsoft.EntityFrameworkCore;
using WorkforceOS.Employees.Documents;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees;

/// <summary>Employments with their terms, profiles that show them, and documents.</summary>
internal sealed class EmployeesDb(DbContextOptions<EmployeesDb> options) : ModuleDb(options)
{
    public DbSet<EmployeeProfile> Profiles => Set<EmployeeProfile>();

    public DbSet<Employment> Employments => Set<Employment>();

    public DbSet<EmploymentTerms> Terms => Set<EmploymentTerms>();

    public DbSet<EmployeeDocument> Documents => Set<EmployeeDocument>();

    /// <summary>What the reader is to a person who is or was employed.</summary>
    public async Task<Standing> StandingTo(UserId person, Caller reader, CancellationToken cancel) =>
        await Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == person, cancel) is { } profile ? profile.StandingOf(reader)
        : reader.IsAdmin ? Standing.Admin
        : person == reader.User ? Standing.Subject
        : Standing.Stranger;

    protected override string SchemaName => "employees";

    protected override void Map(ModelBuilder model)
    {
        var profile = model.Entity<EmployeeProfile>().ToTable("profiles");
        profile.Property(p => p.WorkPattern).HasColumnType("jsonb").HasConversion(pattern => StoredPattern.Write(pattern), json => StoredPattern.Read(json), StoredPattern.Comparer);
        profile.Property(p => p.Fullname).ValueGeneratedOnAdd();
        profile.Property(p => p.WeeklyHours).HasColumnType("numeric(5,2)");
        model.Entity<Employment>().ToTable("employments")
            .HasMany(e => e.Terms).WithOne().HasForeignKey(t => new { t.CompanyId, t.EmploymentId }).HasPrincipalKey(e => new { e.CompanyId, e.Id });
        var terms = model.Entity<EmploymentTerms>().ToTable("terms");
        terms.Property(t => t.WorkPattern).HasColumnType("jsonb").HasConversion(pattern => StoredPattern.Write(pattern), json => StoredPattern.Read(json), StoredPattern.Comparer);
        terms.Property(t => t.WeeklyHours).HasColumnType("numeric(5,2)");
        model.Entity<EmployeeDocument>().ToTable("documents")
            .HasOne(d => d.Profile).WithMany().HasForeignKey(d => new { d.CompanyId, d.EmployeeProfileId }).HasPrincipalKey(p => new { p.CompanyId, p.Id });
    }
}
