using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Leave.Holidays;

internal sealed record HolidayChange(
    [MaxLength(100), OneLine] Patch<string> Name, Patch<DateOnly?> Day, [MonthDay] Patch<string?> Yearly, Patch<decimal> Portion, Patch<PlaceId?> PlaceId, [MaxLength(50), OneLine] Patch<string?> Region, Patch<bool> Hidden) : IInput;

/// <summary>An admin changes a holiday of the company's own.</summary>
internal static class ChangeHoliday
{
    public static async Task<Result<HolidayView>> Handle(HolidayId holidayId, HolidayChange change, LeaveDb db, HolidayChanges changes, CancellationToken cancel)
    {
        var holiday = await db.Holidays.SingleOrDefaultAsync(h => h.Id == holidayId, cancel);
        if (holiday is null) return Problem.NotFound;
        changes.Tell(holiday);
        var portion = change.Portion.Or(holiday.IsHalf ? 0.5m : 1m);
        if (holiday.Be(change.Day.Or(holiday.Day), change.Yearly.Or(holiday.Yearly), change.Name.Or(holiday.Name), portion, change.PlaceId.Or(holiday.PlaceId), change.Region.Or(holiday.Region), change.Hidden.Or(holiday.Hidden)) is { } refusal) return refusal;
        if (change.PlaceId.IsGiven && await changes.RefuseUnknown(holiday.PlaceId, cancel) is { } nowhere) return nowhere;

        changes.Tell(holiday);
        await db.SaveChangesAsync(cancel);
        return HolidayView.Of(holiday);
    }
}
