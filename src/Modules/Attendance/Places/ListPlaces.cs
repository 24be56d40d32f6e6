using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Attendance.Places;

/// <summary>The company's places, for everybody of it.</summary>
internal static class ListPlaces
{
    public static readonly Filters<Place> Filters = new Filters<Place>()
        .Text("name", p => p.Name)
        .Choice("requires", p => p.Requires)
        .Choice("fenceMode", p => p.FenceMode)
        .Text("country", p => p.Country)
        .Text("region", p => p.Region)
        // Not every reader may see them, and the order would tell.
        .NotSortableBy(nameof(Place.Latitude), nameof(Place.Longitude), nameof(Place.RadiusMeters), nameof(Place.TagHashes), nameof(Place.TagHints));

    public static async Task<Result<Page<PlaceView>>> Handle(ListOf<Place> list, AttendanceDb db, Caller caller, CancellationToken cancel) =>
        (await list.Read(db.Places, cancel)).Select(place => PlaceView.Of(place, caller));
}
