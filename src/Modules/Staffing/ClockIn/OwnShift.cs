using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>What a worker clocks in or out of. Only the assignment is locked, and only it is to be changed.</summary>
/// <param name="Sessions">Those of the assignment, and those that the worker has open elsewhere.</param>
internal sealed record OwnShift(Assignment Assignment, ShiftRole Role, Shift Shift, ClockPolicy Policy, bool SharesLocation, IReadOnlyList<KnownSession> Sessions);

internal sealed record KnownSession(AttendanceSessionId Id, AssignmentId AssignmentId, SessionStatus Status, DateTimeOffset CheckInAt);

internal sealed class OwnShifts(StaffingDb db, SettingsInForce settings, Worker worker, TimeProvider clock)
{
    /// <summary>The worker's assignment on the shift: the one that is named, else that which can be clocked in or out of, else the last.</summary>
    /// <returns>Null where they have none.</returns>
    public async Task<OwnShift?> Lock(ShiftId shift, AssignmentId? named, CancellationToken cancel)
    {
        var mine = db.Assignments.AsNoTracking().Where(a => a.ShiftId == shift && a.StaffId == worker.Id);
        if (named is { } one) mine = mine.Where(a => a.Id == one);
        var found = await (from a in mine
                           join place in db.ShiftRoles.AsNoTracking() on a.ShiftRoleId equals place.Id
                           join at in db.Shifts.AsNoTracking() on a.ShiftId equals at.Id
                           join hub in db.Hubs.AsNoTracking() on at.HubId equals hub.Id
                           from decided in db.Settings.AsNoTracking().Take(1).DefaultIfEmpty()
                           select new
                           {
                               a.Id, a.Status, a.StartsAt, a.RecordVersion, Role = place, Shift = at, Hub = hub, Settings = decided, Shares = db.Staff.Any(p => p.Id == worker.Id && p.ShareLocationOnShift),
                               Sessions = db.Sessions.Where(e => e.StaffId == worker.Id && (e.Status == SessionStatus.Open || e.AssignmentId == a.Id)).Select(e => new KnownSession(e.Id, e.AssignmentId, e.Status, e.CheckInAt)).ToList(),
                           }).ToListAsync(cancel);
        if (found.OrderBy(f => Order(f.Status)).ThenBy(f => f.StartsAt).FirstOrDefault() is not { } own) return null;
        settings.Know(own.Settings);
        // Whoever is late may be given up at this moment and takes their place anew, so that the places are locked first.
        var role = own.StartsAt <= clock.GetUtcNow() && Order(own.Status) > Order(AssignmentStatus.CheckedIn) ? await db.Locked(own.Role.Id, cancel) : own.Role;
        if (await db.Locked(own.Id, cancel) is not { } assignment) return null;
        // What was read beside it may be old as well.
        if (assignment.RecordVersion != own.RecordVersion) throw new DbUpdateConcurrencyException($"{assignment.Id} was changed at this moment.");
        return new OwnShift(assignment, role!, own.Shift, ClockPolicy.Of(own.Shift, own.Hub), own.Shares, own.Sessions);
    }

    private static int Order(AssignmentStatus status) => status switch
    {
        AssignmentStatus.CheckedIn => 0,
        AssignmentStatus.Accepted => 1,
        AssignmentStatus.SwapRequested => 2,
        AssignmentStatus.NoShow => 3,
        AssignmentStatus.CheckedOut => 4,
        _ => 5,
    };
}
