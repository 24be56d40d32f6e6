using Microsoft.EntityFrameworkCore;

namespace WorkforceOS.Staffing.Commands;

/// <summary>The shift of an assignment.</summary>
internal static class ClockedShift
{
    /// <param name="named">Which it must be, where one is named.</param>
    /// <returns>Null where it is another.</returns>
    public static async Task<ShiftId?> Of(AssignmentId assignment, ShiftId? named, StaffingDb db, CancellationToken cancel)
    {
        var shift = await db.Assignments.Where(a => a.Id == assignment).Select(a => a.ShiftId).SingleAsync(cancel);
        return named is { } one && one != shift ? null : shift;
    }
}
