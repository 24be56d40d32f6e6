using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Orders;

/// <summary>Orders of the business that are over, or have begun, to be ordered again, of a shift manager's hubs theirs: the newest first.</summary>
internal static class ListReorders
{
    public static readonly Filters<Order> Filters = new Filters<Order>(askWhose: false).OrderedBy(orders => orders.OrderByDescending(o => o.StartsAt).ThenByDescending(o => o.Id));

    /// <param name="LastStartsAt">Of its last shift that has begun.</param>
    /// <param name="AverageHourlyRateCents">What workers were paid, each place alike.</param>
    /// <param name="EstimatedTotalCents">What all its shifts were planned to cost.</param>
    internal sealed record View(
        OrderId OrderId, string OrderNumber, string Title, OrderType OrderType, HubId HubId, string HubName, DateTimeOffset LastStartsAt, int PositionCount, int WorkersNeeded, IReadOnlyList<string> RoleNames,
        int AverageHourlyRateCents, long EstimatedTotalCents, decimal? LastRating);

    public static async Task<Result<Page<View>>> Handle(ListOf<Order> list, StaffingDb db, Member member, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var begun = db.Orders.Where(o => o.BusinessId == member.Business && o.StartsAt <= now && o.Status != OrderStatus.Draft && o.Status != OrderStatus.Replaced && o.Status != OrderStatus.Cancelled);
        if (member.Within() is { } own) begun = begun.Where(o => own.Contains(o.HubId));
        var page = await list.Read(begun, cancel);
        var (ids, hubs) = (page.Rows.Select(o => o.Id).ToList(), page.Rows.Select(o => o.HubId).Distinct().ToList());
        var names = await db.Hubs.Where(h => hubs.Contains(h.Id)).Select(h => new { h.Id, h.Name }).ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var last = await db.Shifts.Where(s => ids.Contains(s.OrderId) && s.StartsAt <= now).GroupBy(s => s.OrderId).Select(g => new { g.Key, At = g.Max(s => s.StartsAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        var ratings = await db.Reviews.Where(r => r.BusinessId == member.Business)
            .Join(db.Assignments, r => r.AssignmentId, a => a.Id, (r, a) => new { r.Rating, a.ShiftId }).Join(db.Shifts.Where(s => ids.Contains(s.OrderId)), r => r.ShiftId, s => s.Id, (r, s) => new { s.OrderId, r.Rating })
            .GroupBy(r => r.OrderId).Select(g => new { g.Key, Sum = g.Sum(r => r.Rating), Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => (decimal?)decimal.Round((decimal)g.Sum / g.Count, 2, MidpointRounding.AwayFromZero), cancel);
        var costs = await Costs(ids, db, cancel);
        return page.Select(o => new View(
            o.Id, o.OrderNumber, o.Title, o.OrderType, o.HubId, names.GetValueOrDefault(o.HubId, ""), last.GetValueOrDefault(o.Id, o.StartsAt), o.Positions.Count, o.Positions.Sum(p => p.WorkersNeeded),
            [.. o.Positions.Select(p => p.RoleName).Distinct()], AveragePay(o.Positions), costs.GetValueOrDefault(o.Id), ratings.GetValueOrDefault(o.Id)));
    }

    /// <summary>Of all shifts of each order, in one statement: an order has up to thousands of roles. The formula is <see cref="OrderCost"/>'s.</summary>
    private static async Task<Dictionary<OrderId, long>> Costs(IReadOnlyList<OrderId> orders, StaffingDb db, CancellationToken cancel)
    {
        var (company, ids) = (db.CompanyOf, orders.Select(o => o.Value).ToArray());
        var costs = await db.Database.SqlQuery<Cost>($"""
            SELECT order_id AS "Order", round(sum(workers_needed::numeric * greatest(0, floor(extract(epoch FROM ends_at - starts_at) / 60) - CASE WHEN is_break_paid THEN 0 ELSE break_minutes END) * bill_rate_cents) / 60)::bigint AS "Cents"
            FROM staffing.shift_roles WHERE company_id = {company} AND order_id = ANY ({ids}) GROUP BY order_id
            """).ToListAsync(cancel);
        return costs.ToDictionary(c => new OrderId(c.Order), c => c.Cents);
    }

    private static int AveragePay(IReadOnlyList<OrderedPosition> positions) => positions.Sum(p => p.WorkersNeeded) is var workers && workers == 0 ? 0
        : (int)decimal.Round(positions.Sum(p => (decimal)p.PayRateCents * p.WorkersNeeded) / workers, MidpointRounding.AwayFromZero);

    private sealed record Cost(Guid Order, long Cents);
}
