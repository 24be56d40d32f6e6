using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>A swap with all that ends with it, locked: the role, whose place it is, the request, and who would take over.</summary>
internal sealed record SwapInHand(ShiftRole Role, Assignment Original, SwapRequest Swap, IReadOnlyList<Application> Candidates)
{
    private const string Cancelled = "SWAP_CANCELLED";

    /// <summary>Who hoped until it was cancelled.</summary>
    public IEnumerable<StaffId> Disappointed => Candidates.Where(a => a.ReasonCode is Cancelled).Select(a => a.StaffId);

    /// <summary>The worker keeps the shift, and nobody takes over. To be told: <see cref="SwapsInHand.TellCancelled"/>.</summary>
    /// <param name="by">Null where the worker came, which ends it too.</param>
    public Problem? Cancel(UserId? by, string? note, DateTimeOffset now)
    {
        if (Swap.Cancel(by, note, now) is { } over) return over;
        TurnDown(Cancelled, by, now);
        return null;
    }

    /// <summary>Whoever is not chosen is told why.</summary>
    /// <param name="code">Stable: <c>SWAP_FILLED</c>, <c>SWAP_CANCELLED</c>, <c>SWAP_EXPIRED</c>.</param>
    /// <returns>Those who had still hoped.</returns>
    public IReadOnlyList<StaffId> TurnDown(string code, UserId? by, DateTimeOffset now)
    {
        var hoping = Candidates.Where(a => a.Status is ApplicationStatus.Pending).ToList();
        foreach (var application in hoping) application.Reject(code, by, now);
        return [.. hoping.Select(a => a.StaffId)];
    }
}

internal sealed class SwapsInHand(StaffingDb db, ShiftNews news)
{
    /// <summary>Of the caller's business, at a hub that they manage.</summary>
    public async Task<Result<SwapInHand>> Lock(SwapRequestId id, Member member, CancellationToken cancel)
    {
        var hub = await db.SwapRequests.Where(s => s.Id == id && s.BusinessId == member.Business).Select(s => (HubId?)s.HubId).SingleOrDefaultAsync(cancel);
        if (hub is not { } at) return Problem.NotFound;
        return member.MustManage(at) is { } refusal ? refusal : await Lock(id, cancel);
    }

    public async Task<SwapInHand> Lock(SwapRequestId id, CancellationToken cancel)
    {
        var of = await db.SwapRequests.AsNoTracking().Where(s => s.Id == id).Select(s => new { s.ShiftRoleId, s.OriginalAssignmentId }).SingleAsync(cancel);
        var role = (await db.Locked(of.ShiftRoleId, cancel))!;
        return await Lock(id, role, (await db.Locked(of.OriginalAssignmentId, cancel))!, cancel);
    }

    /// <summary>The open swap of an assignment that is locked already; null where there is none.</summary>
    public async Task<SwapInHand?> LockOpen(ShiftRole role, Assignment original, CancellationToken cancel)
    {
        if (original.Status is not AssignmentStatus.SwapRequested) return null;
        var open = await db.SwapRequests.Where(s => s.OriginalAssignmentId == original.Id && s.Status == SwapStatus.Open).Select(s => (SwapRequestId?)s.Id).SingleOrDefaultAsync(cancel);
        return open is { } id ? await Lock(id, role, original, cancel) : null;
    }

    /// <summary>Says that a swap was cancelled to those who had hoped, and to others whom it concerns.</summary>
    public Task TellCancelled(SwapInHand hand, IEnumerable<ToldWorker> others, CancellationToken cancel) => news.ToWorkers(
        MarketplaceNoticeType.SwapCancelled, hand.Role, $"swap-cancelled:{hand.Swap.Id}", [.. others, .. hand.Disappointed.Select(c => new ToldWorker(c, NoticeVariant.Candidate))], cancel);

    private async Task<SwapInHand> Lock(SwapRequestId id, ShiftRole role, Assignment original, CancellationToken cancel)
    {
        var swap = (await db.Locked(id, cancel))!;
        return new(role, original, swap, await db.Applications.Where(a => a.SwapRequestId == id).OrderBy(a => a.Id).ToListAsync(cancel));
    }
}
