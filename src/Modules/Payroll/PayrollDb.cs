using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Adjustments;
using WorkforceOS.Payroll.Locks;
using WorkforceOS.Payroll.Reports;
using WorkforceOS.Payroll.Rules;
using WorkforceOS.Payroll.Runs;
using WorkforceOS.Payroll.Staleness;

namespace WorkforceOS.Payroll;

/// <summary>What everyone is owed.</summary>
internal sealed class PayrollDb(DbContextOptions<PayrollDb> options) : ModuleDb(options)
{
    public DbSet<PayrollReport> Reports => Set<PayrollReport>();

    public DbSet<PayrollRun> Runs => Set<PayrollRun>();

    public DbSet<PayAdjustment> Adjustments => Set<PayAdjustment>();

    public DbSet<Settlement> Settlements => Set<Settlement>();

    public DbSet<PeriodLock> PeriodLocks => Set<PeriodLock>();

    public DbSet<PayRules> Rules => Set<PayRules>();

    protected override string SchemaName => "payroll";

    protected override void Map(ModelBuilder model)
    {
        model.Entity<PayrollReport>().ToTable("reports").Property(r => r.Facts).HasColumnType("jsonb")
            .HasConversion(facts => JsonSerializer.Serialize(facts, Json.Plain), text => JsonSerializer.Deserialize<PayFacts>(text, Json.Plain));
        model.Entity<PayrollRun>().ToTable("runs").Property(r => r.NotApproved).AsJson();
        model.Entity<PayAdjustment>().ToTable("adjustments");
        model.Entity<Settlement>().ToTable("settlements").HasKey(s => new { s.CompanyId, s.ReportId, s.BasisHash });
        model.Entity<PeriodLock>().ToTable("period_locks");
        var rules = model.Entity<PayRules>().ToTable("pay_rules");
        rules.Property(r => r.Tiers).AsJson();
        rules.Property(r => r.Premiums).AsJson();
    }
}
