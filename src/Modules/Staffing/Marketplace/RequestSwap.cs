using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Dispatch;

namespace WorkforceOS.Staffing.Marketplace;

internal sealed record SwapReason([Length(3, 500)] string Reason) : IInput, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Reason.Trim().Length < 3) yield return new ValidationResult("At least 3 characters.", [nameof(Reason)]);
    }
}

internal sealed record SwapRequestedView(
    SwapRequestId SwapRequestId, AssignmentId AssignmentId, ShiftId ShiftId, ShiftRoleId RoleId, AssignmentStatus Status, SwapStatus SwapStatus, DateTimeOffset ExpiresAt);

/// <summary>A worker would like to be replaced: the place stays theirs until somebody takes over or the time is up.</summary>
internal sealed class RequestSwap(StaffingDb db, SettingsInForce settings, ShiftNews news, TimeProvider clock)
{
    public static async Task<Result<SwapRequestedView>> Handle(ShiftId shiftId, SwapReason request, OwnPlaces places, RequestSwap swap, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (await places.Lock(shiftId, null, cancel) is not { Assignment: { } } own) return Problem.NotFound;
        var answer = await swap.Open(own, request.Reason.Trim(), cancel);
        if (answer.Problem is null) await transaction.Commit(cancel);
        return answer;
    }

    private async Task<Result<SwapRequestedView>> Open(OwnPlace own, string reason, CancellationToken cancel)
    {
        var (now, role, assignment) = (clock.GetUtcNow(), own.Role, own.Assignment!);
        if (assignment.RequestSwap(reason, now) is { } refusal) return refusal;
        if (assignment.StartsAt - now < Deadlines.LatestSwap) return StaffingProblems.SwapWindowClosed;

        var decided = await settings.Get(cancel);
        var request = new SwapRequest
        {
            Id = NewId.At<SwapRequestId>(clock), CompanyId = role.CompanyId, OriginalAssignmentId = assignment.Id, ShiftId = role.ShiftId, ShiftRoleId = role.Id, CatalogRoleId = role.CatalogRoleId, StartsAt = role.StartsAt, BusinessId = role.BusinessId, HubId = role.HubId,
            StaffId = assignment.StaffId, Reason = reason, ExpiresAt = Deadlines.SwapExpires(now, assignment.StartsAt, decided.SwapWindowMinutes),
        };
        db.SwapRequests.Add(request);
        role.ReleaseTo(Tiers.Everybody, null);
        db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, Tiers.Everybody, $"swap:{request.Id}", request.Id), role.Id.Value);
        await db.SaveChangesAsync(cancel);
        await news.ToManagers(MarketplaceNoticeType.ShiftSwapRequested, role, $"swap:{request.Id}", assignment.StaffId, cancel, assignment: assignment.Id);
        return new SwapRequestedView(request.Id, assignment.Id, role.ShiftId, role.Id, assignment.Status, request.Status, request.ExpiresAt);
    }
}
