using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Following;

/// <summary>The company's wall clock is another one. Whoever plans from here on plans by it; what lies ahead follows, see <see cref="FollowZone"/>.</summary>
internal sealed class NoteZone(ScheduleDb db, Turns turns, Caller caller, TimeProvider clock) : ISubscriber<CompanyZoneChanged>
{
    public async Task Hear(CompanyZoneChanged changed, CancellationToken cancel)
    {
        await turns.OfCompany(cancel);
        var zone = await db.Zones.SingleOrDefaultAsync(cancel);
        if (zone is null) db.Zones.Add(zone = new CompanyZone { CompanyId = caller.Company });
        zone.Timezone = changed.NewZone;
        // Where a build before counted none, the next one is as good.
        zone.Version = Math.Max(zone.Version + 1, changed.Version);

        var move = new ZoneMove { CompanyId = caller.Company, Version = zone.Version, Timezone = zone.Timezone, At = changed.At ?? clock.GetUtcNow() };
        db.ZoneMoves.Add(move);
        db.Publish(new ShiftsFollowedZone(move.At), caller.Company.Value);
        db.Signal(FollowZone.Wanted, caller.Company.ToString());
        await db.SaveChangesAsync(cancel);
    }
}
