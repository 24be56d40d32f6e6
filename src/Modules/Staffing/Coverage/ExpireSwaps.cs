using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>Where nobody was found in time, the worker is off and their place is free.</summary>
internal sealed class ExpireSwaps(DueOneByOne due, TimeProvider clock) : IJob
{
    public const string Name = "staffing.swaps";

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var late = services.GetRequiredService<StaffingDb>().SwapRequests.Where(s => s.Status == SwapStatus.Open && s.ExpiresAt <= now)
            .Select(s => new Due<SwapRequestId> { CompanyId = s.CompanyId, Id = s.Id, At = s.ExpiresAt });
        return due.Each(Name, late, (unit, swap) => unit.GetRequiredService<ExpiredSwap>().End(swap, cancel), cancel);
    }
}

/// <summary>One of them, looked at again under its locks: whoever resolves it in the last moment has it, or has not.</summary>
internal sealed class ExpiredSwap(StaffingDb db, Scope scope, SwapsInHand swaps, Bookings bookings, ShiftProgress progress, ShiftNews news, TimeProvider clock)
{
    public async Task End(SwapRequestId id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await scope.Begin(cancel);
        var hand = await swaps.Lock(id, cancel);
        if (hand.Swap.ExpiresAt > now || hand.Swap.Expire(now) is not null) return;

        var (role, original) = (hand.Role, hand.Original);
        if (original.Cancel(CancelCodes.SwapExpired, CancelledBy.System, null, now) is null)
        {
            role.Free();
            if (original.ApplicationId is { } applied) (await db.Applications.SingleAsync(a => a.Id == applied, cancel)).Expire(now);
            if (role.CanBeFilled(now)) db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, role.ReleasedTier, $"freed:{original.Id}"), role.Id.Value);
            db.Publish(new TrackRecordChanged([original.StaffId]), original.StaffId.Value);
        }
        var hoping = hand.TurnDown("SWAP_EXPIRED", null, now);
        await bookings.Save([original], cancel);
        await progress.Follow(role.ShiftId, cancel);

        var key = $"swap-expired:{id}";
        await news.ToWorkers(MarketplaceNoticeType.SwapAutoCancelled, role, key, [new(original.StaffId, Assignment: original.Id), .. hoping.Select(c => new ToldWorker(c, NoticeVariant.Candidate))], cancel);
        await news.ToManagers(MarketplaceNoticeType.SwapAutoCancelled, role, key, original.StaffId, cancel, assignment: original.Id);
        await transaction.Commit(cancel);
    }
}
