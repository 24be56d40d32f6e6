using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Makes the shifts of permanent orders that another day has brought within their horizon.</summary>
internal sealed class PermanentHorizon(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "staffing.permanentHorizon";

    /// <summary>The longest horizon, and a day for clocks ahead of UTC.</summary>
    private const int DaysAhead = 61;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var before = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(DaysAhead);
        // Across companies: one look instead of one for each company; only ids are read here.
        var orders = await services.GetRequiredService<StaffingDb>().Orders.IgnoreQueryFilters([ModuleDb.TenantFilter])
            .Where(o => o.OrderType == OrderType.Permanent && (o.Status == OrderStatus.Open || o.Status == OrderStatus.Filled || o.Status == OrderStatus.InProgress) && o.HorizonUntil < before)
            .OrderBy(o => o.CompanyId).ThenBy(o => o.Id).Select(o => new { o.CompanyId, o.Id, o.Schedule, o.HorizonDays, o.HorizonUntil }).AsNoTracking().ToListAsync(cancel);
        var now = clock.GetUtcNow();
        var due = orders.Where(o => o.HorizonUntil < OrderPlan.HorizonOf(o.Schedule, o.HorizonDays!.Value, now));
        await CompanyByCompany.Each(Name, due, o => scopes.Run(Caller.Platform(o.CompanyId, Name), unit => unit.GetRequiredService<OrderExtension>().Extend(o.Id, cancel), cancel), cancel);
    }
}

/// <summary>Makes the next shifts of a permanent order. Whoever holds its row makes a day's shift, and its code keeps it from being made twice.</summary>
internal sealed class OrderExtension(StaffingDb db, ShiftMaking making, Scope scope, TimeProvider clock)
{
    public async Task Extend(OrderId id, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn(OrdersInHand.Turn, id.Value, cancel);
        if (await db.Locked(id, cancel) is not { IsOver: false, HorizonUntil: { } made } order) return;
        var now = clock.GetUtcNow();
        var until = OrderPlan.HorizonOf(order.Schedule, order.HorizonDays!.Value, now);
        if (until <= made) return;

        var plan = Plan(order, made, until, now);
        if (plan.Periods is not []) await MakeLike(order, plan, cancel);
        order.ExtendTo(until, plan.Periods is [] ? null : plan.Periods.Max(p => p.EndsAt));
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>After a downtime only what can still be worked.</summary>
    private static OrderPlan Plan(Order order, DateOnly made, DateOnly until, DateTimeOffset now)
    {
        var last = order.Schedule.EndDate is { } end && end < until ? end : until;
        var plan = OrderPlan.Each(order.Schedule, OrderDays.Of(made.AddDays(1), last, order.Schedule.DaysOfWeek), WallClock.ZoneOrNull(order.Schedule.Timezone)!);
        return plan with { Periods = [.. plan.Periods.Where(p => p.StartsAt > now)] };
    }

    /// <summary>As the last shift was: the places of its roles, where it is, and how it is clocked in at.</summary>
    private async Task MakeLike(Order order, OrderPlan plan, CancellationToken cancel)
    {
        // A hub can be given up while a permanent order has no shift ahead.
        if (await db.Kept(order.HubId, cancel) is not { Status: Standing.Active } hub) return;
        var like = await db.Shifts.AsNoTracking().Where(s => s.OrderId == order.Id).OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Id)
            .Select(s => new ShiftVariant(new(s.ClockInMode, s.AllowClockInOverride, s.GeofenceRadiusMeters), new(s.LocationName, s.LocationAddress, s.Latitude, s.Longitude))).FirstAsync(cancel);
        var positions = order.Positions.Select(p => PlannedPosition.Of(p, order.Schedule)).ToList();
        await making.Make(new PublishedOrder(order, [], []), hub, [new(plan, positions)], like, cancel);
    }
}
