using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Marketplace;

/// <param name="AssignmentId">Which, where the worker was offered more than one place on the shift.</param>
internal sealed record ShiftAcceptance(AssignmentId? AssignmentId = null) : IInput;

internal sealed record AcceptedView(AssignmentId AssignmentId, ShiftId ShiftId, ShiftRoleId RoleId, AssignmentStatus Status, DateTimeOffset AcceptedAt);

/// <summary>A worker takes the place that is held for them. Once more changes nothing.</summary>
internal static class AcceptShift
{
    public static async Task<Result<AcceptedView>> Handle(ShiftId shiftId, ShiftAcceptance request, OwnPlaces places, Bookings bookings, ShiftNews news, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (await places.Lock(shiftId, request.AssignmentId, cancel) is not { } own) return Problem.NotFound;
        if (own.Assignment is not { } assignment) return StaffingProblems.UnderReview;
        if (assignment.Status is not AssignmentStatus.Accepted)
        {
            var now = clock.GetUtcNow();
            if (assignment.Accept(now) is { } refusal) return refusal;
            own.Application?.Confirm(null, now);
            if (await bookings.Take([assignment], cancel) is { } taken) return taken;
            await news.ToManagers(MarketplaceNoticeType.ShiftAssigned, own.Role, $"accepted:{assignment.Id}", assignment.StaffId, cancel, assignment: assignment.Id);
            await transaction.Commit(cancel);
        }
        return new AcceptedView(assignment.Id, assignment.ShiftId, assignment.ShiftRoleId, assignment.Status, assignment.AcceptedAt!.Value);
    }
}
