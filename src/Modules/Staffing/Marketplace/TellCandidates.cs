using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Dispatch;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Tells of an open place those who could take it, best first.</summary>
internal sealed class TellCandidates(StaffingDb db, Candidates candidates, ShiftNews news, SettingsInForce settings, TimeProvider clock) : ISubscriber<PlaceOpened>
{
    public const int Most = 50;

    public async Task Hear(PlaceOpened opened, CancellationToken cancel)
    {
        // What was open may have been taken by now.
        var (now, role) = (clock.GetUtcNow(), await db.ShiftRoles.AsNoTracking().SingleOrDefaultAsync(r => r.Id == opened.Role, cancel));
        if (role is null || !role.CanBeFilled(now) || (opened.Swap is null && role.OpenSlots == 0)) return;
        if (opened.Swap is { } swap && !await db.SwapRequests.AnyAsync(s => s.Id == swap && s.Status == SwapStatus.Open, cancel)) return;
        var best = await candidates.Best(opened.Role, Most, r => r.Worker.User is not null && r.Tier >= opened.FromTier && r.Tier <= opened.ToTier, alsoUnable: false, cancel);
        var to = best.Select(c => (c.Worker.Id, c.Worker.User!.Value)).ToList();
        if (opened.Swap is not null) await news.ToWorkers(MarketplaceNoticeType.ShiftSwapRequested, role, opened.Key, to, cancel);
        else if (role.StartsAt > now) await news.ToWorkers(MarketplaceNoticeType.ShiftOffered, role, opened.Key, to, cancel);
        else await news.ToWorkers(MarketplaceNoticeType.ShiftOffered, role, opened.Key, to, cancel, NoticeVariant.UnderWay, role.StartIfTaken(now, (await settings.Get(cancel)).RefillNoticeMinutes));
    }
}
