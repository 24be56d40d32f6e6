using Microsoft.EntityFrameworkCore;
using WorkforceOS.Employees.Documents;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees;

/// <summary>Profiles and their documents.</summary>
internal sealed class EmployeesDb(DbContextOptions<EmployeesDb> options) : ModuleDb(options)
{
    public DbSet<EmployeeProfile> Profiles => Set<EmployeeProfile>();

    public DbSet<EmployeeDocument> Documents => Set<EmployeeDocument>();

    protected override string SchemaName => "employees";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<EmployeeProfile>().ToTable("profiles").Property(p => p.Salary).HasColumnType("numeric(14,2)");
        model.Entity<EmployeeDocument>().ToTable("documents")
            .HasOne(d => d.Profile).WithMany().HasForeignKey(d => new { d.CompanyId, d.EmployeeProfileId }).HasPrincipalKey(p => new { p.CompanyId, p.Id });
    }
}
