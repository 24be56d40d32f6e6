using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Billing;

/// <summary>A client agrees to a bill: its hours are approved with it, and stand from then on; workers are to be paid for them.</summary>
internal static class ApproveInvoice
{
    /// <param name="ExpectedAmountCents">What was seen: another amount is not approved.</param>
    internal sealed record Input([MaxLength(1000)] string? Note = null, [Range(0L, long.MaxValue)] long? ExpectedAmountCents = null) : IInput;

    /// <param name="ApprovedBy">The user's id.</param>
    internal sealed record View(InvoiceId InvoiceId, InvoiceStatus Status, DateTimeOffset ApprovedAt, string ApprovedBy, long AmountCents, int TimesheetsApproved);

    public static async Task<Result<View>> Handle(InvoiceId invoiceId, Input input, StaffingDb db, Member member, ApprovedHours hours, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await db.Locked(invoiceId, cancel) is not { } invoice || invoice.BusinessId != member.Business) return Problem.NotFound;
        if (invoice.Approve(unit.User, HubDetails.OrNull(input.Note), unit.Now) is { } refusal) return refusal;
        if (input.ExpectedAmountCents is { } seen && seen != invoice.TotalCents) return BillingProblems.Changed(invoice.TotalCents);
        var approved = await hours.Approve(invoice, cancel);
        db.PublishSoon(new InvoiceApproved(invoice.Id), invoice.Id.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new View(invoice.Id, invoice.Status, unit.Now, $"{unit.User}", invoice.TotalCents, approved);
    }
}
