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
        // And deleted amounts.
        await db.Adjustments.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(a => a.UserId == erased.User && a.Note != null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Note, (string?)null), cancel);
        Guid[] alone = [erased.User.Value];
        // What was written of a lock that was made for this person alone, opened or not.
        var locks = db.PeriodLocks.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(l => l.UserIds == alone);
        ids = [.. ids, .. (await locks.Select(l => l.Id).ToListAsync(cancel)).Select(id => id.Value)];
        await locks.ExecuteUpdateAsync(set => set.SetProperty(l => l.Note, (string?)null).SetProperty(l => l.UnlockReason, (string?)null), cancel);
        string[] words = ["notes", "reopenReason", "note", "unlockReason"];
        await db.Database.ExecuteSqlAsync($"UPDATE kernel.changes SET before = before - {words}, after = after - {words} WHERE company_id = {caller.Company.Value} AND object_id = ANY({ids})", cancel);
    }
}
