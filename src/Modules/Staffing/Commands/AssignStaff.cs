using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Commands;

/// <summary>Somebody gives a worker a free place: one who has applied for it, or another. They have to accept, unless it is known that they come.</summary>
internal sealed class AssignStaff(StaffingDb db, Facts facts, Bookings bookings, ShiftProgress progress, SettingsInForce settings, ShiftNews news, Member member, TimeProvider clock)
{
    /// <param name="StaffId">Or <paramref name="WorkforceId"/>, which means the same.</param>
    /// <param name="ApplicationId">Theirs, for that role.</param>
    /// <param name="AutoAccept">They are booked at once.</param>
    internal sealed record Input(CompanyId TenantId, ShiftRoleId RoleId, StaffId? StaffId = null, StaffId? WorkforceId = null, ApplicationId? ApplicationId = null, bool? AutoAccept = null) : IOfTenant, IValidatableObject
    {
        public StaffId Staff => (StaffId ?? WorkforceId)!.Value;

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if ((StaffId ?? WorkforceId) is null) yield return new("Say who: staffId or workforceId.", [nameof(StaffId)]);
            if (StaffId is not null && WorkforceId is not null && StaffId != WorkforceId) yield return new("It means the same as staffId.", [nameof(WorkforceId)]);
        }
    }

    internal sealed record View(AssignmentId AssignmentId, AssignmentStatus Status);

    public static async Task<Result<View>> Handle(ShiftId shiftId, Input request, AssignStaff use, StaffingDb db, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (!await db.Staff.AnyAsync(s => s.Id == request.Staff, cancel)) return Problem.NotFound;
        // As when they apply: whoever is blocked at this moment is refused, or taken off.
        await transaction.TakeTurn(Blocking.Turn, request.Staff.Value, cancel);
        if (await db.Locked(request.RoleId, cancel) is not { } role || role.ShiftId != shiftId) return Problem.NotFound;
        var answer = await use.Assign(role, request, cancel);
        if (answer.Problem is null) await transaction.Commit(cancel);
        return answer;
    }

    private async Task<Result<View>> Assign(ShiftRole role, Input request, CancellationToken cancel)
    {
        var (now, decided, isBooked) = (clock.GetUtcNow(), await settings.Get(cancel), request.AutoAccept is true);
        var applied = await db.Applications.SingleOrDefaultAsync(a => a.ShiftRoleId == role.Id && a.StaffId == request.Staff && a.Status == ApplicationStatus.Pending, cancel);
        if (request.ApplicationId is { } named && applied?.Id != named) return await Missing(named, role, request.Staff, cancel);
        if (await Refuse(role, request.Staff, now, cancel) is { } refusal) return refusal;
        if (role.Take(now) is { } full) return full;

        if (isBooked) applied?.Confirm(member.User, now);
        var startsAt = role.StartIfTaken(now, decided.RefillNoticeMinutes);
        var assignment = Assignment.Of(NewId.At<AssignmentId>(clock), role, request.Staff, applied?.Id, isBooked ? null : Deadlines.RespondBy(now, startsAt, decided.OfferMinutes), now, startsAt: startsAt);
        if (await bookings.Book(assignment, cancel) is { } taken) return taken;
        await progress.Follow(role.ShiftId, cancel);
        if (isBooked) await news.ToWorker(MarketplaceNoticeType.ShiftAssigned, role, $"assigned:{assignment.Id}", request.Staff, cancel, assignment: assignment.Id);
        else await news.ToWorker(MarketplaceNoticeType.ShiftOffered, role, $"reserved:{assignment.Id}", request.Staff, cancel, NoticeVariant.Reserved, assignment.Id, assignment.RespondBy);
        return new View(assignment.Id, assignment.Status);
    }

    private async Task<Problem?> Refuse(ShiftRole role, StaffId staff, DateTimeOffset now, CancellationToken cancel)
    {
        if (role.MustBeFillable(now) is { } notOpen) return notOpen;
        if (await db.Assignments.AnyAsync(a => a.ShiftRoleId == role.Id && a.StaffId == staff && Assignment.Holding.Contains(a.Status), cancel)) return StaffingProblems.AlreadyAssigned;
        var wanted = await facts.OfRole(role, cancel);
        return Fitness.Refuse(await facts.OfWorker(staff, wanted, cancel), wanted);
    }

    /// <summary>It is somebody else's or for something else; or it was decided.</summary>
    private async Task<Problem> Missing(ApplicationId named, ShiftRole role, StaffId staff, CancellationToken cancel) =>
        await db.Applications.Where(a => a.Id == named && a.ShiftRoleId == role.Id && a.StaffId == staff).Select(a => (ApplicationStatus?)a.Status).SingleOrDefaultAsync(cancel) is { } status
            ? StaffingProblems.InvalidState(status, ApplicationStatus.Pending) : Problem.NotFound;
}
