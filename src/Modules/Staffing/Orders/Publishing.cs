using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Makes an order with its shifts and their roles, open to the first who may see them. Inside a transaction, after all locks of its use case: the order's number is taken last.</summary>
internal sealed class Publishing(StaffingDb db, OrderTerms terms, ShiftMaking making, TellCoreTeam tell, Member member, Caller caller, TimeProvider clock)
{
    /// <param name="hub">Kept by this transaction.</param>
    public async Task<Result<PublishedOrder>> Publish(WantedOrder wanted, Hub hub, OrderPlan plan, OrderFacts facts, CancellationToken cancel)
    {
        if (await terms.Refuse(wanted, cancel) is { } notTheirs) return notTheirs;
        var vendor = await terms.VendorOf(wanted.Vendor, cancel);
        if (vendor.Problem is { } noVendor) return noVendor;
        var zone = WallClock.ZoneOrNull(plan.Schedule.Timezone)!;
        var positions = await terms.Positions(wanted, vendor.Value, plan, zone, cancel);
        if (positions.Problem is { } noRole) return noRole;

        var now = clock.GetUtcNow();
        RuleViolation[] broken = [.. plan.IsOnce ? OrderRules.OfStart(plan.Periods[0].StartsAt, now) : [], .. OrderRules.OfPositions(positions.Value, plan.Length)];
        if (broken is not []) return StaffingProblems.BreaksRules(broken);

        var order = NewOrder(wanted, hub, plan, facts, vendor.Value, [.. positions.Value.Select(p => p.Terms)], await NextNumber(now, cancel));
        db.Orders.Add(order);
        var published = new PublishedOrder(order, [], []);
        await making.Make(published, hub, plan, positions.Value, new(wanted.Policy, wanted.Place), cancel);
        // Of an edit those hear whom it concerns.
        if (facts.Replaces is null) await tell.Tell(published, cancel);
        return published;
    }

    private Order NewOrder(WantedOrder wanted, Hub hub, OrderPlan plan, OrderFacts facts, VendorId vendor, IReadOnlyList<OrderedPosition> positions, string number)
    {
        var order = new Order
        {
            Id = NewId.At<OrderId>(clock),
            CompanyId = caller.Company,
            BusinessId = member.Business,
            HubId = hub.Id,
            VendorId = vendor,
            CostCenterId = wanted.CostCenter,
            ShiftManagerMembershipId = wanted.ShiftManager,
            OrderNumber = number,
            OrderType = facts.Type,
            Title = wanted.Title.Trim(),
            Description = HubDetails.OrNull(wanted.Description),
            ServiceType = wanted.ServiceType,
            EventName = HubDetails.OrNull(wanted.EventName),
            Notes = HubDetails.OrNull(wanted.Notes),
            Metadata = wanted.Metadata,
            StartsAt = plan.Periods[0].StartsAt,
            EndsAt = plan.Periods.Max(p => p.EndsAt),
            Schedule = plan.Schedule,
            Positions = positions,
            HorizonDays = facts.HorizonDays,
            ReplacesOrderId = facts.Replaces,
            CreatedBy = caller.User,
        };
        if (facts.Horizon is { } day) order.ExtendTo(day);
        return order;
    }

    /// <summary>The next number of the month, without a gap: it is given back where the transaction is undone, and until it ends others wait for theirs.</summary>
    private async Task<string> NextNumber(DateTimeOffset now, CancellationToken cancel)
    {
        var month = new DateOnly(now.Year, now.Month, 1);
        var last = (await db.Database.SqlQuery<int>($"""
            INSERT INTO staffing.order_numbers AS n (company_id, month, last) VALUES ({caller.Company.Value}, {month}, 1)
            ON CONFLICT (company_id, month) DO UPDATE SET last = n.last + 1 RETURNING last AS "Value"
            """).ToListAsync(cancel))[0];
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ORD-{month:yyyyMM}-{last:D5}");
    }
}

/// <summary>What sets one kind of order apart from another.</summary>
/// <param name="Horizon">The last day that shifts of a permanent order are made for.</param>
internal sealed record OrderFacts(OrderType Type, int? HorizonDays = null, DateOnly? Horizon = null, OrderId? Replaces = null);

/// <summary>An order with the shifts that were made now.</summary>
internal sealed record PublishedOrder(Order Order, List<Shift> Shifts, List<ShiftRole> Roles)
{
    public OrderMade Made => new(Order.Id, Order.OrderNumber, Order.OrderType, Order.Status, [.. Shifts.Select(s => s.Id)], Shifts.Count, Shifts.Sum(s => s.RequiredWorkers), OrderCost.Of(Roles.Select(PlannedWork.Billed)));
}

/// <summary>What a client hears of its new order.</summary>
/// <param name="RequiredWorkers">In all of its shifts that were made now.</param>
/// <param name="EstimatedTotalCents">Of the same.</param>
internal sealed record OrderMade(
    OrderId OrderId, string OrderNumber, OrderType OrderType, OrderStatus Status, IReadOnlyList<ShiftId> ShiftIds, int ShiftCount, int RequiredWorkers, long EstimatedTotalCents);
