using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>One shift, with those whom it names.</summary>
internal static class ReadShift
{
    public static async Task<Result<ShiftDetails>> Handle(ShiftId id, ScheduleDb db, IPeople people, ICompanies companies, Caller caller, CancellationToken cancel)
    {
        var reader = caller.User;
        var found = await db.Shifts.AsNoTracking().Where(s => s.Id == id)
            .Select(s => new { Shift = s, Concerns = s.SoleManagerId == reader || s.Bookings.Any(b => b.UserId == reader && b.Released == null) })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return Problem.NotFound;
        if (!caller.IsAdmin && !found.Concerns) return Problem.NotTheOwner;

        found.Shift.Follow(await companies.LastZoneMove(caller, cancel));
        var joins = await ShiftJoins.Of([found.Shift], people, cancel);
        return joins.Details(found.Shift);
    }
}
