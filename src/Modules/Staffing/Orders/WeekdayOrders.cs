using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Orders;

/// <summary>When a client wants the same shift again and again.</summary>
/// <param name="EndDate">Null where it has no end.</param>
/// <param name="Timezone">The hub's, where none is given.</param>
internal sealed record WantedWeekdays(DateOnly StartDate, DateOnly? EndDate, IReadOnlyList<Weekday> DaysOfWeek, TimeOnly StartTime, TimeOnly EndTime, string? Timezone)
{
    public OrderSchedule At(Hub hub) => new(StartDate, EndDate, [.. DaysOfWeek.Distinct().Order().Select(d => (int)d)], StartTime, EndTime, HubDetails.OrNull(Timezone) ?? hub.Timezone);
}

/// <summary>Makes orders for certain weekdays: recurring ones until their end, permanent ones for so many days ahead.</summary>
internal sealed class WeekdayOrders(OrderTerms terms, Publishing publishing, Scope scope, TimeProvider clock)
{
    /// <param name="horizonDays">Of a permanent order; null for one that ends.</param>
    public async Task<Result<OrderMade>> Publish(WantedOrder wanted, WantedWeekdays when, int? horizonDays, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var hub = await terms.HubOf(wanted.Hub, cancel);
        if (hub.Problem is { } notTheirs) return notTheirs;
        var (schedule, now) = (when.At(hub.Value), clock.GetUtcNow());
        var horizon = horizonDays is { } days ? OrderPlan.HorizonOf(schedule, days, now) : (DateOnly?)null;
        var plan = OrderPlan.Ahead(schedule, horizon ?? when.EndDate!.Value, now);
        if (plan.Problem is { } notThen) return notThen;

        var published = await publishing.Publish(wanted, hub.Value, plan.Value, new(horizonDays is null ? OrderType.Recurring : OrderType.Permanent, horizonDays, horizon), cancel);
        if (published.Problem is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return published.Value.Made;
    }
}
