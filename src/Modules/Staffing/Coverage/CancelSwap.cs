using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>A manager does not let the worker go: they keep the shift.</summary>
internal static class CancelSwap
{
    internal sealed record Input([MaxLength(1000)] string? Reason = null) : IInput;

    internal sealed record View(SwapRequestId SwapRequestId, SwapStatus Status, AssignmentId AssignmentId, AssignmentStatus AssignmentStatus);

    public static async Task<Result<View>> Handle(SwapRequestId swapRequestId, Input request, StaffingDb db, SwapsInHand swaps, SwapUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Scope.Begin(cancel);
        var found = await swaps.Lock(swapRequestId, unit.Member, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var hand = found.Value;
        if (hand.Cancel(unit.Member.User, request.Reason, unit.Now) is { } over) return over;
        if (hand.Original.Keep() is { } gone) return gone;
        await db.SaveChangesAsync(cancel);
        await swaps.TellCancelled(hand, [new(hand.Original.StaffId, Assignment: hand.Original.Id)], cancel);
        await transaction.Commit(cancel);
        return new View(swapRequestId, hand.Swap.Status, hand.Original.Id, hand.Original.Status);
    }
}

/// <summary>Who decides of a swap, in which unit of work, and when.</summary>
internal sealed class SwapUnit(Scope scope, Member member, TimeProvider clock)
{
    public Scope Scope => scope;

    public Member Member => member;

    public DateTimeOffset Now => clock.GetUtcNow();
}
