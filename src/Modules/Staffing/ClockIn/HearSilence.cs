using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Tells managers, once for each silence, of workers on shift whose devices have said nothing of where they are for half an hour.</summary>
internal sealed class HearSilence(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.silence";

    public static readonly TimeSpan After = TimeSpan.FromMinutes(30);

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var quiet = clock.GetUtcNow() - After;
        var silent = services.GetRequiredService<StaffingDb>().Sessions.Where(s => s.Status == SessionStatus.Open && s.SilentSince == null && s.CheckInAt <= quiet && (s.LastBatchAt == null || s.LastBatchAt <= quiet))
            .Select(s => new Due<AssignmentId> { CompanyId = s.CompanyId, Id = s.AssignmentId, At = s.CheckInAt });
        return due.Each(Name, silent, (unit, worker) => unit.GetRequiredService<SilentWorker>().Look(worker, cancel), cancel);
    }
}

internal sealed class SilentWorker(StaffingDb db, Scope scope, Incidents incidents, ShiftNews news, TimeProvider clock)
{
    public async Task Look(AssignmentId id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        var assignment = (await db.Locked(id, cancel))!;
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.AssignmentId == id && s.Status == SessionStatus.Open && s.SilentSince == null, cancel);
        if (session is null || (session.LastBatchAt ?? session.CheckInAt) > now - HearSilence.After) return;

        var shift = await db.Shifts.Where(s => s.Id == assignment.ShiftId).Join(db.Hubs, s => s.HubId, h => h.Id, (s, h) => new { Mode = s.ClockInMode ?? h.ClockInMode, HasPoint = s.Latitude != null }).SingleAsync(cancel);
        var shares = await db.Staff.AnyAsync(s => s.Id == assignment.StaffId && s.ShareLocationOnShift, cancel);
        // Of whom nothing is expected is marked too, so that they are not looked at again each time.
        session.FallSilent(session.LastBatchAt ?? session.CheckInAt);
        if (!shares || !shift.HasPoint || shift.Mode is ClockInMode.NfcRequired)
        {
            await db.SaveChangesAsync(cancel);
            await transaction.Commit(cancel);
            return;
        }
        var incident = await incidents.See(assignment, shift.Mode, new IncidentToOpen(IncidentType.LocationUnavailable, Severity.Warning, "Nothing has been heard of where they are for half an hour."), now, cancel);
        incident.CameIn(session.Id);
        await db.SaveChangesAsync(cancel);
        var role = await db.ShiftRoles.AsNoTracking().SingleAsync(r => r.Id == assignment.ShiftRoleId, cancel);
        await news.ToManagers(MarketplaceNoticeType.GeofenceIncident, role, $"silent:{session.Id}:{session.SilentSince:yyyyMMddHHmm}", assignment.StaffId, cancel, NoticeVariant.SignalLost, id);
        await transaction.Commit(cancel);
    }
}
