using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.ClockIn;

namespace WorkforceOS.Staffing.Commands;

internal enum ValidationStatus
{
    Accepted,
    Rejected,
}

/// <summary>All that is known of somebody's attendance on one assignment: when they came and went, every attempt, what was odd about it, and by what it was proved.</summary>
internal static class GetAttendance
{
    private const int Most = 200;

    internal sealed record SessionView(
        AttendanceSessionId SessionId, SessionStatus Status, DateTimeOffset CheckInAt, DateTimeOffset? CheckOutAt, ProofMethod CheckInMethod, ProofMethod? CheckOutMethod, int? WorkedMinutes, int? BreakMinutes, IReadOnlyList<string> Flags, string? AutoClosedReason);

    /// <param name="ValidationReason">The code of the refusal.</param>
    internal sealed record EventView(
        AttendanceEventId EventId, AttendanceEventType EventType, SourceType? SourceType, DateTimeOffset OccurredAt, double? Latitude, double? Longitude, double? AccuracyMeters, int? DistanceToClockPointMeters, bool? WithinGeofence,
        ValidationStatus ValidationStatus, string? ValidationReason);

    internal sealed record IncidentRow(IncidentId IncidentId, IncidentType IncidentType, Severity Severity, IncidentStatus Status, string Message, int? DistanceToClockPointMeters, bool? WithinGeofence, DateTimeOffset OccurredAt, DateTimeOffset? ResolvedAt);

    /// <summary>Neither the nonce nor the token of the attestation.</summary>
    internal sealed record ProofView(SecurityProofId ProofId, AttendanceEventId EventId, DateTimeOffset? ProofTimestamp, AttestationProvider? AttestationProvider, AttestationStatus AttestationStatus, DateTimeOffset CreatedAt);

    /// <param name="Session">The one that counts; null where there is none.</param>
    /// <param name="Events">In order; at most 200, and so with the others.</param>
    internal sealed record View(AssignmentId AssignmentId, AssignmentStatus Status, SessionView? Session, IReadOnlyList<EventView> Events, IReadOnlyList<IncidentRow> Incidents, IReadOnlyList<ProofView> Proofs);

    public static async Task<Result<View>> Handle(CompanyId tenantId, AssignmentId assignmentId, StaffingDb db, Member member, CancellationToken cancel)
    {
        var assignment = await db.Assignments.AsNoTracking().SingleAsync(a => a.Id == assignmentId, cancel);
        if (member.Within(assignment.HubId) is []) return Problem.NotFound;
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.AssignmentId == assignmentId && s.Status != SessionStatus.Voided, cancel);
        var events = await db.AttendanceEvents.AsNoTracking().Where(e => e.AssignmentId == assignmentId).OrderBy(e => e.OccurredAt).ThenBy(e => e.Id).Take(Most).ToListAsync(cancel);
        var ids = events.ConvertAll(e => e.Id);
        var proofs = await db.SecurityProofs.AsNoTracking().Where(p => ids.Contains(p.EventId)).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).Take(Most).ToListAsync(cancel);
        var incidents = await db.Incidents.AsNoTracking().Where(i => i.AssignmentId == assignmentId).OrderBy(i => i.OccurredAt).ThenBy(i => i.Id).Take(Most).ToListAsync(cancel);
        return new View(assignmentId, assignment.Status, session is null ? null : Of(session), events.ConvertAll(Of),
            incidents.ConvertAll(i => new IncidentRow(i.Id, i.IncidentType, i.Severity, i.Status, i.Message, i.DistanceMeters, i.WithinGeofence, i.OccurredAt, i.ResolvedAt)),
            proofs.ConvertAll(p => new ProofView(p.Id, p.EventId, p.ProofTimestamp, p.AttestationProvider, p.AttestationStatus, p.CreatedAt)));
    }

    private static SessionView Of(AttendanceSession s) => new(s.Id, s.Status, s.CheckInAt, s.CheckOutAt, s.CheckInMethod, s.CheckOutMethod, s.WorkedMinutes, s.BreakMinutes, s.Flags, s.AutoClosedReason);

    private static EventView Of(AttendanceEvent e) => new(
        e.Id, e.EventType, e.SourceType, e.OccurredAt, e.Latitude, e.Longitude, e.AccuracyMeters, e.DistanceMeters, e.WithinGeofence, e.ValidationCode is null ? ValidationStatus.Accepted : ValidationStatus.Rejected, e.ValidationCode);
}
