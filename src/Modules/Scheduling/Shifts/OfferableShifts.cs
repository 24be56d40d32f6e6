using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <inheritdoc cref="IOfferableShifts"/>
internal sealed class OfferableShifts(ScheduleDb db, Planners planners, Takers takers, ICompanies companies, Caller caller, TimeProvider clock) : IOfferableShifts
{
    public async Task<Result<OfferableShift>> ToOffer(ShiftId id, CancellationToken cancel)
    {
        if (await RefuseOthers(id, cancel) is { } refusal) return refusal;
        var found = await db.Shifts.AsNoTracking().Where(s => s.Id == id).Select(s => new { Shift = s, Seats = s.Bookings.Count(b => b.Released == null) }).SingleOrDefaultAsync(cancel);
        if (found is null) return Problem.NotFound;
        var shift = found.Shift;
        shift.Follow(await companies.LastZoneMove(caller, cancel));
        if (!shift.Published || !shift.IsScheduled || shift.StartsAt <= clock.GetUtcNow()) return SchedulingProblems.ShiftNotOpen;
        shift.Seats = found.Seats;
        await takers.Count([shift], cancel);
        return new OfferableShift(id, shift.StartsAt, shift.EndsAt, shift.BreakMinutes, shift.Location, shift.HeadCount is null ? null : shift.OpenPlaces, shift.RecordVersion);
    }

    public async Task<Problem?> RefuseOthers(ShiftId id, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        return await db.Shifts.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is { } shift ? planners.RefuseOthersOf(shift) : Problem.NotFound;
    }

    public async Task Offered(OfferableShift shift, CancellationToken cancel)
    {
        var offered = await db.Shifts.SingleOrDefaultAsync(s => s.Id == shift.Id, cancel);
        if (offered?.RecordVersion != shift.RecordVersion) throw new DbUpdateConcurrencyException($"Shift {shift.Id} was changed while it was offered.");
        offered.BeOffered();
        db.CountVersion(offered);
        await db.SaveChangesAsync(cancel);
    }
}
