using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Marketplace;

/// <param name="InstantBook">Be booked at once, where the client allows it for the role.</param>
internal sealed record ShiftApplication(ShiftRoleId RoleId, bool? InstantBook = null, [MaxLength(1000)] string? Note = null) : IInput;

/// <param name="RespondBy">Until when to accept the place that is held.</param>
internal sealed record ApplicationView(
    ApplicationId ApplicationId, ShiftId ShiftId, ShiftRoleId RoleId, ApplicationStatus Status, AssignmentId? AssignmentId, AssignmentStatus? AssignmentStatus, SwapRequestId? SwapRequestId, DateTimeOffset? RespondBy);

/// <summary>A worker takes a free place, or offers to take over from somebody who asks for a swap.</summary>
internal sealed class ApplyForShift(StaffingDb db, Facts facts, Bookings bookings, ShiftProgress progress, SettingsInForce settings, ShiftNews news, TimeProvider clock)
{
    public static async Task<Result<ApplicationView>> Handle(ShiftId shiftId, ShiftApplication request, Worker worker, ApplyForShift apply, StaffingDb db, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // Whoever is blocked at this moment has applied before, and is turned down, or finds that they are.
        await transaction.TakeTurn(Blocking.Turn, worker.Id.Value, cancel);
        if (await db.Locked(request.RoleId, cancel) is not { } role || role.ShiftId != shiftId) return Problem.NotFound;
        if (await apply.Refuse(role, worker.Id, cancel) is { } refusal) return refusal;
        var answer = role.OpenSlots > 0 ? await apply.ForPlace(role, request, worker.Id, cancel) : await apply.ToTakeOver(role, request, worker.Id, cancel);
        if (answer.Problem is null) await transaction.Commit(cancel);
        return answer;
    }

    private async Task<Problem?> Refuse(ShiftRole role, StaffId staff, CancellationToken cancel)
    {
        if (role.MustBeFillable(clock.GetUtcNow()) is { } notOpen) return notOpen;
        var wanted = await facts.OfRole(role, cancel);
        var who = await facts.OfWorker(staff, wanted, cancel);
        if (who.BlockedBy.Contains(role.BusinessId)) return StaffingProblems.StaffBlocked;
        if (await IsOnIt(role, staff, cancel)) return StaffingProblems.AlreadyApplied;
        // Others are asked first: for this worker it is not there yet.
        if (Tiers.Of(who.Teams, role.BusinessId, role.HubId, wanted.LocalDate).Tier > role.ReleasedTier) return Problem.NotFound;
        return Fitness.Refuse(who, wanted);
    }

    private async Task<Result<ApplicationView>> ForPlace(ShiftRole role, ShiftApplication request, StaffId staff, CancellationToken cancel)
    {
        var (now, decided) = (clock.GetUtcNow(), await settings.Get(cancel));
        var isBooked = request.InstantBook is true && role.InstantBookAllowed;
        var application = Application(role, request, staff, null, now);
        if (!isBooked && decided.ApplicationMode is ApplicationMode.DispatchReview)
        {
            await db.SaveChangesAsync(cancel);
            return View(application, null);
        }
        if (role.Take(now) is { } full) return full;
        if (isBooked) application.Confirm(null, now);
        var startsAt = role.StartIfTaken(now, decided.RefillNoticeMinutes);
        var assignment = Assignment.Of(NewId.At<AssignmentId>(clock), role, staff, application.Id, isBooked ? null : Deadlines.RespondBy(now, startsAt, decided.OfferMinutes), now, startsAt: startsAt);
        if (await bookings.Book(assignment, cancel) is { } taken) return taken;
        await progress.Follow(role.ShiftId, cancel);
        if (role.OpenSlots == 0) await news.ToManagers(MarketplaceNoticeType.ShiftAssigned, role, $"full:{assignment.Id}", null, cancel, NoticeVariant.Full);
        return View(application, assignment);
    }

    private async Task<Result<ApplicationView>> ToTakeOver(ShiftRole role, ShiftApplication request, StaffId staff, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var open = await db.SwapRequests.AsNoTracking().Where(s => s.ShiftRoleId == role.Id && s.Status == SwapStatus.Open && s.ExpiresAt > now)
            .OrderBy(s => s.ExpiresAt).ThenBy(s => s.Id).Select(s => s.Id).Take(1).ToListAsync(cancel);
        if (open is not [var swap]) return StaffingProblems.RoleFull;
        var application = Application(role, request, staff, swap, now);
        await db.SaveChangesAsync(cancel);
        await news.ToManagers(MarketplaceNoticeType.ShiftSwapRequested, role, $"swap-candidate:{application.Id}", staff, cancel, NoticeVariant.Candidate);
        return View(application, null);
    }

    private Application Application(ShiftRole role, ShiftApplication request, StaffId staff, SwapRequestId? swap, DateTimeOffset now)
    {
        var application = new Application
        {
            Id = NewId.At<ApplicationId>(clock), CompanyId = role.CompanyId, ShiftRoleId = role.Id, ShiftId = role.ShiftId, StaffId = staff, SwapRequestId = swap, Note = request.Note?.Trim(), AppliedAt = now,
        };
        db.Applications.Add(application);
        return application;
    }

    /// <summary>Or was, and did not come.</summary>
    private Task<bool> IsOnIt(ShiftRole role, StaffId staff, CancellationToken cancel) =>
        db.Applications.Where(a => a.ShiftRoleId == role.Id && a.StaffId == staff && (a.Status == ApplicationStatus.Pending || a.Status == ApplicationStatus.Confirmed)).Select(a => a.ShiftRoleId)
            .Concat(db.Assignments.Where(a => a.ShiftRoleId == role.Id && a.StaffId == staff && (Assignment.Holding.Contains(a.Status) || a.Status == AssignmentStatus.NoShow || a.CancelCode == CancelCodes.LateWorker)).Select(a => a.ShiftRoleId)).AnyAsync(cancel);

    private static ApplicationView View(Application application, Assignment? assignment) => new(
        application.Id, application.ShiftId, application.ShiftRoleId, application.Status, assignment?.Id, assignment?.Status, application.SwapRequestId, assignment?.RespondBy);
}
