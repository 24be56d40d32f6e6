using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave.Holidays;

/// <summary>A public holiday of a calendar, as it was written down for a company.</summary>
internal sealed class PublicDay : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public string Country { get; init; } = "";

    /// <summary>Empty for all of the country.</summary>
    public string Region { get; init; } = "";

    public DateOnly Day { get; init; }
    public string Name { get; init; } = "";

    public bool Is(HolidayRegion region) => (Country, Region) == (region.Country, region.Region ?? "");
}

/// <summary>A year of a calendar that is written down: what stands there is kept, whatever a later calendar says of days that are past.</summary>
internal sealed class HolidayYear : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public string Country { get; init; } = "";
    public string Region { get; init; } = "";
    public int Year { get; init; }

    public bool Is(HolidayRegion region) => (Country, Region) == (region.Country, region.Region ?? "");
}
