using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Payroll.Reports;

/// <summary>An erased person's sums stay, for the books; what was written beside them goes, from the audit trail too.</summary>
internal sealed class ForgetPerson(PayrollDb db, Caller caller) : ISubscriber<UserErased>
{
    public async Task Hear(UserErased erased, CancellationToken cancel)
    {
        // Deleted reports too: what is written in them is about the same person.
        var reports = db.Reports.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(r => r.UserId == erased.User);
        Guid[] ids = [.. (await reports.Select(r => r.Id).ToListAsync(cancel)).Select(id => id.Value)];
        await reports.Where(r => r.Notes != null || r.ReopenReason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Notes, (string?)null).SetProperty(r => r.ReopenReason, (string?)null), cancel);
        await db.Database.ExecuteSqlAsync($"UPDATE kernel.changes SET before = before - 'notes' - 'reopenReason', after = after - 'notes' - 'reopenReason' WHERE company_id = {caller.Company.Value} AND object_id = ANY({ids})", cancel);
    }
}
