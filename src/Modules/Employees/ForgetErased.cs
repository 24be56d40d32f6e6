using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Employees;

/// <summary>Of an erased person the notes and documents go; the employment stays without them, for the sums that rest on it.</summary>
internal sealed class ForgetErased(EmployeesDb db) : ISubscriber<UserErased>
{
    public async Task Hear(UserErased erased, CancellationToken cancel)
    {
        // Deleted profiles and documents hold personal words too.
        var profiles = db.Profiles.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(p => p.UserId == erased.User);
        var ids = await profiles.Select(p => p.Id).ToListAsync(cancel);
        await profiles.ExecuteUpdateAsync(set => set.SetProperty(p => p.Notes, (string?)null), cancel);
        // So do employments that never came to be.
        await db.Employments.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(e => e.UserId == erased.User).ExecuteUpdateAsync(set => set.SetProperty(e => e.EndNote, (string?)null), cancel);
        // Deleted ones for the same reason.
        await db.Documents.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(d => ids.Contains(d.EmployeeProfileId)).ExecuteDeleteAsync(cancel);
    }
}
