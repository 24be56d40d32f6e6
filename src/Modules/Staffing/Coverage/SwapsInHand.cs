using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>A swap with all that ends with it, locked: the role, whose place it is, the request, and who would take over.</summary>
internal sealed record SwapInHand(ShiftRole Role, Assignment Original, SwapRequest Swap, IReadOnlyList<Application> Candidates)
{
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

internal sealed class SwapsInHand(StaffingDb db)
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
        var original = (await db.Locked(of.OriginalAssignmentId, cancel))!;
        var swap = (await db.Locked(id, cancel))!;
        return new(role, original, swap, await db.Applications.Where(a => a.SwapRequestId == id).OrderBy(a => a.Id).ToListAsync(cancel));
    }
}
