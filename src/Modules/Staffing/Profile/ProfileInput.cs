using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Profile;

/// <summary>Where a worker would rather work.</summary>
/// <param name="RadiusMiles">Around it; 25 where it is left out.</param>
internal sealed record LocationInput(
    [MinLength(1), MaxLength(100), OneLine] string Label, [Range(-90.0, 90.0)] decimal Latitude, [Range(-180.0, 180.0)] decimal Longitude, [MaxLength(300), OneLine] string? Address = null, [Range(1, 100)] decimal? RadiusMiles = null) : IInput
{
    public const int Most = 5;
    public const decimal UsualRadius = 25;

    public decimal Radius => Math.Round(RadiusMiles ?? UsualRadius, 1, MidpointRounding.AwayFromZero);
}

/// <summary>Where a worker lives.</summary>
internal sealed record AddressInput(
    [MaxLength(200), OneLine] string? Line1 = null, [MaxLength(200), OneLine] string? Line2 = null, [MaxLength(100), OneLine] string? City = null, [MaxLength(100), OneLine] string? State = null, [MaxLength(20), OneLine] string? PostalCode = null,
    [MaxLength(100), OneLine] string? Country = null) : IInput;

internal sealed record AddressView(string Line1, string? Line2, string City, string State, string PostalCode, string Country);

/// <param name="City">The part of the address that names it, where one was said.</param>
internal sealed record PreferredLocationView(string Label, string? City, double Latitude, double Longitude, decimal RadiusMiles)
{
    public static PreferredLocationView Of(StaffLocation l) => new(l.Label, CityOf(l.Address), l.Latitude, l.Longitude, l.RadiusMiles / 1.0m);

    /// <summary><c>1600 Amphitheatre Pkwy, Mountain View, CA 94043</c> names the second part, <c>Mountain View, CA</c> the first.</summary>
    private static string? CityOf(string? address) => address?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) switch
    {
        null or [] => null,
        [var city] => city,
        [var city, _] => city,
        [_, var city, ..] => city,
    };
}
