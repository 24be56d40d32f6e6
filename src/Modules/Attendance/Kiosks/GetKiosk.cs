using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>One kiosk, for admins.</summary>
internal static class GetKiosk
{
    public static async Task<Result<KioskView>> Handle(KioskId kioskId, AttendanceDb db, CancellationToken cancel)
    {
        var kiosk = await db.Kiosks.AsNoTracking().SingleOrDefaultAsync(k => k.Id == kioskId, cancel);
        return kiosk is null ? Problem.NotFound : KioskView.Of(kiosk);
    }
}
