using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Employees;

/// <summary>Whose account ends is employed no more: the profile is in no list and no payroll, and stays for what rests on it.</summary>
internal sealed class EndWithAccount(EmployeesDb db) : ISubscriber<UserDeactivated>
{
    public async Task Hear(UserDeactivated gone, CancellationToken cancel)
    {
        if (await db.Profiles.SingleOrDefaultAsync(p => p.UserId == gone.User, cancel) is not { } profile) return;
        profile.EndWithAccount();
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Who comes back within thirty days is employed as before.</summary>
internal sealed class ReturnWithAccount(EmployeesDb db) : ISubscriber<UserReturned>
{
    public async Task Hear(UserReturned back, CancellationToken cancel)
    {
        // It is not active, and looked for on purpose.
        if (await db.Profiles.IgnoreQueryFilters([ModuleDb.ActiveFilter]).SingleOrDefaultAsync(p => p.UserId == back.User && p.EndedWithAccount, cancel) is not { } profile) return;
        profile.ReturnWithAccount();
        await db.SaveChangesAsync(cancel);
    }
}
