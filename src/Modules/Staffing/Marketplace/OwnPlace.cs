using Microsoft.EntityFrameworkCore;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>What a worker has on a shift, locked: role first, then the assignment.</summary>
/// <param name="Assignment">Null where they have applied only.</param>
/// <param name="Application">The one that is still to be decided on, or the one behind the assignment.</param>
internal sealed record OwnPlace(ShiftRole Role, Assignment? Assignment, Application? Application);

internal sealed class OwnPlaces(StaffingDb db, Worker worker)
{
    /// <summary>The assignment that is named, else what is to be answered or worked before what is over; where there is none ahead, an application that is pending.</summary>
    /// <returns>Null where the worker has nothing to do with the shift.</returns>
    public async Task<OwnPlace?> Lock(ShiftId shift, AssignmentId? named, CancellationToken cancel)
    {
        var mine = db.Assignments.AsNoTracking().Where(a => a.ShiftId == shift && a.StaffId == worker.Id);
        if (named is { } one) mine = mine.Where(a => a.Id == one);
        var own = await mine.Select(a => new { a.Id, a.ShiftRoleId, a.Status, a.CreatedAt }).ToListAsync(cancel);
        var found = own.OrderBy(a => a.Status switch { AssignmentStatus.Assigned => 0, AssignmentStatus.Accepted => 1, AssignmentStatus.SwapRequested => 2, AssignmentStatus.CheckedIn => 3, _ => 4 })
            .ThenByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id.Value).FirstOrDefault();
        var pending = named is not null || (found is not null && Assignment.Booked.Contains(found.Status)) ? null
            : await db.Applications.AsNoTracking().Where(a => a.ShiftId == shift && a.StaffId == worker.Id && a.Status == ApplicationStatus.Pending).OrderBy(a => a.Id).FirstOrDefaultAsync(cancel);
        if ((pending?.ShiftRoleId ?? found?.ShiftRoleId) is not { } roleId || await db.Locked(roleId, cancel) is not { } role) return null;

        var assignment = pending is null ? await db.Locked(found!.Id, cancel) : null;
        var applied = pending?.Id ?? assignment?.ApplicationId;
        return new OwnPlace(role, assignment, applied is { } id ? await db.Applications.SingleOrDefaultAsync(a => a.Id == id, cancel) : null);
    }
}
