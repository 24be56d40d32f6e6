using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Billing;

/// <summary>A client doubts a bill, or some lines of it. Their hours are marked and stay as they are; operators settle it.</summary>
internal static class DisputeInvoice
{
    /// <param name="ProposedMinutes">What the client would pay for.</param>
    internal sealed record Line(InvoiceLineId LineId, [MaxLength(1000)] string? Reason = null, [Range(0, 1440)] int? ProposedMinutes = null) : IInput;

    internal sealed record Input([Length(3, 1000)] string Reason, [MaxLength(500)] IReadOnlyList<Line>? Lines = null) : IInput, IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (Reason.Trim().Length < 3) yield return new ValidationResult("At least 3 characters.", [nameof(Reason)]);
        }
    }

    internal sealed record View(InvoiceId InvoiceId, InvoiceStatus Status, DateTimeOffset DisputedAt, string Reason);

    public static async Task<Result<View>> Handle(InvoiceId invoiceId, Input input, StaffingDb db, Member member, InvoiceNews news, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await db.Locked(invoiceId, cancel) is not { } invoice || invoice.BusinessId != member.Business) return Problem.NotFound;
        var doubted = (input.Lines ?? []).ToLookup(l => l.LineId);
        if (doubted.Any(l => l.Count() > 1)) return BillingProblems.LineTwice;
        var ids = doubted.Select(l => l.Key).ToList();
        var lines = await db.InvoiceLines.Where(l => l.InvoiceId == invoiceId && ids.Contains(l.Id)).OrderBy(l => l.TimesheetId).ToListAsync(cancel);
        if (lines.Count < ids.Count) return Problem.NotFound;
        if (invoice.DisputeBecause(input.Reason, unit.User, unit.Now) is { } refusal) return refusal;

        var sheets = lines.ConvertAll(l => l.TimesheetId);
        foreach (var line in lines) line.BeDisputed(HubDetails.OrNull(doubted[line.Id].Single().Reason), doubted[line.Id].Single().ProposedMinutes);
        foreach (var timesheet in await db.Timesheets.Where(t => sheets.Contains(t.Id)).ToListAsync(cancel)) timesheet.BeDisputed();
        await db.SaveChangesAsync(cancel);
        await news.Disputed(invoice, cancel);
        await transaction.Commit(cancel);
        return new View(invoice.Id, invoice.Status, unit.Now, invoice.DisputeReason!);
    }
}
