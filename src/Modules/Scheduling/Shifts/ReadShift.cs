using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>One shift, with those whom it names and all who are on it.</summary>
internal static class ReadShift
{
    public static async Task<Result<ShiftWithPeople>> Handle(ShiftId id, ScheduleDb db, IPeople people, ICompanies companies, Takers takers, Caller caller, CancellationToken cancel)
    {
        var reader = caller.User;
        var found = await db.Shifts.AsNoTracking().Where(s => s.Id == id)
            .Select(s => new { Shift = s, Concerns = s.SoleManagerId == reader || (s.Published && s.Bookings.Any(b => b.UserId == reader && b.Released == null)), Seats = s.Bookings.Where(b => b.Released == null).OrderBy(b => b.UserId).Select(b => new { b.UserId, b.Via }).ToList() })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return Problem.NotFound;
        if (!caller.IsAdmin && !found.Concerns) return Problem.NotTheOwner;

        found.Shift.Follow(await companies.LastZoneMove(caller, cancel));
        found.Shift.Seats = found.Seats.Count;
        var offered = await takers.Count([found.Shift], cancel);
        var joins = (await ShiftJoins.Of([found.Shift], people, cancel, found.Seats.Select(s => s.UserId))) with { Offered = offered };
        return joins.WithPeople(found.Shift, found.Seats.Select(s => (s.UserId, s.Via!.Value)));
    }
}
