using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Leave.Holidays;

/// <param name="Yearly">A month and a day of each year (<c>12-24</c>), where it is not one day.</param>
/// <param name="Portion">1, or 0.5 where half the day is free.</param>
/// <param name="PlaceId">Whose people keep it; everybody where neither place nor region is given.</param>
/// <param name="Hidden">The day is none, though a calendar has it.</param>
internal sealed record NewHoliday(
    [MaxLength(100), OneLine] string Name, DateOnly? Day = null, [MonthDay] string? Yearly = null, decimal Portion = 1m, PlaceId? PlaceId = null, [MaxLength(50), OneLine] string? Region = null, bool Hidden = false) : IInput;

/// <summary>An admin adds a holiday that no calendar has, or takes one away.</summary>
internal static class CreateHoliday
{
    public const int Most = 1000;

    public static async Task<Result<HolidayView>> Handle(NewHoliday input, LeaveDb db, HolidayChanges changes, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Holidays.CountAsync(cancel) >= Most) return HolidayProblems.TooMany;
        var holiday = new Holiday { Id = NewId.At<HolidayId>(clock), CompanyId = caller.Company };
        if (holiday.Be(input.Day, input.Yearly, input.Name, input.Portion, input.PlaceId, input.Region, input.Hidden) is { } refusal) return refusal;
        if (await changes.RefuseUnknown(holiday.PlaceId, cancel) is { } nowhere) return nowhere;

        db.Holidays.Add(holiday);
        changes.Tell(holiday);
        await db.SaveChangesAsync(cancel);
        return HolidayView.Of(holiday);
    }
}
