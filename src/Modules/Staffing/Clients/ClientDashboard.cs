using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Coverage;

namespace WorkforceOS.Staffing.Clients;

/// <summary>How a day of the business stands, and what comes: to a shift manager, at their hubs.</summary>
internal static class ClientDashboard
{
    private const int MostUpcoming = 5;

    /// <param name="Date">Today by the clock of the business, where none is given.</param>
    internal sealed record Input(DateOnly? Date = null) : IInput;

    /// <param name="CoveragePercent">Of the workers wanted, how many have a place; 100 where none is wanted.</param>
    internal sealed record Coverage(int RequiredWorkers, int AssignedWorkers, decimal CoveragePercent, int CheckedInWorkers, int LateWorkers, int OpenPositions);

    /// <param name="WeekCents">What workers with a place are planned to cost in the week of the day, from Monday.</param>
    /// <param name="NextSevenDaysProjectedCents">What all that is ordered for the seven days from the day on is planned to cost.</param>
    internal sealed record Spend(long WeekCents, long NextSevenDaysProjectedCents, string Currency);

    internal sealed record Invoices(int Count, long AmountCents);

    internal sealed record Upcoming(ShiftId ShiftId, OrderId OrderId, string Title, string HubName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int RequiredWorkerCount, int FilledCount);

    internal sealed record View(
        string BusinessName, string UserName, Coverage TodayCoverage, Spend Spend, int WeeklyShiftCount, int OpenSwapRequests, int OpenIncidents, Invoices PendingInvoices, IReadOnlyList<Upcoming> UpcomingShifts);

    public static async Task<Result<View>> Handle(Input asked, StaffingDb db, SettingsInForce settings, Member member, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var day = asked.Date ?? WallClock.DayOf(now, WallClock.ZoneOrNull(member.Timezone)!);
        if (day.Year is < 2000 or > 2999) return Problem.WrongType("date", "A day of this millennium.");
        var late = now.AddMinutes(-(await settings.Get(cancel)).LateGraceMinutes);
        var facts = await Count(db, member, day, late, cancel);
        var ahead = db.Shifts.Where(s => s.BusinessId == member.Business && s.StartsAt > now && (s.Status == ShiftStatus.Open || s.Status == ShiftStatus.Filled));
        if (member.Within() is { } hubs) ahead = ahead.Where(s => hubs.Contains(s.HubId));
        var upcoming = await ahead.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(MostUpcoming).Select(s => new Upcoming(s.Id, s.OrderId, s.Title, s.LocationName, s.StartsAt, s.EndsAt, s.RequiredWorkers, s.AssignedWorkers)).ToListAsync(cancel);
        return new View(member.BusinessName, member.Name,
            new(facts.Required, facts.Assigned, CoverageDays.Percent(facts.Assigned, facts.Required), facts.CheckedIn, facts.Late, facts.Required - facts.Assigned),
            new(facts.WeekCents, facts.ProjectedCents, member.Currency), facts.WeekShifts, facts.Swaps, facts.Incidents, new(facts.Bills, facts.BillCents), upcoming);
    }

    /// <summary>All figures in one statement.</summary>
    private static async Task<Facts> Count(StaffingDb db, Member member, DateOnly day, DateTimeOffset late, CancellationToken cancel)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var (sunday, last, company, business, hubs) = (monday.AddDays(6), day.AddDays(6), db.CompanyOf, member.Business.Value, member.Within());
        var (everywhere, within) = (hubs is null, hubs?.Select(h => h.Value).ToArray() ?? []);
        return (await db.Database.SqlQuery<Facts>($"""
            WITH near AS MATERIALIZED (
                SELECT id, local_date, required_workers, assigned_workers FROM staffing.shifts
                WHERE company_id = {company} AND business_id = {business} AND local_date BETWEEN {monday} AND greatest({sunday}, {last}) AND ({everywhere} OR hub_id = ANY ({within})) AND status <> 'cancelled'
            ), work AS (
                SELECT n.local_date, r.workers_needed, r.assigned_count, r.bill_rate_cents::numeric / 60
                    * greatest(0, floor(extract(epoch FROM r.ends_at - r.starts_at) / 60) - CASE WHEN r.is_break_paid THEN 0 ELSE r.break_minutes END) AS cents
                FROM near n JOIN staffing.shift_roles r ON r.company_id = {company} AND r.shift_id = n.id
            ), people AS (
                SELECT a.status, a.starts_at FROM near n JOIN staffing.assignments a ON a.company_id = {company} AND a.shift_id = n.id WHERE n.local_date = {day}
            )
            SELECT coalesce((SELECT sum(required_workers) FROM near WHERE local_date = {day}), 0)::int AS "Required",
                coalesce((SELECT sum(assigned_workers) FROM near WHERE local_date = {day}), 0)::int AS "Assigned",
                (SELECT count(*) FROM people WHERE status IN ('checkedIn', 'checkedOut', 'completed'))::int AS "CheckedIn",
                (SELECT count(*) FROM people WHERE status IN ('accepted', 'swapRequested') AND starts_at < {late})::int AS "Late",
                (SELECT count(*) FROM near WHERE local_date BETWEEN {monday} AND {sunday})::int AS "WeekShifts",
                coalesce((SELECT round(sum(assigned_count * cents)) FROM work WHERE local_date BETWEEN {monday} AND {sunday}), 0)::bigint AS "WeekCents",
                coalesce((SELECT round(sum(workers_needed * cents)) FROM work WHERE local_date BETWEEN {day} AND {last}), 0)::bigint AS "ProjectedCents",
                (SELECT count(*) FROM staffing.swap_requests WHERE company_id = {company} AND business_id = {business} AND status = 'open' AND ({everywhere} OR hub_id = ANY ({within})))::int AS "Swaps",
                (SELECT count(*) FROM staffing.incidents WHERE company_id = {company} AND business_id = {business} AND status = 'open' AND ({everywhere} OR hub_id = ANY ({within})))::int AS "Incidents",
                (SELECT count(*) FROM staffing.invoices WHERE company_id = {company} AND business_id = {business} AND status IN ('pending', 'disputed', 'overdue') AND ({everywhere} OR hub_id = ANY ({within})))::int AS "Bills",
                coalesce((SELECT sum(total_cents) FROM staffing.invoices WHERE company_id = {company} AND business_id = {business} AND status IN ('pending', 'disputed', 'overdue') AND ({everywhere} OR hub_id = ANY ({within}))), 0)::bigint AS "BillCents"
            """).ToListAsync(cancel))[0];
    }

    private sealed record Facts(int Required, int Assigned, int CheckedIn, int Late, int WeekShifts, long WeekCents, long ProjectedCents, int Swaps, int Incidents, int Bills, long BillCents);
}
