using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Marketplace;

internal sealed record ShiftRefusal([MaxLength(1000)] string? Reason = null) : IInput;

/// <summary>What became of the place, or of the application where there was only that.</summary>
internal enum DeclineOutcome
{
    Declined,
    Cancelled,
    Withdrawn,
}

internal sealed record DeclinedView(ShiftId ShiftId, AssignmentId? AssignmentId, ApplicationId? ApplicationId, DeclineOutcome Status);

/// <summary>A worker does not want what they were offered or have applied for, or gives back in time what they accepted.</summary>
internal sealed class DeclineShift(StaffingDb db, Bookings bookings, ShiftProgress progress, ShiftNews news)
{
    public static async Task<Result<DeclinedView>> Handle(ShiftId shiftId, ShiftRefusal request, OwnPlaces places, DeclineShift decline, StaffingDb db, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        if (await places.Lock(shiftId, null, cancel) is not { } own) return Problem.NotFound;
        if (own.Assignment is { } assignment)
        {
            if (assignment.Decline(request.Reason?.Trim(), now) is { } refusal) return refusal;
            await decline.GiveBack(own.Role, assignment, cancel);
        }
        own.Application?.Withdraw(now);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new DeclinedView(shiftId, own.Assignment?.Id, own.Application?.Id, own.Assignment?.Status switch
        {
            AssignmentStatus.Declined => DeclineOutcome.Declined,
            null => DeclineOutcome.Withdrawn,
            _ => DeclineOutcome.Cancelled,
        });
    }

    private async Task GiveBack(ShiftRole role, Assignment assignment, CancellationToken cancel)
    {
        role.Free();
        db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, role.ReleasedTier, $"freed:{assignment.Id}"), role.Id.Value);
        if (assignment.CancelCode is not null) db.Publish(new TrackRecordChanged([assignment.StaffId]), assignment.StaffId.Value);
        await bookings.Save([assignment], cancel);
        await progress.Follow(role.ShiftId, cancel);
        if (assignment.CancelCode is not null) await news.ToManagers(MarketplaceNoticeType.ShiftCancelled, role, $"gaveBack:{assignment.Id}", assignment.StaffId, cancel, NoticeVariant.TakenOff, assignment.Id);
    }
}
