using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <param name="Seats">Who is on them, and whom leave took off.</param>
internal sealed record TakenDrafts(IReadOnlyList<Shift> Shifts, IReadOnlyList<Booking> Seats);

/// <summary>Finds the drafts that a planner means, and takes the turns of all whom they concern, so that who is on them stays the same until the transaction ends.</summary>
internal sealed class Drafts(ScheduleDb db, Turns turns, Planners planners, Caller caller)
{
    public async Task<Result<TakenDrafts>> Take(PublishShifts.Input request, CancellationToken cancel)
    {
        var meant = await Meant(request).AsNoTracking().OrderBy(s => s.ShiftDate).ThenBy(s => s.Id).Take(PublishShifts.MostShifts + 1).ToListAsync(cancel);
        if (request.ShiftIds is { } named && meant.Count < named.Distinct().Count()) return Problem.NotFound;
        if (meant.Select(planners.RefuseOthersOf).FirstOrDefault(p => p is not null) is { } notYours) return notYours;
        if (meant.Count > PublishShifts.MostShifts) return SchedulingProblems.TooManyPublished;

        ShiftId?[] ids = [.. meant.Where(s => !s.Published).Select(s => (ShiftId?)s.Id)];
        if (ids.Length == 0) return new TakenDrafts([], []);
        await turns.ToRead(meant.SelectMany(s => s.Departments), cancel);
        var zone = await turns.Of(await db.Bookings.Where(b => ids.Contains(b.ShiftId) && b.Released == null).Select(b => b.UserId).Distinct().ToListAsync(cancel), cancel);
        await turns.OfShifts(ids.Select(id => id!.Value), cancel);

        // Whoever had their turn before may have published or deleted some of them, or put others on them.
        var shifts = (await db.Shifts.Where(s => ids.Contains(s.Id) && !s.Published).OrderBy(s => s.ShiftDate).ThenBy(s => s.Id).ToListAsync(cancel)).FindAll(s => planners.RefuseOthersOf(s) is null);
        var seats = await db.Bookings.AsNoTracking().Where(b => ids.Contains(b.ShiftId) && (b.Released == null || b.Released == Release.Leave)).ToListAsync(cancel);
        foreach (var shift in shifts)
        {
            shift.Follow(zone.Pending);
            shift.Seats = seats.Count(b => b.ShiftId == shift.Id && b.Released is null);
        }
        return new TakenDrafts(shifts, seats);
    }

    private IQueryable<Shift> Meant(PublishShifts.Input request)
    {
        var reader = caller.User;
        var meant = db.Shifts.AsQueryable();
        if (request.ShiftIds is { } ids) meant = meant.Where(s => ids.Contains(s.Id));
        else meant = (caller.IsAdmin ? meant : meant.Where(s => s.SoleManagerId == reader)).Where(s => !s.Published && s.ShiftDate >= request.From && s.ShiftDate <= request.To);
        if (request.DepartmentIds is { } departments) meant = meant.Where(s => departments.Contains(s.DepartmentId!.Value) || s.DepartmentRows.Any(d => departments.Contains(d.DepartmentId)));
        if (request.UserIds is { } people) meant = meant.Where(s => s.Bookings.Any(b => people.Contains(b.UserId) && b.Released == null));
        return meant;
    }
}
