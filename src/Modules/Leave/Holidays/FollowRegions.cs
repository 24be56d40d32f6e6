using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Leave.Holidays;

/// <summary>Where the company, or one of its places, keeps the holidays of another country or region, other days are free than were.</summary>
internal sealed class FollowRegions(LeaveDb db, HolidayChanges changes) : ISubscriber<HolidaySettingsChanged>, ISubscriber<PlaceHolidaysChanged>
{
    public Task Hear(HolidaySettingsChanged changed, CancellationToken cancel) => Tell(cancel);

    public Task Hear(PlaceHolidaysChanged changed, CancellationToken cancel) => Tell(cancel);

    private async Task Tell(CancellationToken cancel)
    {
        changes.TellOfAll();
        await db.SaveChangesAsync(cancel);
    }
}
