using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.PunchPins;

/// <summary>With the account goes what kiosks knew the person by; who comes back chooses anew.</summary>
internal sealed class EndWithAccount(AttendanceDb db) : ISubscriber<UserDeactivated>
{
    public async Task Hear(UserDeactivated gone, CancellationToken cancel)
    {
        if (await db.PunchPins.SingleOrDefaultAsync(p => p.UserId == gone.User, cancel) is not { } pin) return;
        pin.End();
        await db.SaveChangesAsync(cancel);
    }
}
