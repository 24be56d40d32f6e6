using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Leave;

/// <summary>With the line manager changes who decides what somebody has asked for; whoever does now is to hear of it.</summary>
internal sealed class PassOnPending(LeaveDb db) : ISubscriber<LineManagerChanged>
{
    public async Task Hear(LineManagerChanged changed, CancellationToken cancel)
    {
        var pending = await db.Requests.AsNoTracking().Where(r => r.UserId == changed.Employee && r.Status == LeaveStatus.Pending).OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (var request in pending) db.Publish(new LeavePassedOn(request.Id, request.UserId, request.LeaveType, request.StartDate, request.EndDate), request.Id.Value);
        await db.SaveChangesAsync(cancel);
    }
}
