using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Places;

/// <summary>An admin says where people work. A place's name is its own within the company.</summary>
internal static class CreatePlace
{
    internal sealed record Input(
        [MaxLength(200), OneLine] string Name, [MaxLength(500), OneLine] string? Address = null, [Range(-90.0, 90.0)] decimal? Latitude = null, [Range(-180.0, 180.0)] decimal? Longitude = null,
        [Range(10, 2000)] int RadiusMeters = Place.UsualRadius, PlaceProof Requires = PlaceProof.None, FenceMode FenceMode = FenceMode.Record,
        [Country] string? Country = null, [Region] string? Region = null, [Tags] IReadOnlyList<string>? NfcTags = null) : IInput;

    public static async Task<Result<PlaceView>> Handle(Input request, AttendanceDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var place = new Place { Id = NewId.At<PlaceId>(clock), CompanyId = caller.Company };
        var like = new PlaceDescription(
            request.Name, request.Address, request.Latitude, request.Longitude, request.RadiusMeters, request.Requires, request.FenceMode, request.Country, request.Region);
        if (place.Describe(like, request.NfcTags ?? []) is { } refusal) return refusal;

        db.Places.Add(place);
        await db.SaveChangesAsync(cancel);
        return PlaceView.Of(place, caller);
    }
}
