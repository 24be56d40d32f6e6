using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Billing;

/// <summary>An invoice as operators see it.</summary>
internal sealed record InvoiceView : View
{
    public BusinessId BusinessId { get; init; }
    public VendorId VendorId { get; init; }
    public HubId HubId { get; init; }
    public string InvoiceNumber { get; init; } = "";
    public DateOnly PeriodStart { get; init; }
    public DateOnly PeriodEnd { get; init; }
    public DateTimeOffset IssuedAt { get; init; }
    public DateOnly DueDate { get; init; }
    public InvoiceStatus Status { get; init; }
    public long SubtotalCents { get; init; }
    public long FeesCents { get; init; }
    public long TaxCents { get; init; }
    public long TotalCents { get; init; }
    public string Currency { get; init; } = "";
    public int WorkerCount { get; init; }
    public int BillableMinutes { get; init; }
    public string? DisputeReason { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public string? PaymentReference { get; init; }
    public string? VoidReason { get; init; }

    public static InvoiceView Of(Invoice i) => new InvoiceView
    {
        BusinessId = i.BusinessId, VendorId = i.VendorId, HubId = i.HubId, InvoiceNumber = i.InvoiceNumber, PeriodStart = i.PeriodStart, PeriodEnd = i.PeriodEnd, IssuedAt = i.IssuedAt, DueDate = i.DueDate, Status = i.Status,
        SubtotalCents = i.SubtotalCents, FeesCents = i.FeesCents, TaxCents = i.TaxCents, TotalCents = i.TotalCents, Currency = i.Currency, WorkerCount = i.WorkerCount, BillableMinutes = i.BillableMinutes, DisputeReason = i.DisputeReason, ApprovedAt = i.ApprovedAt, PaidAt = i.PaidAt,
        PaymentReference = i.PaymentReference, VoidReason = i.VoidReason,
    }.Stamped(i);
}

/// <summary>The bills of all clients.</summary>
internal static class ListInvoices
{
    public static readonly Filters<Invoice> Filters = new Filters<Invoice>().Id("businessId", i => i.BusinessId).Id("vendorId", i => i.VendorId).Id("hubId", i => i.HubId).Choice("status", i => i.Status);

    public static async Task<Result<Page<InvoiceView>>> Handle(ListOf<Invoice> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Invoices, cancel)).Select(InvoiceView.Of);
}

/// <summary>An operator bills a client between its weeks: for what is handed in and on no bill. Where there is nothing, nothing is made.</summary>
internal static class IssueInvoices
{
    /// <param name="Until">The last day whose hours are billed, at the latest today by the clock of the client; the last Sunday where it is left out.</param>
    internal sealed record Input(DateOnly? Until = null) : IInput;

    /// <param name="InvoiceNumbers">Of the bills that were made.</param>
    internal sealed record RunView(IReadOnlyList<InvoiceId> InvoiceIds, IReadOnlyList<string> InvoiceNumbers, long TotalCents);

    public static async Task<Result<RunView>> Handle(BusinessId businessId, Input input, BillBusiness bills, CancellationToken cancel)
    {
        var billed = await bills.Until(businessId, input.Until, cancel);
        if (billed.Problem is { } refusal) return refusal;
        var made = billed.Value;
        return new RunView([.. made.Select(i => i.Id)], [.. made.Select(i => i.InvoiceNumber)], made.Sum(i => i.TotalCents));
    }
}
