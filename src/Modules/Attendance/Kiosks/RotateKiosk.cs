using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>An admin gives a kiosk a new token, where the one it had may be known to others. That one opens nothing from then on.</summary>
internal static class RotateKiosk
{
    public static async Task<Result<NewKioskView>> Handle(KioskId kioskId, AttendanceDb db, CancellationToken cancel)
    {
        var kiosk = await db.Kiosks.SingleOrDefaultAsync(k => k.Id == kioskId, cancel);
        if (kiosk is null) return Problem.NotFound;

        var token = kiosk.Renew();
        await db.SaveChangesAsync(cancel);
        return new NewKioskView(kiosk, token);
    }
}
