using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>One shift, with those whom it names.</summary>
internal static class ReadShift
{
    public static async Task<Result<ShiftDetails>> Handle(ShiftId id, ScheduleDb db, IPeople people, IDepartments departments, Caller caller, CancellationToken cancel)
    {
        var shift = await db.Shifts.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (shift is null) return Problem.NotFound;
        if (!await db.ShiftsOf(caller, (shift.ShiftDate, shift.ShiftDate)).AnyAsync(s => s.Id == id, cancel)) return Problem.NotTheOwner;

        var joins = await ShiftJoins.Of([shift], people, departments, cancel);
        return joins.Details(shift);
    }
}
