using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Billing;

/// <summary>What the hours of some days would have cost at what the trade usually takes, beside what they cost.</summary>
internal static class GetSavings
{
    private const string Method = "BENCHMARK_RATE";

    /// <param name="From">The first day of the month, by the clock of the business, where it is left out.</param>
    /// <param name="To">Today, where it is left out; included.</param>
    internal sealed record Input(DateOnly? From = null, DateOnly? To = null) : IInput;

    /// <param name="BaselineCents">Each timesheet's <c>payable minutes × benchmark rate / 60</c>, rounded half away from zero; of a role without a benchmark what it cost, so that nothing is saved by it.</param>
    /// <param name="SavingsCents">The difference; below zero where it cost more.</param>
    internal sealed record View(long SavingsCents, long BaselineCents, long ActualCents, decimal Hours, string Method);

    private sealed record Sums(long Baseline, long Actual, long Minutes);

    public static async Task<Result<View>> Handle(Input asked, StaffingDb db, Member member, TimeProvider clock, CancellationToken cancel)
    {
        var today = WallClock.DayOf(clock.GetUtcNow(), Facts.ZoneOf(member.Timezone));
        var last = asked.To ?? today;
        var days = WorkedDays.Of(asked.From ?? last.AddDays(1 - last.Day), last);
        if (days.Problem is { } problem) return problem;
        var (company, business, hubs, first, end) = (db.CompanyOf, member.Business.Value, member.Within(), days.Value.First, days.Value.Last);
        var (everywhere, within) = (hubs is null, hubs?.Select(h => h.Value).ToArray() ?? []);
        var sums = (await db.Database.SqlQuery<Sums>($"""
            SELECT coalesce(sum(coalesce(round(t.payable_minutes * v.benchmark_rate_cents::numeric / 60), t.bill_cents)), 0)::bigint AS "Baseline", coalesce(sum(t.bill_cents), 0)::bigint AS "Actual", coalesce(sum(t.payable_minutes), 0)::bigint AS "Minutes"
            FROM staffing.shifts s
            JOIN staffing.assignments a ON a.company_id = {company} AND a.shift_id = s.id
            JOIN staffing.timesheets t ON t.company_id = {company} AND t.assignment_id = a.id AND t.status <> 'rejected'
            JOIN staffing.shift_roles r ON r.company_id = {company} AND r.id = a.shift_role_id
            JOIN staffing.orders o ON o.company_id = {company} AND o.id = s.order_id
            LEFT JOIN staffing.vendor_roles v ON v.company_id = {company} AND v.vendor_id = o.vendor_id AND v.catalog_role_id = r.catalog_role_id AND v.is_active
            WHERE s.company_id = {company} AND s.business_id = {business} AND s.local_date BETWEEN {first} AND {end} AND ({everywhere} OR s.hub_id = ANY ({within}))
            """).ToListAsync(cancel))[0];
        return new View(sums.Baseline - sums.Actual, sums.Baseline, sums.Actual, Hundredths.Of(sums.Minutes), Method);
    }
}
