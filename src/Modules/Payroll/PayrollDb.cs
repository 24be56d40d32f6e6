using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Adjustments;
using WorkforceOS.Payroll.Locks;
using WorkforceOS.Payroll.Migrated;
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

    public DbSet<Carry> Carries => Set<Carry>();

    public DbSet<PeriodLock> PeriodLocks => Set<PeriodLock>();

    public DbSet<MigratedReport> MigratedReports => Set<MigratedReport>();

    public DbSet<PayRules> Rules => Set<PayRules>();

    protected override string SchemaName => "payroll";

    protected override void Map(ModelBuilder model)
    {
        var report = model.Entity<PayrollReport>().ToTable("reports");
        report.Property(r => r.Lines).AsJson();
        report.Property(r => r.Warnings).AsJson();
        report.Property(r => r.Basis).HasColumnType("jsonb").HasConversion(basis => JsonSerializer.Serialize(basis, Json.Plain), text => PayRuleBook.Read(text));
        report.Property(r => r.Facts).HasColumnType("jsonb").HasConversion(facts => JsonSerializer.Serialize(facts, Json.Plain), text => JsonSerializer.Deserialize<PayFacts>(text, Json.Plain));
        model.Entity<PayrollRun>().ToTable("runs").Property(r => r.NotApproved).AsJson();
        model.Entity<PayAdjustment>().ToTable("adjustments");
        model.Entity<Settlement>().ToTable("settlements").HasKey(s => new { s.CompanyId, s.ReportId, s.BasisHash });
        model.Entity<Carry>().ToTable("carries").HasKey(c => new { c.CompanyId, c.FromReportId });
        model.Entity<PeriodLock>().ToTable("period_locks");
        var migrated = model.Entity<MigratedReport>().ToTable("migrated_reports");
        migrated.HasKey(m => new { m.CompanyId, m.Id });
        migrated.Property(m => m.Id).HasColumnName("report_id");
        var rules = model.Entity<PayRules>().ToTable("pay_rules");
        rules.Property(r => r.Tiers).AsJson();
        rules.Property(r => r.Premiums).AsJson();
    }
}
