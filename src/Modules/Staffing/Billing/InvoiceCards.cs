using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Staffing.Billing;

/// <summary>A bill as its client sees it.</summary>
internal record InvoiceCard
{
    public required InvoiceId InvoiceId { get; init; }
    public required string InvoiceNumber { get; init; }
    public required VendorId VendorId { get; init; }
    public required string VendorName { get; init; }
    public required HubId? HubId { get; init; }
    public required string? HubName { get; init; }
    public required CostCenterId? CostCenterId { get; init; }
    public required DateOnly PeriodStart { get; init; }
    public required DateOnly PeriodEnd { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateOnly DueDate { get; init; }
    public required InvoiceStatus Status { get; init; }
    public required long AmountCents { get; init; }
    public required long SubtotalCents { get; init; }
    public required long FeesCents { get; init; }
    public required long TaxCents { get; init; }
    public required string Currency { get; init; }
    public required int WorkerCount { get; init; }

    /// <summary>To two decimals.</summary>
    public required decimal TotalHours { get; init; }

    public required string? DisputeReason { get; init; }

    /// <summary>At most <see cref="InvoiceCards.MostLines"/>, by day.</summary>
    public required IReadOnlyList<InvoiceLineView> Lines { get; init; }
}

/// <summary>The same of a bill that is decided.</summary>
internal sealed record DecidedInvoiceCard : InvoiceCard
{
    [SetsRequiredMembers]
    public DecidedInvoiceCard(InvoiceCard card, Invoice invoice, string? approvedBy) : base(card) =>
        (ApprovedAt, ApprovedBy, PaidAt, PaymentReference) = (invoice.ApprovedAt, approvedBy, invoice.PaidAt, invoice.PaymentReference);

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>By name; by id where they are no member any more.</summary>
    public string? ApprovedBy { get; init; }

    public DateTimeOffset? PaidAt { get; init; }
    public string? PaymentReference { get; init; }
}

internal sealed record InvoiceLineView(
    InvoiceLineId LineId, TimesheetId TimesheetId, AssignmentId AssignmentId, ShiftId ShiftId, string StaffName, string RoleName, DateOnly WorkedDate, DateTimeOffset ClockInAt, DateTimeOffset ClockOutAt,
    int BreakMinutes, int BillableMinutes, int BillRateCents, long AmountCents, IReadOnlyList<string> Flags);

/// <summary>The bills of a page with their lines: five statements, however many there are.</summary>
internal sealed class InvoiceCards(StaffingDb db)
{
    public const int MostLines = 200;

    private sealed record Seen(Invoice Invoice, string VendorName, string? HubName, string? ApprovedBy, IReadOnlyList<InvoiceLineView> Lines);

    public async Task<Page<InvoiceCard>> Of(IQueryable<Invoice> ordered, RowWindow window, CancellationToken cancel) => (await Read(ordered, window, cancel)).Select(Card);

    public async Task<Page<DecidedInvoiceCard>> Decided(IQueryable<Invoice> ordered, RowWindow window, CancellationToken cancel) =>
        (await Read(ordered, window, cancel)).Select(seen => new DecidedInvoiceCard(Card(seen), seen.Invoice, seen.ApprovedBy ?? (seen.Invoice.ApprovedBy is { } by ? $"{by}" : null)));

    private async Task<Page<Seen>> Read(IQueryable<Invoice> ordered, RowWindow window, CancellationToken cancel)
    {
        var page = await Page.Read(ordered, window, cancel);
        var lines = await Lines([.. page.Rows.Select(i => i.Id.Value)], cancel);
        var (vendors, hubs, users) = (page.Rows.Select(i => i.VendorId).Distinct().ToList(), page.Rows.Select(i => i.HubId).Distinct().ToList(), page.Rows.Select(i => i.ApprovedBy).OfType<UserId>().Distinct().Select(u => (UserId?)u).ToList());
        // What was deleted since is named on its bills all the same.
        var sold = await db.Vendors.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(v => vendors.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Name, cancel);
        // The same.
        var places = await db.Hubs.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(h => hubs.Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var approvers = (await db.Memberships.Where(m => users.Contains(m.UserId)).Select(m => new { m.UserId, m.FirstName, m.LastName }).ToListAsync(cancel)).GroupBy(m => m.UserId!.Value).ToDictionary(g => g.Key, g => $"{g.First().FirstName} {g.First().LastName}".Trim());
        return page.Select(i => new Seen(i, sold.GetValueOrDefault(i.VendorId, ""), places.GetValueOrDefault(i.HubId), i.ApprovedBy is { } by ? approvers.GetValueOrDefault(by) : null, [.. lines[i.Id]]));
    }

    private async Task<ILookup<InvoiceId, InvoiceLineView>> Lines(Guid[] invoices, CancellationToken cancel) => (await db.InvoiceLines.FromSql($"""
        SELECT l.* FROM unnest({invoices}) AS i (id) CROSS JOIN LATERAL (SELECT * FROM staffing.invoice_lines l WHERE l.company_id = {db.CompanyOf} AND l.invoice_id = i.id ORDER BY l.worked_date, l.id LIMIT {MostLines}) l
        """).AsNoTracking().ToListAsync(cancel)).OrderBy(l => l.WorkedDate).ThenBy(l => l.Id.Value).ToLookup(l => l.InvoiceId, l => new InvoiceLineView(
            l.Id, l.TimesheetId, l.AssignmentId, l.ShiftId, l.StaffName, l.RoleName, l.WorkedDate, l.ClockInAt, l.ClockOutAt, l.BreakMinutes, l.BillableMinutes, l.BillRateCents, l.AmountCents, l.Flags));

    private static InvoiceCard Card(Seen seen)
    {
        var i = seen.Invoice;
        return new()
        {
            InvoiceId = i.Id, InvoiceNumber = i.InvoiceNumber, VendorId = i.VendorId, VendorName = seen.VendorName, HubId = i.HubId, HubName = seen.HubName, CostCenterId = i.CostCenterId, PeriodStart = i.PeriodStart, PeriodEnd = i.PeriodEnd,
            IssuedAt = i.IssuedAt, DueDate = i.DueDate, Status = i.Status, AmountCents = i.TotalCents, SubtotalCents = i.SubtotalCents, FeesCents = i.FeesCents, TaxCents = i.TaxCents, Currency = i.Currency, WorkerCount = i.WorkerCount,
            TotalHours = Hundredths.Of(i.BillableMinutes), DisputeReason = i.DisputeReason, Lines = seen.Lines,
        };
    }
}

/// <summary>Hours to two decimals. Example: 50 minutes are 0.83.</summary>
internal static class Hundredths
{
    public static decimal Of(long minutes) => decimal.Round(minutes / 60m, 2, MidpointRounding.AwayFromZero);
}
