using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Reports;
using WorkforceOS.Payroll.Runs;
using WorkforceOS.Payroll.Staleness;

namespace WorkforceOS.Payroll;

/// <summary>What everyone is owed.</summary>
internal sealed class PayrollDb(DbContextOptions<PayrollDb> options) : ModuleDb(options)
{
    public DbSet<PayrollReport> Reports => Set<PayrollReport>();

    public DbSet<PayrollRun> Runs => Set<PayrollRun>();

    protected override string SchemaName => "payroll";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<PayrollReport>().ToTable("reports").Property(r => r.Facts).HasColumnType("jsonb")
            .HasConversion(facts => JsonSerializer.Serialize(facts, Json.Plain), text => JsonSerializer.Deserialize<PayFacts>(text, Json.Plain));
        model.Entity<PayrollRun>().ToTable("runs");
    }
}
