using WorkforceOS.Attendance.Records;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Attendance.Places;

/// <summary>What a device says of a punch beside what is punched.</summary>
internal interface IPunchFacts
{
    PlaceId? PlaceId { get; }
    decimal? Latitude { get; }
    decimal? Longitude { get; }
    decimal? AccuracyMeters { get; }
    bool? MockLocation { get; }
    string? TagId { get; }
    Guid? ClientId { get; }
    DateTimeOffset? DeviceTime { get; }
}

/// <summary>What a device says of one punch, where it is not a request of its own.</summary>
internal sealed record PunchFacts(
    PlaceId? PlaceId = null, decimal? Latitude = null, decimal? Longitude = null, decimal? AccuracyMeters = null, bool? MockLocation = null, string? TagId = null,
    Guid? ClientId = null, DateTimeOffset? DeviceTime = null) : IPunchFacts;

/// <summary>What those facts show: kept with the punch.</summary>
/// <param name="Inside">Null where that is unknown, or there is no fence.</param>
/// <param name="Doubts">Why a manager is to look at it.</param>
internal sealed record Proof(IPunchFacts? Given, PlaceId? Place, bool? Inside, EntrySource Source, IReadOnlyList<ReviewReason> Doubts, IReadOnlyList<Warning> Warnings)
{
    private const int MostMeters = 1_000_000;

    /// <summary>Of a manager's word, which needs none.</summary>
    public static readonly Proof None = new(null, null, null, EntrySource.Manager, [], []);

    public Guid? ClientId => Given?.ClientId;

    public int? AccuracyMeters => Given?.AccuracyMeters is { } meters ? (int)Math.Ceiling(Math.Min(meters, MostMeters)) : null;

    public bool? MockLocation => Given?.MockLocation;

    /// <summary>Has a manager look at the record for what is doubtful of a punch.</summary>
    public void Doubt(AttendanceRecord record)
    {
        foreach (var doubt in Doubts) record.Review(doubt);
    }

    /// <summary>To be kept; null where there is nothing to keep.</summary>
    public PunchEvidence? Evidence(AttendanceRecord record, PunchAction action, Punch punch) => Given is null && Place is null ? null : new PunchEvidence
    {
        Id = NewId.At<PunchEvidenceId>(punch.Clock), CompanyId = record.CompanyId, RecordId = record.Id, UserId = record.UserId, Action = action, At = punch.At, Source = punch.Source,
        PlaceId = Place, Inside = Inside, AccuracyMeters = AccuracyMeters, MockLocation = MockLocation, ClientId = ClientId, DeviceTime = Given?.DeviceTime,
        Latitude = Given?.Latitude, Longitude = Given?.Longitude,
    };

    /// <summary>Judges a punch at a place, which may have no fence, no tags, and ask for nothing.</summary>
    /// <param name="kiosk">Where the kiosk stands by which it was made, if it was. Who is at the place's own is there, whatever the place asks for.</param>
    public static Result<Proof> At(Place place, IPunchFacts given, PlaceId? kiosk, EntrySource source)
    {
        var atKiosk = kiosk == place.Id;
        var hasTag = given.TagId is { } tag && place.HasTag(tag);
        var verdict = atKiosk ? FenceVerdict.Inside : Verdict(place, given);
        bool? inside = verdict is FenceVerdict.Unknown or null ? null : verdict is FenceVerdict.Inside;
        var shown = place.Requires switch
        {
            PlaceProof.None => true,
            PlaceProof.Geofence => inside is true,
            PlaceProof.Kiosk => false,
            PlaceProof.Nfc => hasTag,
            _ => hasTag || inside is true,
        };
        var proof = new Proof(given, place.Id, inside, hasTag && source is EntrySource.Web ? EntrySource.Nfc : source, [], []);
        if (shown || atKiosk || place.FenceMode is FenceMode.Record) return proof;

        // A position that is too inexact shows nothing, not even that somebody is elsewhere.
        var inexact = verdict is FenceVerdict.Unknown && place.Requires is PlaceProof.Geofence or PlaceProof.Any;
        var why = inexact ? PlaceProblems.PositionInexact : place.Requires switch
        {
            PlaceProof.Kiosk => PlaceProblems.KioskOnly,
            PlaceProof.Nfc => PlaceProblems.TagUnknown,
            PlaceProof.Any when place.Point is null && given.TagId is not null => PlaceProblems.TagUnknown,
            _ => PlaceProblems.OutsideFence,
        };
        if (place.FenceMode is FenceMode.Stop && !inexact) return why;
        return proof with { Doubts = [ReviewReason.OutsideFence], Warnings = [new Warning(Text.Camel(why.Code!), why.Message)] };
    }

    /// <returns>Null where there is no fence, or no position.</returns>
    private static FenceVerdict? Verdict(Place place, IPunchFacts given)
    {
        if (place.Point is not { } center || given is not { Latitude: { } latitude, Longitude: { } longitude }) return null;
        var distance = Geo.Distance(center, new GeoPoint((double)latitude, (double)longitude));
        return Geo.Judge(distance, place.RadiusMeters, (double?)given.AccuracyMeters, leastExact: place.RadiusMeters);
    }
}
