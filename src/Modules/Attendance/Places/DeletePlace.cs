using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Places;

/// <summary>An admin deletes a place. Shifts that name it stay, and nothing is asked for at their punches any more.</summary>
internal static class DeletePlace
{
    public static async Task<Result<PlaceView>> Handle(PlaceId placeId, AttendanceDb db, Caller caller, CancellationToken cancel)
    {
        var place = await db.Places.SingleOrDefaultAsync(p => p.Id == placeId, cancel);
        if (place is null) return Problem.NotFound;

        place.Delete();
        await db.SaveChangesAsync(cancel);
        return PlaceView.Of(place, caller);
    }
}
