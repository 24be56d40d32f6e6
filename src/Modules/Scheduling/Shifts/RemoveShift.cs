using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>A manager deletes a shift; its people's time is free again.</summary>
internal static class RemoveShift
{
    public static async Task<Result<ShiftView>> Handle(ShiftId id, ScheduleDb db, Scope scope, Planners planners, CrewBooking booking, TimeProvider clock, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var shift = await db.Shifts.SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (shift is null) return Problem.NotFound;
        if (planners.RefuseOthersOf(shift) is { } notYours) return notYours;

        await using var transaction = await scope.Begin(cancel);
        var before = await booking.On(shift, cancel);
        shift.Delete();
        db.TellGone(shift, before.People.Keys, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await booking.Erase(shift, before, cancel);
        await transaction.Commit(cancel);
        return ShiftView.Of(shift);
    }
}
