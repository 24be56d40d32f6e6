using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Billing;

/// <summary>What the business owes as things stand, and what its hours that are on no bill yet come to.</summary>
internal static class GetCurrentBill
{
    private const int MostIds = 500;

    /// <param name="CurrentBillCents">Of bills that are not paid, approved or not.</param>
    /// <param name="AccruedUninvoicedCents">Of hours that are worked and on no bill: an estimate, while they may still be corrected.</param>
    /// <param name="PeriodStart">The Monday of this week, by the clock of the business; its Sunday is the end.</param>
    /// <param name="DueDate">When the first of the bills is due.</param>
    /// <param name="InvoiceIds">Of these bills, as they are due.</param>
    internal sealed record View(long CurrentBillCents, long AccruedUninvoicedCents, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly? DueDate, IReadOnlyList<InvoiceId> InvoiceIds, string Currency);

    private static readonly InvoiceStatus[] Owed = [.. Invoice.Reviewable, InvoiceStatus.Approved];

    private static readonly TimesheetStatus[] Worked = [TimesheetStatus.Draft, TimesheetStatus.Submitted, TimesheetStatus.Approved];

    public static async Task<Result<View>> Handle(StaffingDb db, Member member, TimeProvider clock, CancellationToken cancel)
    {
        var bills = Bills.Of(db, member, null, Owed, null, null);
        var owed = await bills.GroupBy(_ => 1).Select(g => new { Cents = g.Sum(i => i.TotalCents), Due = g.Min(i => i.DueDate) }).SingleOrDefaultAsync(cancel);
        var ids = await bills.OrderBy(i => i.DueDate).ThenBy(i => i.Id).Select(i => i.Id).Take(MostIds).ToListAsync(cancel);
        var sheets = db.Timesheets.Where(t => t.BusinessId == member.Business && Worked.Contains(t.Status) && !db.InvoiceLines.Any(l => l.TimesheetId == t.Id && l.IsLive));
        if (member.Within() is { } hubs) sheets = sheets.Where(t => db.Assignments.Any(a => a.Id == t.AssignmentId && hubs.Contains(a.HubId)));
        var accrued = await sheets.SumAsync(t => t.BillCents, cancel);
        var today = WallClock.DayOf(clock.GetUtcNow(), Facts.ZoneOf(member.Timezone));
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return new View(owed?.Cents ?? 0, accrued, monday, monday.AddDays(6), owed?.Due, ids, member.Currency);
    }
}
