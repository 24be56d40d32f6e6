using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.PunchPins;

/// <summary>Somebody's PIN and badge open nothing any more: one's own, for admins anybody's.</summary>
internal static class DeletePunchPin
{
    public static async Task<Result<PunchPinView>> Handle(UserId userId, AttendanceDb db, Caller caller, CancellationToken cancel)
    {
        if (!caller.IsAdmin && userId != caller.User) return Problem.NotTheOwner;
        var pin = await db.PunchPins.SingleOrDefaultAsync(p => p.UserId == userId, cancel);
        if (pin is null) return Problem.NotFound;

        pin.End();
        await db.SaveChangesAsync(cancel);
        return PunchPinView.Of(pin);
    }
}
