using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Kiosks;

/// <summary>An admin sets up a kiosk at a place. Its token is answered here, and never again.</summary>
internal static class CreateKiosk
{
    internal sealed record Input([MaxLength(200), OneLine] string Name, PlaceId PlaceId) : IInput;

    public static async Task<Result<NewKioskView>> Handle(Input request, AttendanceDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (!await db.Places.AnyAsync(p => p.Id == request.PlaceId, cancel)) return PlaceProblems.UnknownPlace;
        var kiosk = new Kiosk { Id = NewId.At<KioskId>(clock), CompanyId = caller.Company, Name = request.Name.Trim(), PlaceId = request.PlaceId };
        var token = kiosk.Renew();

        db.Kiosks.Add(kiosk);
        await db.SaveChangesAsync(cancel);
        return new NewKioskView(kiosk, token);
    }
}
