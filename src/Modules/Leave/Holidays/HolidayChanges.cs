using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Holidays;

/// <summary>Tells others which days may be free now that were not, or the other way round.</summary>
internal sealed class HolidayChanges(LeaveDb db, IPlaces places, Caller caller, TimeProvider clock)
{
    /// <summary>So many years back and ahead is anything counted by a day of each year.</summary>
    private const int Years = 2;

    public void Tell(Holiday holiday)
    {
        if (holiday.Day is { } day) db.Publish(new HolidayChanged(day, day), caller.Company.Value);
        else TellOfAll();
    }

    /// <summary>Of whichever day.</summary>
    public void TellOfAll()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        db.Publish(new HolidayChanged(new DateOnly(today.Year - Years, 1, 1), new DateOnly(today.Year + Years, 12, 31)), caller.Company.Value);
    }

    public async Task<Problem?> RefuseUnknown(PlaceId? place, CancellationToken cancel) =>
        place is { } id && !(await places.Briefs([id], cancel)).ContainsKey(id) ? HolidayProblems.UnknownPlace : null;
}
