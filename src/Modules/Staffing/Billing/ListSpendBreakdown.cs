using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Billing;

/// <summary>What the hours of some days cost, by role, hub, cost center or vendor: the most expensive first. What is on no bill yet counts as it stands.</summary>
internal static class ListSpendBreakdown
{
    internal enum Group
    {
        Role,
        Hub,
        CostCenter,
        Vendor,
    }

    /// <param name="From">By the clocks of the hubs; both are included, 366 days at most.</param>
    internal sealed record Input(DateOnly From, DateOnly To, Group GroupBy = Group.Role) : IInput;

    /// <param name="Key">The code of the role, or the id; empty where the order names none.</param>
    /// <param name="Percentage">Of all, to two decimals.</param>
    internal sealed record View(string Key, string Label, long AmountCents, decimal Percentage, decimal Hours, int WorkerCount);

    private sealed record Row(string Key, string Label, long Cents, long Minutes, int Workers);

    public static async Task<Result<Page<View>>> Handle(Input asked, RowWindow window, StaffingDb db, Member member, CancellationToken cancel)
    {
        var days = WorkedDays.Of(asked.From, asked.To);
        if (days.Problem is { } problem) return problem;
        var rows = await Read(asked, db, member, cancel);
        var all = rows.Sum(r => r.Cents);
        return Page.Of([.. rows.Select(r => new View(r.Key, r.Label, r.Cents, all == 0 ? 0 : decimal.Round(100m * r.Cents / all, 2, MidpointRounding.AwayFromZero), Hundredths.Of(r.Minutes), r.Workers))], window);
    }

    private static Task<List<Row>> Read(Input asked, StaffingDb db, Member member, CancellationToken cancel)
    {
        var (company, business, hubs, by) = (db.CompanyOf, member.Business.Value, member.Within(), Text.Of(asked.GroupBy));
        var (everywhere, within) = (hubs is null, hubs?.Select(h => h.Value).ToArray() ?? []);
        return db.Database.SqlQuery<Row>($"""
            SELECT coalesce(CASE {by} WHEN 'role' THEN r.role_code WHEN 'hub' THEN s.hub_id::text WHEN 'costCenter' THEN c.id::text ELSE v.id::text END, '') AS "Key",
                coalesce(CASE {by} WHEN 'role' THEN min(r.role_name) WHEN 'hub' THEN min(h.name) WHEN 'costCenter' THEN min(c.name) ELSE min(v.name) END, '') AS "Label",
                sum(t.bill_cents)::bigint AS "Cents", sum(t.payable_minutes)::bigint AS "Minutes", count(DISTINCT t.staff_id)::int AS "Workers"
            FROM staffing.shifts s
            JOIN staffing.assignments a ON a.company_id = {company} AND a.shift_id = s.id
            JOIN staffing.timesheets t ON t.company_id = {company} AND t.assignment_id = a.id AND t.status <> 'rejected'
            JOIN staffing.shift_roles r ON r.company_id = {company} AND r.id = a.shift_role_id
            JOIN staffing.orders o ON o.company_id = {company} AND o.id = s.order_id
            JOIN staffing.hubs h ON h.company_id = {company} AND h.id = s.hub_id
            LEFT JOIN staffing.cost_centers c ON c.company_id = {company} AND c.id = coalesce(o.cost_center_id, h.cost_center_id)
            LEFT JOIN staffing.vendors v ON v.company_id = {company} AND v.id = o.vendor_id
            WHERE s.company_id = {company} AND s.business_id = {business} AND s.local_date BETWEEN {asked.From} AND {asked.To} AND ({everywhere} OR s.hub_id = ANY ({within}))
            GROUP BY 1 ORDER BY 3 DESC, 1
            """).ToListAsync(cancel);
    }
}
