using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave.Holidays;

/// <summary>A holiday of the company's own on the wire.</summary>
internal sealed record HolidayView : View
{
    public DateOnly? Day { get; init; }

    /// <summary>A month and a day of each year.</summary>
    public string? Yearly { get; init; }

    public string Name { get; init; } = "";

    /// <summary>1, or 0.5 where half the day is free.</summary>
    public decimal Portion { get; init; }

    public PlaceId? PlaceId { get; init; }
    public string? Region { get; init; }

    /// <summary>The day is none, though a calendar has it.</summary>
    public bool Hidden { get; init; }

    public static HolidayView Of(Holiday holiday) => new HolidayView
    {
        Day = holiday.Day,
        Yearly = holiday.Yearly,
        Name = holiday.Name,
        Portion = holiday.IsHalf ? 0.5m : 1m,
        PlaceId = holiday.PlaceId,
        Region = holiday.Region,
        Hidden = holiday.Hidden,
    }.Stamped(holiday);
}
