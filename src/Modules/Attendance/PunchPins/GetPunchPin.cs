using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.PunchPins;

/// <summary>Whether somebody has a PIN or a badge; one's own, for admins anybody's.</summary>
internal static class GetPunchPin
{
    public static async Task<Result<PunchPinView>> Handle(UserId userId, AttendanceDb db, Caller caller, CancellationToken cancel)
    {
        if (!caller.IsAdmin && userId != caller.User) return Problem.NotTheOwner;
        var pin = await db.PunchPins.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == userId, cancel);
        return pin is null ? Problem.NotFound : PunchPinView.Of(pin);
    }
}
