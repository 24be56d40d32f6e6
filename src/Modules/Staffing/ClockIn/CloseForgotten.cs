using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Offers;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Ends sessions that nobody ended two hours after their shift was over: at the end of the shift, or when the worker was last seen there if that was earlier.</summary>
internal sealed class CloseForgotten(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.forgotten";

    public static readonly TimeSpan After = TimeSpan.FromMinutes(120);

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (over, db) = (clock.GetUtcNow() - After, services.GetRequiredService<StaffingDb>());
        var forgotten = db.Sessions.Where(s => s.Status == SessionStatus.Open && s.CheckInAt <= over)
            .Join(db.Assignments.Where(a => a.EndsAt <= over), s => new { s.CompanyId, s.AssignmentId }, a => new { a.CompanyId, AssignmentId = a.Id }, (s, a) => new Due<AssignmentId> { CompanyId = s.CompanyId, Id = a.Id, At = s.CheckInAt });
        return due.Each(Name, forgotten, (unit, worker) => unit.GetRequiredService<ForgottenSession>().Close(worker, cancel), cancel);
    }
}

internal sealed class ForgottenSession(StaffingDb db, Scope scope, Worked worked, Incidents incidents, Bookings bookings, ShiftNews news, TimeProvider clock)
{
    private const string Reason = "NOT_CLOCKED_OUT";

    public async Task Close(AssignmentId id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        var assignment = (await db.Locked(id, cancel))!;
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.AssignmentId == id && s.Status == SessionStatus.Open, cancel);
        if (session is null || assignment.CheckOut(assignment.EndsAt) is not null) return;

        var (role, mode) = (await db.ShiftRoles.AsNoTracking().SingleAsync(r => r.Id == assignment.ShiftRoleId, cancel), await ModeOf(assignment.ShiftId, cancel));
        var at = await LastThere(session, assignment.EndsAt, cancel);
        await worked.End(assignment, role, session, at, null, h => session.CloseByItself(at, Reason, h.WorkedMinutes, h.BreakMinutes), cancel);
        db.AttendanceEvents.Add(new AttendanceEvent { Id = NewId.At<AttendanceEventId>(clock), CompanyId = assignment.CompanyId, SessionId = session.Id, AssignmentId = id, StaffId = assignment.StaffId, EventType = AttendanceEventType.AutoClockedOut, OccurredAt = at });
        var incident = await incidents.See(assignment, mode, new IncidentToOpen(IncidentType.AutoClockOut, Severity.Warning, "Did not clock out."), now, cancel);
        incident.CameIn(session.Id);
        db.TellOffered(assignment);
        await bookings.Save([assignment], cancel);
        await news.ToWorker(MarketplaceNoticeType.GeofenceIncident, role, $"auto-out:{session.Id}", assignment.StaffId, cancel, NoticeVariant.AutoClockOut, id);
        await news.ToManagers(MarketplaceNoticeType.GeofenceIncident, role, $"auto-out:{session.Id}", assignment.StaffId, cancel, NoticeVariant.AutoClockOut, id);
        await transaction.Commit(cancel);
    }

    /// <summary>The end of the shift; or, of who was seen elsewhere after it, when they were last seen there.</summary>
    private async Task<DateTimeOffset> LastThere(AttendanceSession session, DateTimeOffset end, CancellationToken cancel)
    {
        var batches = db.LocationBatches.Where(b => b.SessionId == session.Id && b.WithinGeofence != null);
        var there = await batches.Where(b => b.WithinGeofence == true).MaxAsync(b => b.LastCapturedAt, cancel);
        if (there is not { } last || last >= end || !await batches.AnyAsync(b => b.WithinGeofence == false && b.LastCapturedAt > last, cancel)) return end;
        return last < session.CheckInAt ? session.CheckInAt : last;
    }

    private Task<ClockInMode> ModeOf(ShiftId shift, CancellationToken cancel) =>
        db.Shifts.Where(s => s.Id == shift).Join(db.Hubs, s => s.HubId, h => h.Id, (s, h) => s.ClockInMode ?? h.ClockInMode).SingleAsync(cancel);
}
