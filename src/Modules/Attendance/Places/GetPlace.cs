using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Places;

/// <summary>One place, for everybody of the company.</summary>
internal static class GetPlace
{
    public static async Task<Result<PlaceView>> Handle(PlaceId placeId, AttendanceDb db, Caller caller, CancellationToken cancel)
    {
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == placeId, cancel);
        return place is null ? Problem.NotFound : PlaceView.Of(place, caller);
    }
}
