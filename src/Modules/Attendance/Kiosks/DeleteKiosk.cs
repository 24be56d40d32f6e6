using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>An admin takes a kiosk down; its token opens nothing from then on.</summary>
internal static class DeleteKiosk
{
    public static async Task<Result<KioskView>> Handle(KioskId kioskId, AttendanceDb db, CancellationToken cancel)
    {
        var kiosk = await db.Kiosks.SingleOrDefaultAsync(k => k.Id == kioskId, cancel);
        if (kiosk is null) return Problem.NotFound;

        kiosk.Delete();
        await db.SaveChangesAsync(cancel);
        return KioskView.Of(kiosk);
    }
}
