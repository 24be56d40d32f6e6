using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Dispatch;

/// <param name="HubId">Whoever is asked first there: those of the whole business are too.</param>
internal sealed record CoreTeamInput(HubId? HubId = null) : IInput;

internal enum CoreTeamSource
{
    DispatchTeam,
    Favorite,
}

/// <summary>Whom the business likes to ask first, by name: its core teams, and favourites who are in none. Whoever is blocked is not among them.</summary>
internal static class ListCoreTeam
{
    /// <param name="ShiftsWithBusiness">That they worked.</param>
    internal sealed record View(
        StaffId StaffId, string FullName, string? PhotoUrl, string PrimaryRole, DispatchMembershipId? MembershipId, HubId? HubId, string? HubName, decimal AverageRating, int RatingCount, int ShiftsWithBusiness, DateTimeOffset? LastWorkedAt,
        decimal ReliabilityScore, bool IsFavorite, CoreTeamSource Source);

    private sealed record Row(
        Guid Staff, string FullName, string? PhotoUri, string? Role, Guid? Membership, Guid? Hub, string? HubName, int RatingSum, int RatingCount, decimal Reliability, int Shifts, DateTimeOffset? LastWorkedAt, bool IsFavorite);

    public static async Task<Result<Page<View>>> Handle(CoreTeamInput input, RowWindow window, StaffingDb db, Member member, TimeProvider clock, CancellationToken cancel)
    {
        var found = await Find(db, member, member.Within(input.HubId), WallClock.DayOf(clock.GetUtcNow(), Facts.ZoneOf(member.Timezone)), window, cancel);
        var shown = found.Take(window.Most).Select(r => new View(
            new(r.Staff), r.FullName, r.PhotoUri, r.Role ?? "", r.Membership is { } membership ? new DispatchMembershipId(membership) : null, r.Hub is { } hub ? new HubId(hub) : null, r.HubName,
            TrackRecord.Shown(r.RatingSum, r.RatingCount), r.RatingCount, r.Shifts, r.LastWorkedAt, r.Reliability, r.IsFavorite, r.Membership is null ? CoreTeamSource.Favorite : CoreTeamSource.DispatchTeam)).ToList();
        return new Page<View>(shown, window, window.Skipped + found.Count);
    }

    /// <summary>One more than the page has, to know whether there are more. What is counted, is counted of those on the page.</summary>
    private static async Task<List<Row>> Find(StaffingDb db, Member member, List<HubId>? hubs, DateOnly today, RowWindow window, CancellationToken cancel)
    {
        var (company, business, everywhere, within, rows) = (db.CompanyOf, member.Business.Value, hubs is null, hubs?.Select(h => h.Value).ToArray() ?? [], window.Most + 1);
        return await db.Database.SqlQuery<Row>($"""
            WITH core AS MATERIALIZED (
                SELECT staff_id, id, hub_id FROM staffing.dispatch_memberships
                WHERE company_id = {company} AND business_id = {business} AND status = 'active' AND is_active AND team_type = 'core' AND (effective_to IS NULL OR effective_to >= {today})
                    AND ({everywhere} OR hub_id IS NULL OR hub_id = ANY ({within}))
            ), team AS (
                SELECT staff_id, id, hub_id FROM core
                UNION ALL SELECT f.staff_id, NULL, NULL FROM staffing.staff_favorites f WHERE f.company_id = {company} AND f.business_id = {business} AND f.is_active AND f.staff_id NOT IN (SELECT staff_id FROM core)
            ), page AS (
                SELECT t.id, t.hub_id, s.id AS staff_id, s.full_name, CASE WHEN s.profile_visible THEN s.photo_uri END AS photo_uri, s.primary_role_id FROM team t JOIN staffing.staff s ON s.company_id = {company} AND s.id = t.staff_id AND s.is_active
                WHERE NOT EXISTS (SELECT FROM staffing.staff_blocks b WHERE b.company_id = {company} AND b.business_id = {business} AND b.staff_id = s.id AND b.cleared_at IS NULL)
                ORDER BY s.full_name, s.id, t.id OFFSET {window.Skipped} LIMIT {rows}
            )
            SELECT p.staff_id AS "Staff", p.full_name AS "FullName", p.photo_uri AS "PhotoUri", r.name AS "Role", p.id AS "Membership", p.hub_id AS "Hub", h.name AS "HubName",
                coalesce(t.rating_sum, 0) AS "RatingSum", coalesce(t.rating_count, 0) AS "RatingCount", coalesce(t.reliability_score, 100) AS "Reliability", w.shifts AS "Shifts", w.last AS "LastWorkedAt",
                EXISTS (SELECT FROM staffing.staff_favorites f WHERE f.company_id = {company} AND f.business_id = {business} AND f.staff_id = p.staff_id AND f.is_active) AS "IsFavorite"
            FROM page p
            LEFT JOIN staffing.catalog_roles r ON r.company_id = {company} AND r.id = p.primary_role_id
            LEFT JOIN staffing.hubs h ON h.company_id = {company} AND h.id = p.hub_id
            LEFT JOIN staffing.staff_stats t ON t.company_id = {company} AND t.staff_id = p.staff_id
            CROSS JOIN LATERAL (
                SELECT count(*)::int AS shifts, max(a.checked_out_at) AS last FROM staffing.assignments a
                WHERE a.company_id = {company} AND a.business_id = {business} AND a.staff_id = p.staff_id AND a.status IN ('checkedOut', 'completed')
            ) w
            ORDER BY p.full_name, p.staff_id, p.id
            """).ToListAsync(cancel);
    }
}
