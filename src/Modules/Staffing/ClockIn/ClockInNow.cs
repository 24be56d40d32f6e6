using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Offers;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.ClockIn;

internal enum AttendanceStatus
{
    NotClockedIn,
    ClockedIn,
    ClockedOut,
    Missed,
}

internal sealed record ClockedInView(
    AttendanceSessionId SessionId, AssignmentId AssignmentId, ShiftId ShiftId, AttendanceStatus AttendanceStatus, AssignmentStatus Status, DateTimeOffset ClockInAt, ClockInMode ClockInMode, ProofMethod ProofMethod,
    bool? WithinGeofence, int? DistanceToClockPointMeters, bool OverrideUsed, IncidentId? IncidentId, int LateMinutes);

/// <summary>A worker is there, and shows it. Every attempt is kept with what the device sent, also those that are refused.</summary>
internal sealed class ClockInNow(StaffingDb db, Proving proving, Attempts attempts, Incidents incidents, ShiftProgress progress, Bookings bookings, SwapsInHand swaps, ShiftNews news, Scope scope, TimeProvider clock, SettingsInForce settings)
{
    public static Task<Result<ClockedInView>> Handle(ClockInInput input, ClockInNow use, CancellationToken cancel) => use.Run(input, cancel);

    private async Task<Result<ClockedInView>> Run(ClockInInput input, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var begun = await proving.Begin(input, AttendanceEventType.ClockedIn, cancel);
        if (begun.Problem is { } unreadable) return unreadable;
        var (attempt, own, at, assignment) = (begun.Value, begun.Value.Own, begun.Value.At, begun.Value.Own.Assignment);
        if (SessionInTheWay(own) is { } busy) return attempts.Refuse(attempt, busy);
        if (assignment.Status is not (AssignmentStatus.Accepted or AssignmentStatus.SwapRequested or AssignmentStatus.NoShow))
            return attempts.Refuse(attempt, StaffingProblems.InvalidState(assignment.Status, AssignmentStatus.Accepted, AssignmentStatus.SwapRequested));

        var decided = await settings.Get(cancel);
        var opens = assignment.StartsAt - TimeSpan.FromMinutes(decided.ClockInEarlyMinutes);
        if (at < opens || at > assignment.EndsAt) return attempts.Refuse(attempt, ClockProblems.OutsideWindow(opens, assignment.EndsAt));
        if (await proving.Doubt(attempt, cancel) is { } notFresh) return attempts.Refuse(attempt, notFresh);
        var judged = Judgement.OfClockIn(own.Policy, input.Proof);
        if (judged.Problem is { } notThere) return attempts.Refuse(attempt, notThere);
        if (attempt.Attestation is AttestationStatus.Invalid && decided.AttestationMode is AttestationMode.Enforce) return attempts.Refuse(attempt, ClockProblems.AttestationRejected);

        var wasGivenUp = assignment.Status is AssignmentStatus.NoShow;
        if (wasGivenUp && own.Role.TakeBack() is { } gone) return attempts.Refuse(attempt, gone);
        // Who comes needs no replacement.
        var swap = await swaps.LockOpen(own.Role, assignment, cancel);
        _ = swap?.Cancel(by: null, note: null, clock.GetUtcNow());
        if (assignment.CheckIn(at) is { } impossible) return attempts.Refuse(attempt, impossible);

        var session = new AttendanceSession { Id = NewId.At<AttendanceSessionId>(clock), CompanyId = assignment.CompanyId, AssignmentId = assignment.Id, StaffId = assignment.StaffId, ShiftId = assignment.ShiftId, CheckInAt = at, CheckInMethod = judged.Value.Method };
        var late = Math.Max(0, (int)(at - assignment.StartsAt).TotalMinutes);
        if (attempt.WasOffline) session.Flag(SessionFlags.OfflineCapture);
        if (judged.Value.OverrideUsed) session.Flag(SessionFlags.OverrideUsed);
        if (late > 0) session.Flag(SessionFlags.LateIn);
        db.Sessions.Add(session);
        db.Timesheets.Add(Timesheet.Begin(NewId.At<TimesheetId>(clock), assignment, session.Id));
        var kept = await attempts.Keep(attempt, judged.Value, session.Id, null, cancel);
        var notGenuine = attempt.Attestation is AttestationStatus.Invalid ? [new IncidentToOpen(IncidentType.AttestationFailed, Severity.Warning, "The device could not show that the app is genuine.")] : Array.Empty<IncidentToOpen>();
        var incident = await incidents.See(own, judged.Value.Incidents.Concat(notGenuine), judged.Value, kept, session, cancel);
        if (late > 0 && await incidents.Open(assignment.Id, IncidentType.LateClockIn, cancel) is { } lateness) lateness.Resolve(Resolutions.ClockedIn, at);
        if (wasGivenUp && await bookings.Take([assignment], cancel) is { } elsewhere) return attempts.Refuse(attempt, elsewhere);
        db.TellOffered(assignment);
        await db.SaveChangesAsync(cancel);
        if (wasGivenUp || own.Shift.Status is not ShiftStatus.InProgress) await progress.Follow(assignment.ShiftId, cancel);
        if (judged.Value.OverrideUsed) await news.ToManagers(MarketplaceNoticeType.ClockInOverride, own.Role, $"override:{session.Id}", assignment.StaffId, cancel, assignment: assignment.Id);
        if (swap is not null) await swaps.TellCancelled(swap, [], cancel);
        await transaction.Commit(cancel);
        return new ClockedInView(session.Id, assignment.Id, assignment.ShiftId, AttendanceStatus.ClockedIn, assignment.Status, at, own.Policy.Mode, judged.Value.Method,
            judged.Value.Within, judged.Value.Distance, judged.Value.OverrideUsed, incident?.Id, late);
    }

    /// <summary>The worker is clocked in, here or elsewhere; or has worked this already.</summary>
    private static Problem? SessionInTheWay(OwnShift own)
    {
        if (own.Sessions.FirstOrDefault(s => s.Status is SessionStatus.Open) is { } open) return StaffingProblems.AlreadyClockedIn(open.AssignmentId, open.Id, open.CheckInAt);
        return own.Sessions.FirstOrDefault(s => s.AssignmentId == own.Assignment.Id && s.Status is not SessionStatus.Voided) is { } over ? ClockProblems.SessionExists(over.AssignmentId, over.Id) : null;
    }
}
