using System.Collections.Concurrent;
using PublicHoliday;

namespace WorkforceOS.Leave.Holidays;

/// <summary>
/// Public holidays of countries and their regions, as the package PublicHoliday 3.17.0 lists them: 39 national calendars, regions of
/// AU, CA, CH, DE, FR, GB, NZ and PT. A holiday that is kept on another day, as when it falls on a weekend, is on the day on which it is
/// kept: New Year of 2028 in the United States on 2027-12-31, which stands in the list of 2028 only.
/// </summary>
internal static class Calendars
{
    private static readonly Dictionary<string, Func<string?, IPublicHolidays>> ByCountry = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AU"] = region => new AustraliaPublicHoliday { State = Named(region, AustraliaPublicHoliday.States.All) },
        ["CA"] = region => region is null ? PublicHolidayFactory.GetPublicHolidayForCountry(PublicHolidayCountryCode.Ca) : new CanadaPublicHoliday(region.ToUpperInvariant()),
        ["CH"] = region => new SwitzerlandPublicHoliday(false, false, false) { Canton = Named(region, SwitzerlandPublicHoliday.Cantons.OnlyOfficial) },
        ["DE"] = region => new GermanPublicHoliday { State = Named(region, GermanPublicHoliday.States.ALL) },
        ["FR"] = region => new FrancePublicHoliday { Region = Named(region, FrancePublicHoliday.Regions.OnlyOfficial) },
        ["GB"] = region => new UKBankHoliday { UkCountry = Named(region, UKBankHoliday.UkCountries.England) },
        ["NZ"] = region => new NewZealandPublicHoliday { ProvincialDistrict = Named(region, NewZealandPublicHoliday.ProvincialDistricts.ALL) },
        ["PT"] = region => new PortugalPublicHoliday { Region = Named(region, PortugalPublicHoliday.Regions.OnlyOfficial) },
    };

    private const int MostKnown = 5_000;

    /// <summary>The package works each year out anew whenever it is asked, for longer than all else of a balance takes.</summary>
    private static readonly ConcurrentDictionary<(string Country, string? Region, int Year), IReadOnlyList<(DateOnly Day, string Name)>> Known = new();

    /// <summary>Before and after these the package's rules mean nothing.</summary>
    private const int FirstYear = 1950, LastYear = 2150;

    /// <summary>Days on which holidays of that year are kept, in order; none for a country or a year without a calendar. An unknown region is as none.</summary>
    public static IReadOnlyList<(DateOnly Day, string Name)> Of(string country, string? region, int year)
    {
        if (year is < FirstYear or > LastYear) return [];
        if (Known.TryGetValue((country, region, year), out var known)) return known;
        // Whoever asks for a thousand regions that there are not takes nobody's memory.
        if (Known.Count >= MostKnown) Known.Clear();
        return Known[(country, region, year)] = Found(country, region, year);
    }

    private static IReadOnlyList<(DateOnly Day, string Name)> Found(string country, string? region, int year)
    {
        if (CalendarOf(country, region) is not { } calendar) return [];
        return [.. Enumerable.Range(year - 1, 3).SelectMany(y => Listed(calendar, country, region, y)).Where(h => h.Day.Year == year).DistinctBy(h => h.Day).OrderBy(h => h.Day)];
    }

    private static IPublicHolidays? CalendarOf(string country, string? region)
    {
        if (ByCountry.TryGetValue(country, out var withRegions)) return withRegions(region);
        return Enum.TryParse<PublicHolidayCountryCode>(country, ignoreCase: true, out var code) && Enum.IsDefined(code) && !char.IsDigit(country[0]) ? PublicHolidayFactory.GetPublicHolidayForCountry(code) : null;
    }

    private static IEnumerable<(DateOnly Day, string Name)> Listed(IPublicHolidays calendar, string country, string? region, int year)
    {
        IEnumerable<KeyValuePair<DateTime, string>> named;
        try
        {
            named = [.. calendar.PublicHolidayNames(year), .. OfRegion(calendar, country, region, year)];
        }
        catch (ArgumentOutOfRangeException)
        {
            // Some calendars follow the moon by tables, which end.
            return [];
        }
        return named.Select(h => (DateOnly.FromDateTime(h.Key), h.Value));
    }

    /// <summary>Of Portugal those of its islands stand among the others, marked with their names.</summary>
    private static IEnumerable<KeyValuePair<DateTime, string>> OfRegion(IPublicHolidays calendar, string country, string? region, int year)
    {
        if (region is null || !country.Equals("PT", StringComparison.OrdinalIgnoreCase)) return [];
        var island = region.Equals("Acores", StringComparison.OrdinalIgnoreCase) ? "Açores" : region;
        return calendar.PublicHolidaysInformation(year).Where(h => h.Regions?.Contains(island, StringComparer.OrdinalIgnoreCase) is true).Select(h => KeyValuePair.Create(h.ObservedDate, island));
    }

    private static TRegion Named<TRegion>(string? region, TRegion national) where TRegion : struct, Enum =>
        region is not null && !char.IsDigit(region[0]) && Enum.TryParse<TRegion>(region.Replace(' ', '_').Replace('-', '_'), ignoreCase: true, out var known) ? known : national;
}
