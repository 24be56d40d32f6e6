using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Offers;

/// <summary>Orders for shifts of the house: made, edited and called off as those of any client are, by whoever plans the shift, or the product for them.</summary>
internal sealed class OwnOrders(
    StaffingDb db, ShiftMaking making, TellCoreTeam core, TellWorkers workers, SettingsInForce settings, Bookings bookings, IBookedTime time, ShiftProgress progress, Scope scope, TimeProvider clock)
{
    /// <summary>Everybody who can take a place hears of it.</summary>
    public async Task<Result<PublishedOrder>> Make(Business own, WantedOrder wanted, Hub hub, OrderPlan plan, UserId by, CancellationToken cancel)
    {
        var made = await DeskOf(own, by).Publishing.Publish(wanted, hub, plan, new(OrderType.OneTime), cancel);
        if (made.Problem is { } refusal) return OfferProblems.NotOrderable(refusal);
        foreach (var role in made.Value.Roles) db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, Tiers.Everybody, $"offered:{role.Id}"), role.Id.Value);
        return made;
    }

    /// <summary>What of an order has not begun; nothing where somebody has come to it. All of it is locked.</summary>
    public async Task<ComingWork> Lock(OrderId id, ScopeTransaction transaction, CancellationToken cancel)
    {
        await transaction.TakeTurn(OrdersInHand.Turn, id.Value, cancel);
        var business = await db.Orders.Where(o => o.Id == id).Join(db.Businesses, o => o.BusinessId, b => b.Id, (o, b) => b).AsNoTracking().SingleAsync(cancel);
        return await DeskOf(business, scope.Caller.UserOrNobody ?? default).Orders.Lock(id, cancel);
    }

    /// <summary>Another order in its place; workers for whom little changes keep theirs, and all hear what it means for them.</summary>
    public async Task<Result<ReplacedOrder>> Replace(ComingWork coming, Business own, WantedOrder wanted, Hub hub, OrderPlan plan, UserId by, CancellationToken cancel)
    {
        var replacing = DeskOf(own, by).Replacing;
        var replaced = await replacing.Replace(coming, wanted, hub, [new(plan, wanted.Positions)], null, cancel);
        if (replaced.Problem is { Code: "SCHEDULE_CONFLICT" } lost) throw new DbUpdateConcurrencyException($"A worker was booked elsewhere at this moment: {lost.Message}");
        if (replaced.Problem is { } refusal) return OfferProblems.NotOrderable(refusal);
        await replacing.Tell(coming, replaced.Value, cancel);
        foreach (var role in replaced.Value.Order.Roles.Where(r => r.OpenSlots > 0)) db.PublishSoon(new PlaceOpened(role.Id, Tiers.Core, Tiers.Everybody, $"offered:{role.Id}"), role.Id.Value);
        return replaced;
    }

    /// <summary>Called off with all who have a place.</summary>
    public async Task CallOff(ComingWork coming, UserId by, string reason, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        coming.CallOff(CancelCodes.OrderCancelled, reason, by, now);
        coming.Order.Cancel(reason, anyBegun: false, now);
        await bookings.Save(coming.Assignments, cancel);
        await workers.Cancelled(coming.Assignments, coming.Shifts, cancel);
    }

    /// <summary>Whoever has accepted keeps their place, and nobody else takes one: not even theirs, should they give it up.</summary>
    /// <param name="keepsReserved">Those too keep it who have still to accept, as whoever was moved along has.</param>
    public async Task Close(OrderId id, UserId by, string reason, CancellationToken cancel, bool keepsReserved = false)
    {
        var now = clock.GetUtcNow();
        Guid[] shifts = [.. (await db.Shifts.Where(s => s.OrderId == id && s.Status != ShiftStatus.Cancelled).Select(s => s.Id).ToListAsync(cancel)).Select(s => s.Value)];
        var roles = await db.LockedRolesOf(shifts, cancel);
        var reserved = (await db.LockedAssignmentsAhead(shifts, cancel)).Where(a => a.Status is AssignmentStatus.Assigned && !keepsReserved).ToList();
        foreach (var assignment in reserved)
        {
            _ = assignment.Cancel(CancelCodes.OrderCancelled, CancelledBy.Client, reason, now);
            roles.Single(r => r.Id == assignment.ShiftRoleId).Free();
        }
        var of = roles.Select(r => r.Id).ToList();
        foreach (var application in await db.Applications.Where(a => of.Contains(a.ShiftRoleId) && a.Status == ApplicationStatus.Pending).ToListAsync(cancel)) application.Reject(CancelCodes.ShiftCancelled, by, now);
        foreach (var role in roles) role.GiveUpRest();
        var locked = await db.LockedShifts(shifts, cancel);
        foreach (var shift in locked.Where(s => !s.IsOver)) shift.NeedOnly(roles.Where(r => r.ShiftId == shift.Id).Sum(r => r.AssignedCount));
        await bookings.Save(reserved, cancel);
        await progress.Follow([.. locked.Select(s => s.Id)], cancel);
        await workers.TakenOff(reserved, locked, cancel);
    }

    /// <summary>What a client's own handlers work with, for the company.</summary>
    private (OrdersInHand Orders, Publishing Publishing, Replacing Replacing) DeskOf(Business own, UserId by)
    {
        var member = new Member(default, by, own.Id, own.Name, own.Timezone, own.Currency, ClientRole.Owner, own.Name, new HashSet<HubId>());
        var caller = scope.Caller with { UserOrNobody = by };
        var publishing = new Publishing(db, new OrderTerms(db, member), making, core, member, caller, clock);
        return (new(db, member, clock), publishing, new(db, publishing, settings, bookings, time, workers, new WriteUnit(scope, caller, clock), clock));
    }
}
