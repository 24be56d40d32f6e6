using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Coverage;

internal sealed record ResolvedSwapView(
    SwapRequestId SwapRequestId, SwapStatus Status, DateTimeOffset ResolvedAt, AssignmentId OriginalAssignmentId, AssignmentId ReplacementAssignmentId, ApplicationId ApplicationId, ShiftId ShiftId, StaffId StaffId);

/// <summary>A manager chooses who takes over. Whether they may, and are free, is looked at now, whatever it was when they applied. The number of taken places stays.</summary>
internal sealed class ResolveSwap(SwapsInHand swaps, Facts facts, Bookings bookings, ShiftNews news, Member member, Scope scope, TimeProvider clock)
{
    internal sealed record Input(ApplicationId ApplicationId, [MaxLength(1000)] string? Note = null) : IInput;

    public static Task<Result<ResolvedSwapView>> Handle(SwapRequestId swapRequestId, Input choice, ResolveSwap use, CancellationToken cancel) => use.Run(swapRequestId, choice, cancel);

    private async Task<Result<ResolvedSwapView>> Run(SwapRequestId id, Input choice, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var found = await swaps.Lock(id, member, cancel);
        if (found.Problem is { } notTheirs) return notTheirs;
        var (hand, now) = (found.Value, clock.GetUtcNow());
        if (hand.Swap.Status is not SwapStatus.Open || hand.Swap.ExpiresAt <= now) return StaffingProblems.SwapNotOpen;
        if (hand.Candidates.FirstOrDefault(a => a.Id == choice.ApplicationId) is not { } chosen) return Problem.NotFound;
        if (chosen.Status is not ApplicationStatus.Pending) return StaffingProblems.InvalidState(chosen.Status, ApplicationStatus.Pending);
        if (await Refuse(hand, chosen.StaffId, cancel) is { } unfit) return unfit;

        var replacement = Assignment.Of(NewId.At<AssignmentId>(clock), hand.Role, chosen.StaffId, chosen.Id, null, now, hand.Original.Id, hand.Original.StartsAt);
        if (hand.Original.SwapOut(now) is { } gone) return gone;
        if (hand.Swap.Resolve(chosen.Id, replacement.Id, member.User, choice.Note, now) is { } over) return over;
        chosen.Confirm(member.User, now);
        var losers = hand.TurnDown("SWAP_FILLED", member.User, now);
        await bookings.Save([hand.Original], cancel);
        if (await bookings.Book(replacement, cancel) is { } taken) return taken;
        await Tell(hand, chosen.StaffId, replacement.Id, losers, cancel);
        await transaction.Commit(cancel);
        return new ResolvedSwapView(id, hand.Swap.Status, now, hand.Original.Id, replacement.Id, chosen.Id, hand.Role.ShiftId, chosen.StaffId);
    }

    private async Task<Problem?> Refuse(SwapInHand hand, StaffId staff, CancellationToken cancel)
    {
        var wanted = (await facts.OfRole(hand.Role, cancel)) with { StartsAt = hand.Original.StartsAt };
        return Fitness.Refuse(await facts.OfWorker(staff, wanted, cancel), wanted);
    }

    private async Task Tell(SwapInHand hand, StaffId chosen, AssignmentId replacement, IReadOnlyList<StaffId> losers, CancellationToken cancel)
    {
        var key = $"swap-resolved:{hand.Swap.Id}";
        await news.ToWorkers(MarketplaceNoticeType.SwapResolved, hand.Role, key,
            [new(hand.Original.StaffId, Assignment: hand.Original.Id), new(chosen, NoticeVariant.Taken, replacement), .. losers.Select(l => new ToldWorker(l, NoticeVariant.NotChosen))], cancel);
        await news.ToManagers(MarketplaceNoticeType.SwapResolved, hand.Role, key, chosen, cancel, assignment: replacement);
    }
}
