using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>A manager gives up a worker who is late for certain: the time to come has passed, or an incident shows that they are not there.</summary>
internal sealed class CancelLateWorker(StaffingDb db, Candidates candidates, Incidents incidents, Bookings bookings, ShiftProgress progress, ShiftNews news, SettingsInForce settings, Member member, Scope scope, TimeProvider clock)
{
    /// <summary>Of these an open one shows it.</summary>
    private static readonly IncidentType[] Evidence = [IncidentType.LateClockIn, IncidentType.OutsideGeofence, IncidentType.LocationUnavailable];

    /// <param name="ReopenSlot">False: nobody is looked for instead, and one worker fewer is needed.</param>
    internal sealed record Input([MaxLength(500)] string? Reason = null, bool? ReopenSlot = null) : IInput;

    /// <param name="ReplacementCandidates">How many could take the place; of more than 50 it says 50.</param>
    internal sealed record View(AssignmentId AssignmentId, ShiftId ShiftId, ShiftRoleId RoleId, AssignmentStatus Status, string? Reason, bool SlotReopened, int ReplacementCandidates);

    public static Task<Result<View>> Handle(AssignmentId assignmentId, Input request, CancelLateWorker use, CancellationToken cancel) => use.Run(assignmentId, request, cancel);

    private async Task<Result<View>> Run(AssignmentId id, Input request, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var of = await db.Assignments.Where(a => a.Id == id && a.BusinessId == member.Business).Select(a => new { a.HubId, a.ShiftRoleId }).SingleOrDefaultAsync(cancel);
        if (of is null) return Problem.NotFound;
        if (member.MustManage(of.HubId) is { } refusal) return refusal;
        var reopens = request.ReopenSlot ?? true;
        // Before the locks, under which nobody should wait for it.
        var replacements = reopens ? await candidates.Count(of.ShiftRoleId, TellCandidates.Most, cancel) : 0;

        var role = (await db.Locked(of.ShiftRoleId, cancel))!;
        var assignment = (await db.Locked(id, cancel))!;
        var now = clock.GetUtcNow();
        if (await Refuse(assignment, now, cancel) is { } notSo) return notSo;
        if (request.Reason?.Trim() is { Length: > 0 } reason) db.Because(reason);
        await Close(assignment, request.Reason, now, cancel);
        await Free(assignment, role, reopens, cancel);
        await bookings.Save([assignment], cancel);
        await progress.Follow(role.ShiftId, cancel);
        await news.ToWorker(MarketplaceNoticeType.LateWorkerCancelled, role, $"late-cancelled:{id}", assignment.StaffId, cancel, assignment: id);
        await news.ToManagers(MarketplaceNoticeType.LateWorkerCancelled, role, $"late-cancelled:{id}", assignment.StaffId, cancel, assignment: id);
        await transaction.Commit(cancel);
        return new View(id, assignment.ShiftId, role.Id, assignment.Status, assignment.CancelReason, reopens, role.CanBeFilled(now) ? replacements : 0);
    }

    private async Task<Problem?> Refuse(Assignment assignment, DateTimeOffset now, CancellationToken cancel)
    {
        if (assignment.Status is not (AssignmentStatus.Assigned or AssignmentStatus.Accepted)) return StaffingProblems.InvalidState(assignment.Status, AssignmentStatus.Assigned, AssignmentStatus.Accepted);
        var graceEndsAt = assignment.StartsAt.AddMinutes((await settings.Get(cancel)).LateGraceMinutes);
        if (now >= graceEndsAt || await db.Incidents.AnyAsync(i => i.AssignmentId == assignment.Id && i.Status == IncidentStatus.Open && Evidence.Contains(i.IncidentType), cancel)) return null;
        return StaffingProblems.LatenessNotConfirmed(graceEndsAt);
    }

    /// <summary>The assignment is over, with the application behind it and what was open of the lateness. That they were late stays on record.</summary>
    private async Task Close(Assignment assignment, string? reason, DateTimeOffset now, CancellationToken cancel)
    {
        _ = assignment.Cancel(CancelCodes.LateWorker, CancelledBy.Client, string.IsNullOrWhiteSpace(reason) ? null : reason, now);
        if (assignment.ApplicationId is { } applied && await db.Applications.SingleOrDefaultAsync(a => a.Id == applied, cancel) is { Status: ApplicationStatus.Pending or ApplicationStatus.Confirmed } application)
            application.Reject(CancelCodes.LateWorker, member.User, now);
        var open = await db.Incidents.Where(i => i.AssignmentId == assignment.Id && i.Status == IncidentStatus.Open && Evidence.Contains(i.IncidentType)).ToListAsync(cancel);
        if (open.Count == 0)
        {
            var mode = await db.Shifts.Where(s => s.Id == assignment.ShiftId).Join(db.Hubs, s => s.HubId, h => h.Id, (s, h) => s.ClockInMode ?? h.ClockInMode).SingleAsync(cancel);
            open.Add(await incidents.See(assignment, mode, new IncidentToOpen(IncidentType.LateClockIn, Severity.Warning, "Had not clocked in when they were given up."), now, cancel));
        }
        foreach (var incident in open) incident.Resolve(CancelCodes.LateWorker, now);
        db.Publish(new TrackRecordChanged([assignment.StaffId]), assignment.StaffId.Value);
    }

    private async Task Free(Assignment assignment, ShiftRole role, bool reopens, CancellationToken cancel)
    {
        if (!reopens)
        {
            role.GiveUpPlace();
            (await db.Locked(role.ShiftId, cancel))!.NeedOneLess();
            return;
        }
        role.FreeForEverybody();
        if (!role.IsOver) db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, Tiers.Everybody, $"freed:{assignment.Id}"), role.Id.Value);
    }
}
