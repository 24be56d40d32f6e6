using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Billing;

/// <summary>An operator takes a bill back that nobody has approved: its hours are on no bill any more, and the next run bills them anew.</summary>
internal static class VoidInvoice
{
    internal sealed record Input([Length(3, 1000), Reason] string Reason) : IInput;

    public static async Task<Result<InvoiceView>> Handle(InvoiceId invoiceId, Input input, StaffingDb db, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await db.Locked(invoiceId, cancel) is not { } invoice) return Problem.NotFound;
        if (invoice.Void(input.Reason, unit.Now) is { } refusal) return refusal;
        db.Because(input.Reason);
        // What was doubted of them was doubted of this bill.
        await db.Timesheets.Where(t => t.Disputed && db.InvoiceLines.Any(l => l.TimesheetId == t.Id && l.InvoiceId == invoiceId && l.IsLive)).ExecuteUpdateAsync(set => set.SetProperty(t => t.Disputed, false), cancel);
        await db.InvoiceLines.Where(l => l.InvoiceId == invoiceId).ExecuteUpdateAsync(set => set.SetProperty(l => l.IsLive, false), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return InvoiceView.Of(invoice);
    }
}
