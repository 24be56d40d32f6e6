using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>How some days stand, in figures.</summary>
internal static class CoverageStats
{
    private const int EnRouteMinutes = 60;

    /// <param name="Date">The first day.</param>
    /// <param name="TotalPositionsConfirmed">Taken by workers who have accepted.</param>
    /// <param name="TotalWorkersCheckedIn">Who came, those included who have gone again.</param>
    /// <param name="TotalWorkersEnRoute">Who has accepted work that begins within the hour: where they are is not asked of anybody before clock-in.</param>
    /// <param name="TotalWorkersLate">Who has not come so long after the start that managers are told.</param>
    /// <param name="CoveragePercent">Of the places wanted, how many are taken; 100 where none is wanted.</param>
    internal sealed record View(
        DateOnly Date, int TotalPositionsNeeded, int TotalPositionsConfirmed, int TotalWorkersCheckedIn, int TotalWorkersEnRoute, int TotalWorkersLate, int TotalNoShows, int TotalOpenPositions, decimal CoveragePercent);

    public static async Task<Result<View>> Handle(CoverageInput input, StaffingDb db, SettingsInForce settings, Member member, TimeProvider clock, CancellationToken cancel)
    {
        var days = input.Days();
        if (days.Problem is { } problem) return problem;
        var now = clock.GetUtcNow();
        var figures = await Count(db, member, input.HubId, days.Value, now, now.AddMinutes(-(await settings.Get(cancel)).LateGraceMinutes), cancel);
        return new View(days.Value.First, figures.Needed, figures.Confirmed, figures.CheckedIn, figures.EnRoute, figures.Late, figures.NoShows, figures.Needed - figures.Taken, CoverageDays.Percent(figures.Taken, figures.Needed));
    }

    /// <summary>All figures in one statement.</summary>
    private static async Task<Figures> Count(StaffingDb db, Member member, HubId? hub, CoverageDays days, DateTimeOffset now, DateTimeOffset late, CancellationToken cancel)
    {
        var (company, business, soon, hubs) = (db.CompanyOf, member.Business.Value, now.AddMinutes(EnRouteMinutes), member.Within(hub));
        var (everywhere, within) = (hubs is null, hubs?.Select(h => h.Value).ToArray() ?? []);
        return (await db.Database.SqlQuery<Figures>($"""
            WITH near AS MATERIALIZED (
                SELECT id, required_workers, assigned_workers FROM staffing.shifts
                WHERE company_id = {company} AND business_id = {business} AND local_date BETWEEN {days.First} AND {days.Last} AND ({everywhere} OR hub_id = ANY ({within})) AND is_active AND status NOT IN ('cancelled', 'draft')
            ), people AS (
                SELECT a.status, a.starts_at FROM near n JOIN staffing.assignments a ON a.company_id = {company} AND a.shift_id = n.id
            )
            SELECT coalesce((SELECT sum(required_workers) FROM near), 0)::int AS "Needed", coalesce((SELECT sum(assigned_workers) FROM near), 0)::int AS "Taken",
                count(*) FILTER (WHERE status IN ('accepted', 'swapRequested', 'checkedIn', 'checkedOut', 'completed'))::int AS "Confirmed",
                count(*) FILTER (WHERE status IN ('checkedIn', 'checkedOut', 'completed'))::int AS "CheckedIn",
                count(*) FILTER (WHERE status = 'accepted' AND starts_at >= {now} AND starts_at <= {soon})::int AS "EnRoute",
                count(*) FILTER (WHERE status IN ('accepted', 'swapRequested') AND starts_at <= {late})::int AS "Late",
                count(*) FILTER (WHERE status = 'noShow')::int AS "NoShows"
            FROM people
            """).ToListAsync(cancel))[0];
    }

    private sealed record Figures(int Needed, int Taken, int Confirmed, int CheckedIn, int EnRoute, int Late, int NoShows);
}
