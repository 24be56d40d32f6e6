using System.ComponentModel.DataAnnotations;
using System.Globalization;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Leave.Holidays;

/// <summary>A day of the company's own: free where no calendar says so, or not free though one does.</summary>
[Tracked("leaveManagement", "holiday")]
internal sealed class Holiday : Record<HolidayId>
{
    public DateOnly? Day { get; private set; }

    /// <summary>The month and day of each year, where it is not one day.</summary>
    public string? Yearly { get; private set; }

    public string Name { get; private set; } = "";
    public bool IsHalf { get; private set; }
    public PlaceId? PlaceId { get; private set; }
    public string? Region { get; private set; }
    public bool Hidden { get; private set; }

    public Problem? Be(DateOnly? day, string? yearly, string name, decimal portion, PlaceId? place, string? region, bool hidden)
    {
        if ((day is null) == (yearly is null)) return HolidayProblems.OneDay;
        if (portion is not (1m or 0.5m)) return HolidayProblems.Portion;
        (Day, Yearly, Name, IsHalf, PlaceId, Region, Hidden) = (day, yearly, name.Trim(), portion == 0.5m, place, string.IsNullOrWhiteSpace(region) ? null : region.Trim(), hidden);
        return null;
    }

    /// <summary>When it is in that year; null where it is not, as a 29th of February.</summary>
    public DateOnly? In(int year)
    {
        if (Day is { } day) return day.Year == year ? day : null;
        return MonthDayAttribute.Read(Yearly!) is var (month, date) && date <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, date) : null;
    }

    /// <summary>Kept by everybody, or by those of one place or region.</summary>
    public bool IsKeptAt(PlaceId? place, HolidayRegion? region) => (PlaceId is null || PlaceId == place) && (Region is null || region?.IsCalled(Region) is true);
}

/// <summary>A month and a day: <c>12-24</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class MonthDayAttribute() : ValidationAttribute("A month and a day: 12-24.")
{
    public override bool IsValid(object? value) => value is not string text || Read(text) is not null;

    public static (int Month, int Day)? Read(string text) =>
        DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day.Month, day.Day) : null;
}

/// <summary>Whose public holidays are kept.</summary>
/// <param name="Country">ISO 3166: two letters.</param>
/// <param name="Region">As its calendar calls it; null for all of the country.</param>
internal sealed record HolidayRegion(string Country, string? Region)
{
    /// <summary>From a text such as <c>DE-BY</c>, or <c>BY</c> within the company's country, or <c>DE</c> where there is none.</summary>
    public static HolidayRegion? Of(string? text, string? country)
    {
        if (string.IsNullOrWhiteSpace(text)) return country is null ? null : new(country, null);
        if (text.Split('-', 2) is [{ Length: 2 } other, { Length: > 0 } region]) return new(other.ToUpperInvariant(), region);
        return country is not null ? new(country, text.Equals(country, StringComparison.OrdinalIgnoreCase) ? null : text) : text.Length == 2 ? new(text.ToUpperInvariant(), null) : null;
    }

    public bool IsCalled(string name) =>
        name.Equals(Country, StringComparison.OrdinalIgnoreCase) || (Region is not null && (name.Equals(Region, StringComparison.OrdinalIgnoreCase) || name.Equals($"{Country}-{Region}", StringComparison.OrdinalIgnoreCase)));
}
