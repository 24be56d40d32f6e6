using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>What managers should know of an assignment: one open incident of each type. The lock of the assignment is held, or nobody else opens one of the type.</summary>
internal sealed class Incidents(StaffingDb db, TimeProvider clock)
{
    /// <summary>The open one of that type, which is so once more, or a new one.</summary>
    public async Task<Incident> See(OwnShift own, IncidentToOpen what, DateTimeOffset at, CancellationToken cancel) => await See(own.Assignment, own.Policy.Mode, what, at, cancel);

    /// <inheritdoc cref="See(OwnShift, IncidentToOpen, DateTimeOffset, CancellationToken)"/>
    public async Task<Incident> See(Marketplace.Assignment assignment, ClockInMode mode, IncidentToOpen what, DateTimeOffset at, CancellationToken cancel)
    {
        if (await Open(assignment.Id, what.Type, cancel) is { } open)
        {
            open.SeeAgain(what, at);
            return open;
        }
        var incident = Incident.Open(NewId.At<IncidentId>(clock), assignment, mode, what, at);
        db.Incidents.Add(incident);
        return incident;
    }

    /// <summary>Those that an attempt gives rise to.</summary>
    /// <returns>The first of them; null where there is none.</returns>
    public async Task<Incident?> See(OwnShift own, IEnumerable<IncidentToOpen> all, Judgement judged, AttendanceEvent kept, AttendanceSession session, CancellationToken cancel)
    {
        Incident? first = null;
        foreach (var what in all)
        {
            var incident = await See(own, what, kept.OccurredAt, cancel);
            incident.CameWith(kept.Id, session.Id);
            incident.Measured(judged.Distance, judged.Within);
            incident.Because(kept.OverrideReason);
            first ??= incident;
        }
        return first;
    }

    public Task<Incident?> Open(AssignmentId assignment, IncidentType type, CancellationToken cancel) =>
        db.Incidents.SingleOrDefaultAsync(i => i.AssignmentId == assignment && i.IncidentType == type && i.Status == IncidentStatus.Open, cancel);
}
