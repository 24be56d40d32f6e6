using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>
/// Whom the caller's business does not take. Whoever is blocked leaves its teams; what they have applied for there is turned down, with the
/// places that were held for them until they accept; and of what they have accepted they are off where the business wants it.
/// </summary>
internal sealed class Blocking(StaffingDb db, Bookings bookings, ShiftProgress progress, TellWorkers tell, SwapsInHand swapNews, Member member, TimeProvider clock)
{
    /// <summary>Whoever changes how a business stands to a worker, and that worker where they apply, come one after the other, before anything is locked.</summary>
    public const string Turn = "staffing.standing";

    /// <param name="review">That says why.</param>
    /// <param name="mark">Null leaves it as it is.</param>
    /// <returns>Whether they are blocked now.</returns>
    public async Task<bool> Mark(Review review, bool? mark, bool cancelsShifts, CancellationToken cancel)
    {
        var block = await db.StaffBlocks.SingleOrDefaultAsync(b => b.BusinessId == member.Business && b.StaffId == review.StaffId && b.ClearedAt == null, cancel);
        if (mark is false) block?.Clear(clock.GetUtcNow());
        if (mark is not true) return mark ?? block is not null;
        if (block is null) db.StaffBlocks.Add(Block(review));
        await TakeOff(review.StaffId, cancelsShifts, cancel);
        return true;
    }

    private StaffBlock Block(Review review) => new()
    {
        Id = NewId.At<BlockId>(clock), CompanyId = review.CompanyId, BusinessId = member.Business, StaffId = review.StaffId, Reason = review.Feedback, IssueFlags = review.IssueFlags, SourceAssignmentId = review.AssignmentId, CreatedBy = member.User,
    };

    private async Task TakeOff(StaffId staff, bool cancelsShifts, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var membership in await db.DispatchMemberships.Where(m => m.BusinessId == member.Business && m.StaffId == staff && m.Status == Standing.Active).ToListAsync(cancel)) membership.Leave();

        Guid[] ids = [.. (await RolesOf(staff, cancelsShifts, now, cancel)).Select(r => r.Value)];
        var roles = (await db.LockedRoles(ids, cancel)).ToDictionary(r => r.Id);
        var ahead = await db.LockedAssignmentsAhead(staff, ids, now, cancel);
        var own = ahead.Select(a => a.Id).ToHashSet();
        var swaps = (await db.LockedSwapsOf(ids, cancel)).Where(s => own.Contains(s.OriginalAssignmentId)).ToList();
        var (on, open) = (roles.Keys.ToList(), swaps.Select(s => (SwapRequestId?)s.Id).ToList());
        var asked = await db.Applications.Where(a => on.Contains(a.ShiftRoleId) && (a.StaffId == staff && (a.Status == ApplicationStatus.Pending || a.Status == ApplicationStatus.Confirmed) || a.Status == ApplicationStatus.Pending && open.Contains(a.SwapRequestId))).ToListAsync(cancel);

        var pending = asked.Where(a => a.StaffId == staff && a.Status is ApplicationStatus.Pending).ToList();
        var held = pending.Select(a => (ApplicationId?)a.Id).ToHashSet();
        var off = ahead.Where(a => cancelsShifts || (a.Status is AssignmentStatus.Assigned && held.Contains(a.ApplicationId))).ToList();
        var ended = off.Select(a => a.Id).ToHashSet();
        var over = swaps.Where(s => ended.Contains(s.OriginalAssignmentId))
            .Select(s => new SwapInHand(roles[s.ShiftRoleId], off.Single(a => a.Id == s.OriginalAssignmentId), s, [.. asked.Where(a => a.SwapRequestId == s.Id && a.StaffId != staff)])).ToList();
        foreach (var hand in over) hand.Cancel(member.User, null, now);
        foreach (var application in asked.Where(a => pending.Contains(a) || off.Any(o => o.ApplicationId == a.Id))) application.Reject(CancelCodes.StaffBlocked, member.User, now);
        foreach (var assignment in off) Free(assignment, roles[assignment.ShiftRoleId], now);
        await bookings.Save(off, cancel);
        await Follow(off, cancel);
        foreach (var hand in over) await swapNews.TellCancelled(hand, [], cancel);
    }

    private async Task<List<ShiftRoleId>> RolesOf(StaffId staff, bool cancelsShifts, DateTimeOffset now, CancellationToken cancel)
    {
        var roles = db.Applications.Where(a => a.StaffId == staff && a.Status == ApplicationStatus.Pending).Join(db.ShiftRoles.Where(r => r.BusinessId == member.Business), a => a.ShiftRoleId, r => r.Id, (a, r) => r.Id);
        if (cancelsShifts) roles = roles.Union(db.Assignments.Where(a => a.BusinessId == member.Business && a.StaffId == staff && Assignment.Ahead.Contains(a.Status) && a.StartsAt > now).Select(a => a.ShiftRoleId));
        return await roles.Distinct().ToListAsync(cancel);
    }

    private void Free(Assignment assignment, ShiftRole role, DateTimeOffset now)
    {
        if (assignment.Cancel(CancelCodes.StaffBlocked, CancelledBy.Client, null, now) is { } refusal) throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        role.Free();
        if (!role.IsOver) db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, role.ReleasedTier, $"freed:{assignment.Id}"), role.Id.Value);
    }

    private async Task Follow(IReadOnlyCollection<Assignment> off, CancellationToken cancel)
    {
        if (off.Count == 0) return;
        await tell.TakenOff(off, await progress.Follow([.. off.Select(a => a.ShiftId).Distinct()], cancel), cancel);
    }
}
