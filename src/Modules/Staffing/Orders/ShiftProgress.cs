using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Orders;

/// <summary>What becomes of shifts and orders when places are taken and freed. Asked last in a transaction, after the roles, assignments and swaps that it follows are saved.</summary>
internal sealed class ShiftProgress(StaffingDb db)
{
    /// <summary>The shift follows its roles, and the order its shifts.</summary>
    public async Task Follow(ShiftId id, CancellationToken cancel)
    {
        if (await db.Locked(id, cancel) is not { } shift) return;
        var before = shift.Status;
        var counted = await db.Shifts.Where(s => s.Id == id).Select(s => new
        {
            Assigned = db.ShiftRoles.Where(r => r.ShiftId == id).Sum(r => r.AssignedCount), HasBegun = db.Assignments.Any(a => a.ShiftId == id && a.Status == AssignmentStatus.CheckedIn),
        }).SingleAsync(cancel);
        shift.Settle(counted.Assigned, counted.HasBegun && before is not ShiftStatus.InProgress);
        await db.SaveChangesAsync(cancel);
        if (shift.Status != before) await FollowOrder(shift.OrderId, cancel);
    }

    /// <summary>The order follows its shifts, after they are saved.</summary>
    public async Task FollowOrder(OrderId id, CancellationToken cancel)
    {
        if (await db.Locked(id, cancel) is not { } order) return;
        order.Settle(await db.Shifts.Where(s => s.OrderId == id).GroupBy(s => s.Status).Select(g => new ShiftTally(g.Key, g.Count())).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>So many shifts of an order are in this state.</summary>
internal sealed record ShiftTally(ShiftStatus Status, int Count);
