using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Holidays;

/// <summary>An admin deletes a holiday of the company's own.</summary>
internal static class RemoveHoliday
{
    public static async Task<Result<HolidayView>> Handle(HolidayId holidayId, LeaveDb db, HolidayChanges changes, CancellationToken cancel)
    {
        var holiday = await db.Holidays.SingleOrDefaultAsync(h => h.Id == holidayId, cancel);
        if (holiday is null) return Problem.NotFound;

        holiday.Delete();
        changes.Tell(holiday);
        await db.SaveChangesAsync(cancel);
        return HolidayView.Of(holiday);
    }
}
