using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Offers;

/// <inheritdoc cref="IOfferedWork"/>
internal sealed class OfferedWorks(StaffingDb db) : IOfferedWork
{
    public Task<OfferedWork?> Find(Guid assignment, CancellationToken cancel) =>
        (from place in db.Assignments.AsNoTracking()
         join staff in db.Staff on place.StaffId equals staff.Id
         join role in db.ShiftRoles on place.ShiftRoleId equals role.Id
         from session in db.Sessions.Where(s => s.AssignmentId == place.Id && s.Status != SessionStatus.Voided).DefaultIfEmpty()
         where place.Id == new AssignmentId(assignment) && place.OfferedShiftId != null && staff.UserId != null
         select new OfferedWork(
             assignment, place.OfferedShiftId!.Value, staff.UserId!.Value, place.StartsAt, place.EndsAt, session == null ? null : session.CheckInAt, session == null ? null : session.CheckOutAt,
             session == null ? role.BreakMinutes : session.BreakMinutes ?? role.BreakMinutes, session != null && session.Status == SessionStatus.AutoClosed, place.Status == AssignmentStatus.NoShow)).SingleOrDefaultAsync(cancel);
}

/// <summary>What the company hears of places that it offered.</summary>
internal static class OfferedWorkNews
{
    /// <summary>With the next save: they came, left, or were not there.</summary>
    public static void TellOffered(this StaffingDb db, Assignment assignment)
    {
        if (assignment.OfferedShiftId is { } shift) db.Publish(new OfferedWorkChanged(assignment.Id.Value, shift), assignment.Id.Value);
    }
}
