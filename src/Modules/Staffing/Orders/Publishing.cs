using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Makes an order with its shifts and their roles, open to the first who may see them. Inside a transaction, after all locks of its use case: the order's number is taken last.</summary>
internal sealed class Publishing(StaffingDb db, OrderTerms terms, ShiftMaking making, TellCoreTeam tell, Member member, Caller caller, TimeProvider clock)
{
    private const string OnceInMarketplace = "order_number";

    /// <summary>An order whose shifts are alike.</summary>
    public Task<Result<PublishedOrder>> Publish(WantedOrder wanted, Hub hub, OrderPlan plan, OrderFacts facts, CancellationToken cancel) => Publish(wanted, hub, [new(plan, wanted.Positions)], facts, cancel);

    /// <param name="hub">Kept by this transaction.</param>
    /// <param name="parts">What is wanted in the place of the order's own positions.</param>
    public async Task<Result<PublishedOrder>> Publish(WantedOrder wanted, Hub hub, IReadOnlyList<OrderPart> parts, OrderFacts facts, CancellationToken cancel)
    {
        if (await terms.Refuse(wanted, cancel) is { } notTheirs) return notTheirs;
        var vendor = await terms.VendorOf(wanted.Vendor, cancel);
        if (vendor.Problem is { } noVendor) return noVendor;
        var planned = await terms.Plan(parts, vendor.Value, cancel);
        if (planned.Problem is { } noRole) return noRole;

        var now = clock.GetUtcNow();
        RuleViolation[] broken = [.. planned.Value.SelectMany(p => p.Broken(now))];
        if (broken is not []) return StaffingProblems.BreaksRules(broken);

        var order = NewOrder(wanted, hub, planned.Value, facts, vendor.Value, facts.Number ?? await NextNumber(now, cancel));
        db.Orders.Add(order);
        var published = new PublishedOrder(order, [], []);
        try
        {
            await making.Make(published, hub, planned.Value, new(wanted.Policy, wanted.Place), cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates(OnceInMarketplace))
        {
            return StaffingProblems.OrderNumberInUse;
        }
        // Of an edit those hear whom it concerns.
        if (facts.Replaces is null) await tell.Tell(published, cancel);
        return published;
    }

    /// <summary>Its pattern is that of its first part.</summary>
    private Order NewOrder(WantedOrder wanted, Hub hub, IReadOnlyList<PlannedPart> parts, OrderFacts facts, VendorId vendor, string number)
    {
        var periods = parts.SelectMany(p => p.Plan.Periods).ToList();
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
            StartsAt = periods.Min(p => p.StartsAt),
            EndsAt = periods.Max(p => p.EndsAt),
            Schedule = parts[0].Plan.Schedule,
            Positions = [.. parts[0].Positions.Select(p => p.Terms)],
            HorizonDays = facts.HorizonDays,
            ReplacesOrderId = facts.Replaces,
            OfferedShiftId = wanted.OfferedShift,
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
/// <param name="Number">Where it is not the next of the month.</param>
internal sealed record OrderFacts(OrderType Type, int? HorizonDays = null, DateOnly? Horizon = null, OrderId? Replaces = null, string? Number = null);

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
