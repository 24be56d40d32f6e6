using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Offers;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Asks workers where they are, tells managers who is late, and gives up whoever does not come.</summary>
internal sealed class WatchLateness(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.late";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var begun = clock.GetUtcNow() - LateWorker.AskAfter;
        var awaited = services.GetRequiredService<StaffingDb>().Assignments.Where(a => a.Status == AssignmentStatus.Accepted && a.StartsAt <= begun)
            .Select(a => new Due<AssignmentId> { CompanyId = a.CompanyId, Id = a.Id, At = a.StartsAt });
        return due.Each(Name, awaited, (unit, worker) => unit.GetRequiredService<LateWorker>().Look(worker, cancel), cancel);
    }
}

/// <summary>One worker who has not come yet, looked at again under the lock: whoever clocks in at that moment is there, or is given up.</summary>
internal sealed class LateWorker(StaffingDb db, Scope scope, SettingsInForce settings, Incidents incidents, Bookings bookings, ShiftProgress progress, ShiftNews news, TimeProvider clock)
{
    public static readonly TimeSpan AskAfter = TimeSpan.FromMinutes(5);

    public async Task Look(AssignmentId id, CancellationToken cancel)
    {
        var (now, decided) = (clock.GetUtcNow(), await settings.Get(cancel));
        await using var transaction = await scope.Begin(cancel);
        var of = await db.Assignments.AsNoTracking().Where(a => a.Id == id).Select(a => a.ShiftRoleId).SingleAsync(cancel);
        var role = (await db.Locked(of, cancel))!;
        var assignment = (await db.Locked(id, cancel))!;
        if (assignment.Status is not AssignmentStatus.Accepted) return;

        if (now >= assignment.StartsAt.AddMinutes(decided.NoShowMinutes)) await GiveUp(assignment, role, now, cancel);
        else if (now >= assignment.StartsAt.AddMinutes(decided.LateGraceMinutes) && assignment.LateAt is null) await TellManagers(assignment, role, now, cancel);
        else if (assignment is { LateWarnedAt: null, LateAt: null }) await Ask(assignment, role, now, cancel);
        else return;
        await transaction.Commit(cancel);
    }

    private async Task Ask(Assignment assignment, ShiftRole role, DateTimeOffset now, CancellationToken cancel)
    {
        assignment.Warned(now);
        await db.SaveChangesAsync(cancel);
        await news.ToWorker(MarketplaceNoticeType.LateWarning, role, $"late:{assignment.Id}", assignment.StaffId, cancel, assignment: assignment.Id);
    }

    private async Task TellManagers(Assignment assignment, ShiftRole role, DateTimeOffset now, CancellationToken cancel)
    {
        assignment.Late(now);
        await incidents.See(assignment, await ModeOf(assignment.ShiftId, cancel), new IncidentToOpen(IncidentType.LateClockIn, Severity.Warning, "Has not clocked in yet."), now, cancel);
        await db.SaveChangesAsync(cancel);
        await news.ToManagers(MarketplaceNoticeType.LateWarning, role, $"late:{assignment.Id}", assignment.StaffId, cancel, assignment: assignment.Id);
    }

    private async Task GiveUp(Assignment assignment, ShiftRole role, DateTimeOffset now, CancellationToken cancel)
    {
        _ = assignment.MissIt(now);
        role.FreeForEverybody();
        await incidents.See(assignment, await ModeOf(assignment.ShiftId, cancel), new IncidentToOpen(IncidentType.NoShow, Severity.Critical, "Did not come."), now, cancel);
        if (await incidents.Open(assignment.Id, IncidentType.LateClockIn, cancel) is { } lateness) lateness.Resolve(CancelCodes.NoShow, now);
        if (role.CanBeFilled(now)) db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, Tiers.Everybody, $"freed:{assignment.Id}"), role.Id.Value);
        db.Publish(new TrackRecordChanged([assignment.StaffId]), assignment.StaffId.Value);
        db.TellOffered(assignment);
        await bookings.Save([assignment], cancel);
        await progress.Follow(role.ShiftId, cancel);
        await news.ToWorker(MarketplaceNoticeType.NoShow, role, $"no-show:{assignment.Id}", assignment.StaffId, cancel, assignment: assignment.Id);
        await news.ToManagers(MarketplaceNoticeType.NoShow, role, $"no-show:{assignment.Id}", assignment.StaffId, cancel, assignment: assignment.Id);
    }

    private Task<ClockInMode> ModeOf(ShiftId shift, CancellationToken cancel) =>
        db.Shifts.Where(s => s.Id == shift).Join(db.Hubs, s => s.HubId, h => h.Id, (s, h) => s.ClockInMode ?? h.ClockInMode).SingleAsync(cancel);
}
