using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Places;

/// <summary>An admin changes a place. Punches that were judged before stay as they were judged.</summary>
internal static class UpdatePlace
{
    /// <param name="NfcTags">All of them; one sent as the place shows it stays.</param>
    internal sealed record Input(
        [MaxLength(200), OneLine] Patch<string> Name, [MaxLength(500), OneLine] Patch<string?> Address, [Range(-90.0, 90.0)] Patch<decimal?> Latitude, [Range(-180.0, 180.0)] Patch<decimal?> Longitude,
        [Range(10, 2000)] Patch<int> RadiusMeters, Patch<PlaceProof> Requires, Patch<FenceMode> FenceMode, [Country] Patch<string?> Country, [Region] Patch<string?> Region,
        [Tags] Patch<IReadOnlyList<string>?> NfcTags) : IInput;

    public static async Task<Result<PlaceView>> Handle(PlaceId placeId, Input request, AttendanceDb db, Caller caller, CancellationToken cancel)
    {
        var place = await db.Places.SingleOrDefaultAsync(p => p.Id == placeId, cancel);
        if (place is null) return Problem.NotFound;
        var now = place.Description;
        var like = new PlaceDescription(
            request.Name.Or(now.Name), request.Address.Or(now.Address), request.Latitude.Or(now.Latitude), request.Longitude.Or(now.Longitude), request.RadiusMeters.Or(now.RadiusMeters),
            request.Requires.Or(now.Requires), request.FenceMode.Or(now.FenceMode), request.Country.Or(now.Country), request.Region.Or(now.Region));
        if (place.Describe(like, request.NfcTags.IsGiven ? request.NfcTags.Value ?? [] : null) is { } refusal) return refusal;
        if ((place.Description.Country, place.Description.Region) != (now.Country, now.Region)) db.Publish(new PlaceHolidaysChanged(place.Id), place.Id.Value);

        await db.SaveChangesAsync(cancel);
        return PlaceView.Of(place, caller);
    }
}
