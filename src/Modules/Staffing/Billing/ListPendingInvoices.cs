using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Billing;

/// <summary>What the client has still to decide on, the most urgent first: to a shift manager, of their hubs.</summary>
internal static class ListPendingInvoices
{
    /// <summary>The states in which a bill is still open.</summary>
    internal enum OpenStatus
    {
        Pending,
        Disputed,
        Overdue,
    }

    /// <param name="From">Of bills that reach into the days from here; both are included.</param>
    internal sealed record Input(IReadOnlyList<OpenStatus>? Status = null, VendorId? VendorId = null, HubId? HubId = null, DateOnly? From = null, DateOnly? To = null) : IInput;

    public static async Task<Result<Page<InvoiceCard>>> Handle(Input asked, RowWindow window, StaffingDb db, InvoiceCards cards, Member member, CancellationToken cancel)
    {
        var wanted = asked.Status is { Count: > 0 } named ? named.Select(s => Enum.Parse<InvoiceStatus>($"{s}")).ToArray() : Invoice.Reviewable;
        var bills = Bills.Of(db, member, asked.HubId, wanted, asked.From, asked.To);
        if (asked.VendorId is { } vendor) bills = bills.Where(i => i.VendorId == vendor);
        return await cards.Of(bills.OrderBy(i => i.DueDate).ThenBy(i => i.Id), window, cancel);
    }
}

/// <summary>What was decided, the last first.</summary>
internal static class ListInvoiceHistory
{
    /// <summary>The states in which a bill is decided.</summary>
    internal enum DecidedStatus
    {
        Approved,
        Paid,
        Void,
    }

    /// <param name="From">Of bills that reach into the days from here; both are included.</param>
    internal sealed record Input(DateOnly? From = null, DateOnly? To = null, IReadOnlyList<DecidedStatus>? Status = null) : IInput;

    public static async Task<Result<Page<DecidedInvoiceCard>>> Handle(Input asked, RowWindow window, StaffingDb db, InvoiceCards cards, Member member, CancellationToken cancel)
    {
        var wanted = (asked.Status is { Count: > 0 } named ? named : Enum.GetValues<DecidedStatus>()).Select(s => Enum.Parse<InvoiceStatus>($"{s}")).ToArray();
        return await cards.Decided(Bills.Of(db, member, null, wanted, asked.From, asked.To).OrderByDescending(i => i.IssuedAt).ThenByDescending(i => i.Id), window, cancel);
    }
}

/// <summary>Which bills somebody may see.</summary>
internal static class Bills
{
    public static IQueryable<Invoice> Of(StaffingDb db, Member member, HubId? hub, InvoiceStatus[] states, DateOnly? from, DateOnly? to)
    {
        var bills = db.Invoices.AsNoTracking().Where(i => i.BusinessId == member.Business && states.Contains(i.Status));
        if (member.Within(hub) is { } hubs) bills = bills.Where(i => hubs.Contains(i.HubId));
        if (from is { } first) bills = bills.Where(i => i.PeriodEnd >= first);
        return to is { } last ? bills.Where(i => i.PeriodStart <= last) : bills;
    }
}
