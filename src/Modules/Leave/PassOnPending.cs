using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Leave.Chains;

namespace WorkforceOS.Leave;

/// <summary>With the line manager changes who decides what somebody has asked for, and with an account delegations end; whoever decides now is to hear of it.</summary>
internal sealed class PassOnPending(LeaveDb db, ApprovalChains chains, ConcernedRequests concerned) : ISubscriber<LineManagerChanged>, ISubscriber<UserDeactivated>
{
    public async Task Hear(LineManagerChanged changed, CancellationToken cancel) => await chains.Refresh(await concerned.By(changed.Employee, cancel), cancel);

    public async Task Hear(UserDeactivated gone, CancellationToken cancel)
    {
        var user = gone.User;
        foreach (var delegation in await db.Delegations.Where(d => d.UserId == user || d.SubstituteId == user).ToListAsync(cancel)) delegation.Delete();
        await db.SaveChangesAsync(cancel);
        await chains.Refresh(await concerned.By(user, cancel), cancel);
    }
}
