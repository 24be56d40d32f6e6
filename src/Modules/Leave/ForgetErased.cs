using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Leave;

/// <summary>Of an erased person's requests the words go; the days stay, for the sums that rest on them.</summary>
internal sealed class ForgetErased(LeaveDb db, Caller caller) : ISubscriber<UserErased>
{
    /// <summary>Of which type it was is known by its id.</summary>
    private const string NoWords = "leave";

    public async Task Hear(UserErased erased, CancellationToken cancel)
    {
        // Deleted requests hold personal words too.
        var requests = db.Requests.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(r => r.UserId == erased.User);
        var ids = await requests.Select(r => r.Id).ToListAsync(cancel);
        await requests.ExecuteUpdateAsync(set => set.SetProperty(r => r.Reason, (string?)null).SetProperty(r => r.LeaveType, NoWords).SetProperty(r => r.DocumentUrl, (string?)null), cancel);
        // Deleted ones too, likewise.
        var adjustments = db.Adjustments.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(a => a.UserId == erased.User);
        var adjusted = await adjustments.Select(a => a.Id).ToListAsync(cancel);
        await adjustments.ExecuteUpdateAsync(set => set.SetProperty(a => a.Reason, ""), cancel);
        await db.Decisions.Where(d => ids.Contains(d.LeaveRequestId)).ExecuteUpdateAsync(set => set.SetProperty(d => d.Note, (string?)null), cancel);

        // The audit trail keeps that something was asked and changed, not the words.
        var (company, objects) = (caller.Company.Value, ids.Select(id => id.Value).Concat(adjusted.Select(id => id.Value)).ToArray());
        await db.Database.ExecuteSqlAsync($"UPDATE kernel.changes SET before = before - '{{reason,leaveType}}'::text[], after = after - '{{reason,leaveType}}'::text[] WHERE company_id = {company} AND object_id = ANY({objects})", cancel);
    }
}
