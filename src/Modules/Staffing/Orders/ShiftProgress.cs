using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Orders;

/// <summary>What becomes of shifts and orders when places are taken and freed. Asked last in a transaction, after the roles, assignments and swaps that it follows are saved.</summary>
internal sealed class ShiftProgress(StaffingDb db)
{
    /// <inheritdoc cref="Follow(IReadOnlyCollection{ShiftId}, CancellationToken)"/>
    public Task Follow(ShiftId id, CancellationToken cancel) => Follow([id], cancel);

    /// <summary>Shifts follow their roles, and orders their shifts, in as many statements for many as for one. All shifts are locked before any order.</summary>
    /// <returns>The shifts, as they are now.</returns>
    public async Task<IReadOnlyList<Shift>> Follow(IReadOnlyCollection<ShiftId> ids, CancellationToken cancel)
    {
        var shifts = await db.LockedShifts([.. ids.Select(s => s.Value)], cancel);
        var before = shifts.ToDictionary(s => s.Id, s => s.Status);
        var counted = await db.Shifts.Where(s => ids.Contains(s.Id)).Select(s => new
        {
            s.Id, Assigned = db.ShiftRoles.Where(r => r.ShiftId == s.Id).Sum(r => r.AssignedCount), HasBegun = db.Assignments.Any(a => a.ShiftId == s.Id && a.Status == AssignmentStatus.CheckedIn),
        }).ToDictionaryAsync(s => s.Id, cancel);
        foreach (var shift in shifts) shift.Settle(counted[shift.Id].Assigned, counted[shift.Id].HasBegun && shift.Status is not ShiftStatus.InProgress);
        await db.SaveChangesAsync(cancel);
        await FollowOrders([.. shifts.Where(s => s.Status != before[s.Id]).Select(s => s.OrderId).Distinct()], cancel);
        return shifts;
    }

    /// <summary>Orders follow their shifts, after these are saved.</summary>
    public async Task FollowOrders(IReadOnlyCollection<OrderId> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return;
        var orders = await db.LockedOrders([.. ids.Select(o => o.Value)], cancel);
        var tallies = (await db.Shifts.Where(s => ids.Contains(s.OrderId)).GroupBy(s => new { s.OrderId, s.Status }).Select(g => new { g.Key.OrderId, g.Key.Status, Count = g.Count() }).ToListAsync(cancel))
            .ToLookup(t => t.OrderId, t => new ShiftTally(t.Status, t.Count));
        foreach (var order in orders) order.Settle([.. tallies[order.Id]]);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>So many shifts of an order are in this state.</summary>
internal sealed record ShiftTally(ShiftStatus Status, int Count);
