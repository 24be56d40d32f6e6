using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Billing;

/// <summary>
/// What a client has approved is done, also where the shift goes on for others. It follows the approval, whose bill and hours are locked after
/// assignments and by then no more; some hundred at once.
/// </summary>
internal sealed class CompleteApproved(StaffingDb db, Scope scope) : ISubscriber<InvoiceApproved>
{
    private const int AtOnce = 500;

    public async Task Hear(InvoiceApproved approved, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        while (true)
        {
            var done = await db.Assignments.FromSql($"""
                SELECT a.* FROM staffing.assignments a WHERE a.company_id = {db.CompanyOf} AND a.status = 'checkedOut'
                    AND a.id IN (SELECT l.assignment_id FROM staffing.invoice_lines l WHERE l.company_id = {db.CompanyOf} AND l.invoice_id = {approved.Invoice.Value} AND l.is_live)
                ORDER BY a.id LIMIT {AtOnce} FOR NO KEY UPDATE
                """).ToListAsync(cancel);
            if (done.Count == 0) break;
            foreach (var assignment in done) _ = assignment.Complete();
            db.PublishSoon(new TrackRecordChanged([.. done.Select(a => a.StaffId).Distinct()]), done[0].StaffId.Value);
            await db.SaveChangesAsync(cancel);
            if (done.Count < AtOnce) break;
        }
        await transaction.Commit(cancel);
    }
}
