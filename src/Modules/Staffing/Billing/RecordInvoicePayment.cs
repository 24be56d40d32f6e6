using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Billing;

/// <summary>An operator notes that a client has paid.</summary>
internal static class RecordInvoicePayment
{
    /// <param name="Reference">As the bank or the provider names it.</param>
    /// <param name="PaidAt">Now, where it is left out.</param>
    internal sealed record Input([Length(1, 200), OneLine] string Reference, DateTimeOffset? PaidAt = null) : IInput;

    public static async Task<Result<InvoiceView>> Handle(InvoiceId invoiceId, Input input, StaffingDb db, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await db.Locked(invoiceId, cancel) is not { } invoice) return Problem.NotFound;
        if (invoice.BePaid(input.Reference, input.PaidAt?.ToUniversalTime() ?? unit.Now) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return InvoiceView.Of(invoice);
    }
}
