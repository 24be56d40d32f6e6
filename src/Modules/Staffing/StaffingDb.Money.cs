using Microsoft.EntityFrameworkCore;
using WorkforceOS.Staffing.Billing;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Staffing.Pay;

namespace WorkforceOS.Staffing;

/// <summary>The tables of bills and payments.</summary>
internal sealed partial class StaffingDb
{
    public DbSet<InvoiceNumbers> InvoiceNumbers => Set<InvoiceNumbers>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<InvoiceLine> InvoiceLines => Set<InvoiceLine>();

    public DbSet<Payment> Payments => Set<Payment>();

    /// <summary>The invoice, before its timesheets.</summary>
    public Task<Invoice?> Locked(InvoiceId id, CancellationToken cancel) =>
        Invoices.FromSql($"SELECT * FROM staffing.invoices WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The timesheet, after its assignment and its invoice.</summary>
    public Task<Timesheet?> Locked(TimesheetId id, CancellationToken cancel) =>
        Timesheets.FromSql($"SELECT * FROM staffing.timesheets WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    /// <summary>The payment, after its timesheet.</summary>
    public Task<Payment?> Locked(PaymentId id, CancellationToken cancel) =>
        Payments.FromSql($"SELECT * FROM staffing.payments WHERE company_id = {Company.Value} AND id = {id.Value} FOR NO KEY UPDATE").SingleOrDefaultAsync(cancel);

    private static void MapMoney(ModelBuilder model)
    {
        model.Entity<InvoiceNumbers>().ToTable("invoice_numbers").HasKey(n => new { n.CompanyId, n.Month });
        model.Entity<Invoice>().ToTable("invoices");
        model.Entity<InvoiceLine>().ToTable("invoice_lines").HasKey(l => new { l.CompanyId, l.Id });
        model.Entity<Payment>().ToTable("payments");
    }
}
