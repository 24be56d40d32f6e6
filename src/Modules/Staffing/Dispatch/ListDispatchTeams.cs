using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Dispatch;

/// <param name="HubId">Teams that count there: those of the whole business do too.</param>
internal sealed record DispatchTeamsInput(HubId? HubId = null, TeamType? TeamType = null) : IInput;

/// <summary>The teams that are asked in turn, the first first, with who is in them by name.</summary>
internal sealed class ListDispatchTeams(StaffingDb db, Member member, TimeProvider clock)
{
    /// <summary>So many of a team are shown.</summary>
    private const int MostMembers = 200;

    internal sealed record TeamMember(
        DispatchMembershipId MembershipId, StaffId StaffId, string FullName, string? PhotoUrl, string PrimaryRole, string? Notes, decimal AverageRating, decimal ReliabilityScore, DateTimeOffset AddedAt, DateOnly? EffectiveTo);

    /// <param name="HubId">Null where it counts at all hubs of the business.</param>
    internal sealed record View(TeamType TeamType, HubId? HubId, string? HubName, int MemberCount, IReadOnlyList<TeamMember> Members);

    private sealed record Team(string Type, Guid? Hub, string? HubName, int Members);

    private sealed record Row(string Type, Guid? Hub, Guid Id, Guid Staff, string FullName, string? PhotoUri, string? Role, string? Notes, int RatingSum, int RatingCount, decimal Reliability, DateTimeOffset AddedAt, DateOnly? EffectiveTo);

    public static async Task<Result<Page<View>>> Handle(DispatchTeamsInput input, RowWindow window, ListDispatchTeams use, CancellationToken cancel) => await use.Run(input, window, cancel);

    private async Task<Page<View>> Run(DispatchTeamsInput input, RowWindow window, CancellationToken cancel)
    {
        var today = WallClock.DayOf(clock.GetUtcNow(), Facts.ZoneOf(member.Timezone));
        var found = await Teams(member.Within(input.HubId), input.TeamType, today, window, cancel);
        var teams = found.Take(window.Most).ToList();
        var members = teams.Count == 0 ? Enumerable.Empty<Row>().ToLookup(r => (r.Type, r.Hub)) : (await Members(teams, today, cancel)).ToLookup(r => (r.Type, r.Hub));
        return new([.. teams.Select(t => new View(Enum.Parse<TeamType>(t.Type, ignoreCase: true), t.Hub is { } hub ? new HubId(hub) : null, t.HubName, t.Members, [.. members[(t.Type, t.Hub)].Select(Shown)]))], window, window.Skipped + found.Count);
    }

    /// <summary>One more than the page has, to know whether there are more.</summary>
    private async Task<List<Team>> Teams(List<HubId>? hubs, TeamType? type, DateOnly today, RowWindow window, CancellationToken cancel)
    {
        var (company, business, everywhere, within, rows) = (db.CompanyOf, member.Business.Value, hubs is null, hubs?.Select(h => h.Value).ToArray() ?? [], window.Most + 1);
        string[] types = [.. (type is { } one ? [one] : Enum.GetValues<TeamType>()).Select(t => Text.Of(t))];
        return await db.Database.SqlQuery<Team>($"""
            SELECT m.team_type AS "Type", m.hub_id AS "Hub", h.name AS "HubName", count(*)::int AS "Members"
            FROM staffing.dispatch_memberships m JOIN staffing.staff s ON s.company_id = m.company_id AND s.id = m.staff_id AND s.is_active LEFT JOIN staffing.hubs h ON h.company_id = m.company_id AND h.id = m.hub_id
            WHERE m.company_id = {company} AND m.business_id = {business} AND m.status = 'active' AND m.is_active AND m.team_type = ANY ({types}) AND (m.effective_to IS NULL OR m.effective_to >= {today})
                AND ({everywhere} OR m.hub_id IS NULL OR m.hub_id = ANY ({within}))
            GROUP BY m.team_type, m.hub_id, h.name
            ORDER BY array_position(ARRAY['core', 'certifiedLocation', 'marketplace'], m.team_type), h.name NULLS FIRST, m.hub_id NULLS FIRST OFFSET {window.Skipped} LIMIT {rows}
            """).ToListAsync(cancel);
    }

    private async Task<List<Row>> Members(List<Team> teams, DateOnly today, CancellationToken cancel)
    {
        var (company, business, types, hubs) = (db.CompanyOf, member.Business.Value, teams.Select(t => t.Type).ToArray(), teams.Select(t => t.Hub).ToArray());
        return await db.Database.SqlQuery<Row>($"""
            SELECT p.* FROM (
                SELECT m.team_type AS "Type", m.hub_id AS "Hub", m.id AS "Id", s.id AS "Staff", s.full_name AS "FullName", CASE WHEN s.profile_visible THEN s.photo_uri END AS "PhotoUri", r.name AS "Role", m.notes AS "Notes",
                    coalesce(t.rating_sum, 0) AS "RatingSum", coalesce(t.rating_count, 0) AS "RatingCount", coalesce(t.reliability_score, 100) AS "Reliability", m.created_at AS "AddedAt", m.effective_to AS "EffectiveTo",
                    row_number() OVER (PARTITION BY m.team_type, m.hub_id ORDER BY s.full_name, m.id) AS place
                FROM unnest({types}, {hubs}) AS g (team_type, hub_id)
                JOIN staffing.dispatch_memberships m ON m.company_id = {company} AND m.business_id = {business} AND m.team_type = g.team_type AND m.hub_id IS NOT DISTINCT FROM g.hub_id
                JOIN staffing.staff s ON s.company_id = m.company_id AND s.id = m.staff_id AND s.is_active
                LEFT JOIN staffing.catalog_roles r ON r.company_id = m.company_id AND r.id = s.primary_role_id
                LEFT JOIN staffing.staff_stats t ON t.company_id = m.company_id AND t.staff_id = s.id
                WHERE m.status = 'active' AND m.is_active AND (m.effective_to IS NULL OR m.effective_to >= {today})
            ) p WHERE p.place <= {MostMembers} ORDER BY p.place, p."Id"
            """).ToListAsync(cancel);
    }

    private static TeamMember Shown(Row row) => new(
        new(row.Id), new(row.Staff), row.FullName, row.PhotoUri, row.Role ?? "", row.Notes, TrackRecord.Shown(row.RatingSum, row.RatingCount), row.Reliability, row.AddedAt, row.EffectiveTo);
}
