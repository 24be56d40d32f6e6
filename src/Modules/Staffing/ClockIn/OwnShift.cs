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
        var found = await mine
            .Join(db.ShiftRoles.AsNoTracking(), a => a.ShiftRoleId, r => r.Id, (a, r) => new { a, r })
            .Join(db.Shifts.AsNoTracking(), x => x.a.ShiftId, s => s.Id, (x, s) => new { x.a, x.r, s })
            .Join(db.Hubs.AsNoTracking(), x => x.s.HubId, h => h.Id, (x, h) => new
            {
                x.a.Id, x.a.Status, x.a.StartsAt, x.a.RecordVersion, Role = x.r, Shift = x.s, Hub = h, Shares = db.Staff.Any(p => p.Id == worker.Id && p.ShareLocationOnShift), Settings = db.Settings.FirstOrDefault(),
                Sessions = db.Sessions.Where(e => e.StaffId == worker.Id && (e.Status == SessionStatus.Open || e.AssignmentId == x.a.Id)).Select(e => new KnownSession(e.Id, e.AssignmentId, e.Status, e.CheckInAt)).ToList(),
            })
            .ToListAsync(cancel);
        if (found.OrderBy(f => Order(f.Status)).ThenBy(f => f.StartsAt).FirstOrDefault() is not { } own) return null;
        settings.Know(own.Settings);
        // Whoever is late may be given up at this moment and takes their place anew, so that the places are locked first.
        var role = own.StartsAt <= clock.GetUtcNow() && Order(own.Status) > Order(AssignmentStatus.CheckedIn) ? await db.Locked(own.Role.Id, cancel) : own.Role;
        if (await db.Locked(own.Id, cancel) is not { } assignment) return null;
        var sessions = assignment.RecordVersion == own.RecordVersion ? own.Sessions : await SessionsOf(assignment.Id).ToListAsync(cancel);
        return new OwnShift(assignment, role!, own.Shift, ClockPolicy.Of(own.Shift, own.Hub), own.Shares, sessions);
    }

    private IQueryable<KnownSession> SessionsOf(AssignmentId assignment) => db.Sessions
        .Where(e => e.StaffId == worker.Id && (e.Status == SessionStatus.Open || e.AssignmentId == assignment)).Select(e => new KnownSession(e.Id, e.AssignmentId, e.Status, e.CheckInAt));

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
