using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Clients;

/// <summary>All of a hub that its business decides, under the names of its columns.</summary>
internal sealed record HubDetails
{
    public const int UsualRadiusMeters = 120;
    public const int LeastRadiusMeters = 25;
    public const int MostRadiusMeters = 2000;

    public required string Name { get; init; }
    public required string FullAddress { get; init; }
    public required double? Latitude { get; init; }
    public required double? Longitude { get; init; }
    public required string Timezone { get; init; }
    public string? PlaceId { get; init; }
    public string? Street { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? Country { get; init; }
    public string? PostalCode { get; init; }
    public CostCenterId? CostCenterId { get; init; }
    public int GeofenceRadiusMeters { get; init; }
    public ClockInMode ClockInMode { get; init; }
    public bool AllowClockInOverride { get; init; }
    public string? NfcTagId { get; init; }
    public string? NfcLabel { get; init; }
    public DateTimeOffset? NfcAssignedAt { get; init; }
    public string? ContactName { get; init; }
    public string? ContactPhone { get; init; }
    public string? AccessNotes { get; init; }

    /// <summary>The zone that a client named, else the one on the map.</summary>
    public static string ZoneFor(string? named, double latitude, double longitude) => OrNull(named) ?? ZoneOfPlace.Of(latitude, longitude).Id;

    /// <summary>As tags are kept: in capitals.</summary>
    public static string? Tag(string? given) => OrNull(given)?.ToUpperInvariant();

    public static string? OrNull(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}

/// <summary>What an NFC tag can be called.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NfcTagAttribute() : LengthAttribute(Least, Most)
{
    private const int Least = 4;
    private const int Most = 64;

    public override bool IsValid(object? value) =>
        value is not string text || text is "" || (base.IsValid(text) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '_' or '-'));

    public override string FormatErrorMessage(string name) => $"{Least} to {Most} letters, digits, colons, dashes and underscores.";
}

[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ZoneNameAttribute() : ValidationAttribute("An IANA time zone, such as America/Los_Angeles.")
{
    public override bool IsValid(object? value) => value is not string text || text is "" || WallClock.ZoneOrNull(text) is not null;
}
