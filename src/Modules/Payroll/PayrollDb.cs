using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Payroll.Reports;
using WorkforceOS.Payroll.Rules;
using WorkforceOS.Payroll.Runs;

namespace WorkforceOS.Payroll;

/// <summary>What everyone is owed.</summary>
internal sealed class PayrollDb(DbContextOptions<PayrollDb> options) : ModuleDb(options)
{
    public DbSet<PayrollReport> Reports => Set<PayrollReport>();

    public DbSet<PayrollRun> Runs => Set<PayrollRun>();

    public DbSet<PayRules> Rules => Set<PayRules>();

    protected override string SchemaName => "payroll";

    protected override void Map(ModelBuilder model)
    {
        var report = model.Entity<PayrollReport>().ToTable("reports");
        report.Property(r => r.Lines).AsJson();
        report.Property(r => r.Warnings).AsJson();
        report.Property(r => r.Basis).AsJson();
        model.Entity<PayrollRun>().ToTable("runs");
        var rules = model.Entity<PayRules>().ToTable("pay_rules");
        rules.Property(r => r.Tiers).AsJson();
        rules.Property(r => r.Premiums).AsJson();
    }
}
