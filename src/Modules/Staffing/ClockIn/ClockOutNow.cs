using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Offers;

namespace WorkforceOS.Staffing.ClockIn;

internal sealed record ClockedOutView(
    AttendanceSessionId SessionId, AssignmentId AssignmentId, ShiftId ShiftId, AttendanceStatus AttendanceStatus, AssignmentStatus Status, DateTimeOffset ClockInAt, DateTimeOffset ClockOutAt,
    int WorkedMinutes, int BreakMinutes, int PayableMinutes, long EstimatedPayCents, bool? WithinGeofence, IncidentId? IncidentId, TimesheetId TimesheetId, TimesheetStatus TimesheetStatus);

/// <summary>A worker leaves. Where they are when they say so never keeps them on the clock; the managers look at it.</summary>
internal sealed class ClockOutNow(StaffingDb db, Proving proving, Attempts attempts, Incidents incidents, Worked worked, Bookings bookings, Scope scope)
{
    public static Task<Result<ClockedOutView>> Handle(ClockOutInput input, ClockOutNow use, CancellationToken cancel) => use.Run(input, cancel);

    private async Task<Result<ClockedOutView>> Run(ClockOutInput input, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var begun = await proving.Begin(input.Clocking, AttendanceEventType.ClockedOut, cancel);
        if (begun.Problem is { } unreadable) return unreadable;
        var (attempt, own, at, assignment) = (begun.Value, begun.Value.Own, begun.Value.At, begun.Value.Own.Assignment);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.AssignmentId == assignment.Id && s.Status == SessionStatus.Open, cancel) is not { } session) return attempts.Refuse(attempt, StaffingProblems.NotClockedIn);
        if (await proving.Doubt(attempt, cancel) is { } notFresh) return attempts.Refuse(attempt, notFresh);
        var judged = Judgement.OfClockOut(own.Policy, input.Clocking.Proof);
        if (judged.Problem is { } wrongTag) return attempts.Refuse(attempt, wrongTag);

        if (at < session.CheckInAt) at = session.CheckInAt;
        if (assignment.CheckOut(at) is { } impossible) return attempts.Refuse(attempt, impossible);
        if (attempt.WasOffline) session.Flag(SessionFlags.OfflineCapture);
        if (judged.Value.Incidents.Count > 0) session.Flag(SessionFlags.NeedsReview);
        var (hours, timesheet) = await worked.End(assignment, own.Role, session, at, input.Leaving.BreakMinutes, h => session.Close(at, judged.Value.Method, h.WorkedMinutes, h.BreakMinutes), cancel);
        var kept = await attempts.Keep(attempt, judged.Value, session.Id, null, cancel);
        var early = session.Flags.Contains(SessionFlags.LeftEarly) ? [new IncidentToOpen(IncidentType.LeftEarly, Severity.Warning, $"Left {(int)(assignment.EndsAt - at).TotalMinutes} minutes before the end.")] : Array.Empty<IncidentToOpen>();
        var incident = await incidents.See(own, judged.Value.Incidents.Concat(early), judged.Value, kept, session, cancel);
        // What was still open about where they are is over.
        if (judged.Value.Within is true && await incidents.Open(assignment.Id, IncidentType.OutsideGeofence, cancel) is { } outside) outside.Resolve(Resolutions.ClockedOut, at);
        db.TellOffered(assignment);
        await bookings.Save([assignment], cancel);
        await transaction.Commit(cancel);
        return new ClockedOutView(session.Id, assignment.Id, assignment.ShiftId, AttendanceStatus.ClockedOut, assignment.Status, session.CheckInAt, at, hours.WorkedMinutes, hours.BreakMinutes, hours.PayableMinutes,
            timesheet.GrossPayCents, judged.Value.Within, incident?.Id, timesheet.Id, timesheet.Status);
    }
}
