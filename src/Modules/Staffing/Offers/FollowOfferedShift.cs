using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Orders;
using HouseShiftId = WorkforceOS.Contracts.Scheduling.ShiftId;

namespace WorkforceOS.Staffing.Offers;

/// <summary>
/// A shift that was offered is another one: what was ordered for it is edited with it, or called off where it does not take place, or cannot be
/// ordered as it is now. It goes by what the shift is, so that hearing of it twice, or late, changes nothing. What has begun stays as it is.
/// </summary>
internal sealed class FollowOfferedShift(StaffingDb db, IShifts shifts, OwnOrders orders, Scope scope, TimeProvider clock) : ISubscriber<OfferedShiftChanged>
{
    private const string Reason = "The shift was called off.";

    public async Task Hear(OfferedShiftChanged changed, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn(OfferShift.Turn, changed.Shift.Value, cancel);
        HouseShiftId? shift = changed.Shift;
        var ordered = await db.Orders.AsNoTracking().Where(o => o.OfferedShiftId == shift && (o.Status == OrderStatus.Open || o.Status == OrderStatus.Filled)).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(cancel);
        if (ordered is []) return;
        var now = await shifts.Find(changed.Shift, cancel);
        foreach (var order in ordered) await Follow(order, now, transaction, cancel);
        await transaction.Commit(cancel);
    }

    private async Task Follow(OrderId id, ShiftFacts? shift, ScopeTransaction transaction, CancellationToken cancel)
    {
        var offer = await db.ShiftOffers.SingleAsync(o => o.OrderId == id, cancel);
        var by = scope.Caller.UserOrNobody ?? offer.OfferedBy;
        var hub = (await db.Kept(await db.Orders.Where(o => o.Id == id).Select(o => o.HubId).SingleAsync(cancel), cancel))!;
        var coming = await orders.Lock(id, transaction, cancel);
        if (coming.Shifts is not [var ordered]) return;
        if (shift is { Scheduled: true } && (ordered.StartsAt, ordered.EndsAt, coming.Roles[0].BreakMinutes) == (shift.StartsAt, shift.EndsAt, BreakOf(shift))) return;

        // Of an offer that was taken back only those who stayed are wanted.
        var count = offer.Ended is null ? offer.Count : coming.Assignments.Count(a => a.Status is AssignmentStatus.Accepted);
        if (shift is { Scheduled: true } && count > 0)
        {
            var own = await db.Businesses.AsNoTracking().SingleAsync(b => b.Id == coming.Order.BusinessId, cancel);
            var plan = OrderPlan.Once(shift.StartsAt, shift.EndsAt, WallClock.ZoneOrNull(hub.Timezone)!);
            var replaced = await orders.Replace(coming, own, Wanted(coming.Order, shift, count), hub, plan, by, cancel);
            if (replaced.Problem is null)
            {
                offer.Follow(replaced.Value.Order.Order.Id);
                await db.SaveChangesAsync(cancel);
                if (offer.Ended is not null) await orders.Close(offer.OrderId, by, Reason, cancel, keepsReserved: true);
                return;
            }
        }
        await orders.CallOff(coming, by, Reason, cancel);
        if (offer.Ended is null) offer.End(OfferEnd.Withdrawn, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    private static WantedOrder Wanted(Order order, ShiftFacts shift, int count) => new(order.HubId, order.Title, [WantedPosition.Again(order.Positions[0] with { WorkersNeeded = count, BreakMinutes = BreakOf(shift) }, keepsRates: true)])
    {
        Description = order.Description, Vendor = order.VendorId, OfferedShift = order.OfferedShiftId,
    };

    private static int BreakOf(ShiftFacts shift) => Math.Min(shift.BreakMinutes, OfferedBreak.MostMinutes);
}

/// <summary>The company's clock is another one, and with it every shift that has not begun: each that is offered is looked at.</summary>
internal sealed class FollowOfferedZone(StaffingDb db) : ISubscriber<ShiftsFollowedZone>
{
    public async Task Hear(ShiftsFollowedZone followed, CancellationToken cancel)
    {
        var offered = await db.Orders.Where(o => o.OfferedShiftId != null && (o.Status == OrderStatus.Open || o.Status == OrderStatus.Filled) && o.StartsAt > followed.At)
            .Select(o => o.OfferedShiftId!.Value).Distinct().ToListAsync(cancel);
        foreach (var shift in offered) db.PublishSoon(new OfferedShiftChanged(shift), shift.Value);
        await db.SaveChangesAsync(cancel);
    }
}
