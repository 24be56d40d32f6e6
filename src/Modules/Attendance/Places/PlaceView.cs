using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Places;

/// <summary>
/// A place as this reader may see it. Whoever punches needs to know which places there are and what each asks for; where exactly its
/// fence lies, and which tags hang there, would only help whoever is elsewhere, and is the admins'.
/// </summary>
internal sealed record PlaceView : View
{
    public string Name { get; init; } = "";
    public string? Address { get; init; }

    /// <summary>For admins; null for others.</summary>
    public decimal? Latitude { get; init; }

    /// <summary>For admins; null for others.</summary>
    public decimal? Longitude { get; init; }

    /// <summary>For admins; null for others.</summary>
    public int? RadiusMeters { get; init; }

    public PlaceProof Requires { get; init; }
    public FenceMode FenceMode { get; init; }
    public string? Country { get; init; }
    public string? Region { get; init; }

    /// <summary>The last four characters of each tag, for admins. To keep a tag in a change, send it as it is shown here.</summary>
    public IReadOnlyList<string> NfcTags { get; init; } = [];

    public static PlaceView Of(Place place, Caller reader) => new PlaceView
    {
        Name = place.Name,
        Address = place.Address,
        Latitude = reader.IsAdmin ? place.Latitude : null,
        Longitude = reader.IsAdmin ? place.Longitude : null,
        RadiusMeters = reader.IsAdmin ? place.RadiusMeters : null,
        Requires = place.Requires,
        FenceMode = place.FenceMode,
        Country = place.Country,
        Region = place.Region,
        NfcTags = reader.IsAdmin ? [.. place.MaskedTags] : [],
    }.Stamped(place);
}
