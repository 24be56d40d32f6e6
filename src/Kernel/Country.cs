using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using NodaTime.TimeZones;

namespace WorkforceOS.Kernel;

/// <summary>A country by the two letters of ISO 3166-1, in either case; or a text that is blank. Those that tzdb has time zones of, and the two islands where nobody lives.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CountryAttribute() : ValidationAttribute("A country by the two letters of ISO 3166-1, such as DE.")
{
    private static readonly FrozenSet<string> Known = TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(l => l.CountryCode).Concat(["BV", "HM"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public override bool IsValid(object? value) => value is not string text || text.Trim() is var code && (code is "" || Known.Contains(code));
}
