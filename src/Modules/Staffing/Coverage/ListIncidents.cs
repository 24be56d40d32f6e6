using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Coverage;

/// <param name="From">By the clock of the business, inclusive; so with the other.</param>
internal sealed record IncidentsInput(IncidentStatus? Status = null, IncidentType? IncidentType = null, HubId? HubId = null, ShiftId? ShiftId = null, DateOnly? From = null, DateOnly? To = null) : IInput;

internal sealed record IncidentView(
    IncidentId IncidentId, AssignmentId AssignmentId, ShiftId ShiftId, string StaffName, IncidentType IncidentType, Severity Severity, IncidentStatus Status, ClockInMode ClockInMode, string? OverrideReason, string Message,
    int? DistanceToClockPointMeters, bool? WithinGeofence, DateTimeOffset OccurredAt, StaffId StaffId, AttendanceSessionId? SessionId, HubId HubId, string HubName, DateTimeOffset? ResolvedAt);

/// <summary>What is odd about who came, or did not, at the business: the last first.</summary>
internal static class ListIncidents
{
    public static async Task<Result<Page<IncidentView>>> Handle(IncidentsInput input, RowWindow window, StaffingDb db, Member member, CancellationToken cancel)
    {
        var zone = Facts.ZoneOf(member.Timezone);
        var wanted = db.Incidents.AsNoTracking().Where(i => i.BusinessId == member.Business);
        if (input.Status is { } status) wanted = wanted.Where(i => i.Status == status);
        if (input.IncidentType is { } type) wanted = wanted.Where(i => i.IncidentType == type);
        if (member.Within(input.HubId) is { } hubs) wanted = wanted.Where(i => hubs.Contains(i.HubId));
        if (input.ShiftId is { } shift) wanted = wanted.Where(i => i.ShiftId == shift);
        if (input.From is { } from)
        {
            var first = WallClock.DayRange(from, zone).Start;
            wanted = wanted.Where(i => i.OccurredAt >= first);
        }
        if (input.To is { } to)
        {
            var end = WallClock.DayRange(to, zone).End;
            wanted = wanted.Where(i => i.OccurredAt < end);
        }
        var rows = from incident in wanted
                   join staff in db.Staff on incident.StaffId equals staff.Id
                   join at in db.Hubs on incident.HubId equals at.Id
                   orderby incident.OccurredAt descending, incident.Id descending
                   select new IncidentView(
                       incident.Id, incident.AssignmentId, incident.ShiftId, staff.FullName, incident.IncidentType, incident.Severity, incident.Status, incident.ClockInMode, incident.OverrideReason, incident.Message,
                       incident.DistanceMeters, incident.WithinGeofence, incident.OccurredAt, incident.StaffId, incident.SessionId, incident.HubId, at.Name, incident.ResolvedAt);
        return await Page.Read(rows, window, cancel);
    }
}
