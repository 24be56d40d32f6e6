using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>An admin names a kiosk otherwise, or puts it up elsewhere.</summary>
internal static class UpdateKiosk
{
    internal sealed record Input([MaxLength(200), OneLine] Patch<string> Name, Patch<PlaceId> PlaceId) : IInput;

    public static async Task<Result<KioskView>> Handle(KioskId kioskId, Input request, AttendanceDb db, CancellationToken cancel)
    {
        var kiosk = await db.Kiosks.SingleOrDefaultAsync(k => k.Id == kioskId, cancel);
        if (kiosk is null) return Problem.NotFound;
        var place = request.PlaceId.Or(kiosk.PlaceId);
        if (place != kiosk.PlaceId && !await db.Places.AnyAsync(p => p.Id == place, cancel)) return PlaceProblems.UnknownPlace;

        (kiosk.Name, kiosk.PlaceId) = (request.Name.Or(kiosk.Name).Trim(), place);
        await db.SaveChangesAsync(cancel);
        return KioskView.Of(kiosk);
    }
}
