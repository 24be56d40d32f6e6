using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.Pay;

namespace WorkforceOS.Staffing.Billing;

/// <summary>An operator settles a dispute: some lines come to something else, and the bill is issued again, due anew.</summary>
internal static class ReissueInvoice
{
    /// <param name="BillableMinutes">What the client pays for.</param>
    /// <param name="PayableMinutes">What the worker is paid for, where that changes too; what they worked stays where this is left out.</param>
    internal sealed record Adjustment(InvoiceLineId LineId, [Range(0, 1440)] int BillableMinutes, [Range(0, 1440)] int? PayableMinutes = null) : IInput;

    internal sealed record Input([Length(3, 1000), Reason] string Reason, [MaxLength(500)] IReadOnlyList<Adjustment>? Lines = null) : IInput;

    public static async Task<Result<InvoiceView>> Handle(InvoiceId invoiceId, Input input, StaffingDb db, SettingsInForce settings, OvertimeWeeks weeks, InvoiceNews news, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        if (await db.Locked(invoiceId, cancel) is not { } invoice) return Problem.NotFound;
        if (invoice.Status is not InvoiceStatus.Disputed) return BillingProblems.NotInState(invoice.Status);
        var adjusted = (input.Lines ?? []).ToLookup(l => l.LineId);
        if (adjusted.Any(l => l.Count() > 1)) return BillingProblems.LineTwice;
        var ids = adjusted.Select(l => l.Key).ToList();
        var lines = await db.InvoiceLines.Where(l => l.InvoiceId == invoiceId && (l.Disputed || ids.Contains(l.Id))).OrderBy(l => l.TimesheetId).ToListAsync(cancel);
        if (ids.Except(lines.Select(l => l.Id)).Any()) return Problem.NotFound;

        var decided = await settings.Get(cancel);
        Settle(lines, adjusted.ToDictionary(l => l.Key, l => l.Single()), await weeks.Hold(lines.ConvertAll(l => l.TimesheetId), cancel), decided);
        db.Because(input.Reason);
        await db.SaveChangesAsync(cancel);
        var sums = await db.InvoiceLines.Where(l => l.InvoiceId == invoiceId).GroupBy(l => l.InvoiceId).Select(g => new { Cents = g.Sum(l => l.AmountCents), Minutes = g.Sum(l => l.BillableMinutes) }).SingleOrDefaultAsync(cancel);
        var business = await db.Businesses.AsNoTracking().SingleAsync(b => b.Id == invoice.BusinessId, cancel);
        if (invoice.Reissue(sums?.Cents ?? 0, sums?.Minutes ?? 0, InvoiceCharges.Of(decided, business), unit.Now, PaymentTerms.Of(business, unit.Now)) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await news.Issued([invoice], cancel);
        await transaction.Commit(cancel);
        return InvoiceView.Of(invoice);
    }

    /// <summary>What is paid first, since the weeks of the workers may have more or less overtime by it.</summary>
    private static void Settle(List<InvoiceLine> lines, Dictionary<InvoiceLineId, Adjustment> adjusted, HeldWeeks weeks, StaffingSettings decided)
    {
        foreach (var line in lines)
        {
            line.BeUndisputed();
            weeks[line.TimesheetId].BeUndisputed();
        }
        var paid = lines.FindAll(l => adjusted.GetValueOrDefault(l.Id)?.PayableMinutes is not null);
        foreach (var line in paid) weeks[line.TimesheetId].BePayable(adjusted[line.Id].PayableMinutes!.Value);
        weeks.Recount(paid.ConvertAll(l => l.TimesheetId));
        foreach (var line in lines.FindAll(l => adjusted.ContainsKey(l.Id)))
        {
            var timesheet = weeks[line.TimesheetId];
            timesheet.BillFor(adjusted[line.Id].BillableMinutes, decided);
            line.Adjust(adjusted[line.Id].BillableMinutes, timesheet.BillCents, timesheet.BillFlags);
        }
    }
}
