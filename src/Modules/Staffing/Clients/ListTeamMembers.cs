using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Clients;

/// <summary>Who orders for the business, or is invited to, by name.</summary>
internal static class ListTeamMembers
{
    public static readonly Filters<Membership> Filters = new Filters<Membership>(askWhose: false)
        .Choice("role", m => m.Role)
        .Choice("status", m => m.Status)
        .OrderedBy(members => members.OrderBy(m => m.FirstName).ThenBy(m => m.LastName).ThenBy(m => m.Id));

    /// <param name="HubIds">That they manage, of those that are shown to the caller.</param>
    internal sealed record View(
        MembershipId MembershipId, UserId? UserId, string Name, string Email, string? Phone, ClientRole Role, MembershipStatus Status, IReadOnlyList<HubId> HubIds, DateTimeOffset? LastActiveAt);

    public static async Task<Result<Page<View>>> Handle(ListOf<Membership> list, StaffingDb db, MemberAddresses addresses, Hubs own, Member member, CancellationToken cancel)
    {
        var page = await list.Read(db.Memberships.Where(m => m.BusinessId == member.Business), cancel);
        var ids = page.Rows.Select(m => m.Id).ToList();
        var hubs = (await db.HubManagers.Where(h => ids.Contains(h.MembershipId)).Join(own.Shown, m => m.HubId, h => h.Id, (m, h) => new { m.MembershipId, m.HubId })
            .OrderBy(h => h.HubId).ToListAsync(cancel)).ToLookup(h => h.MembershipId, h => h.HubId);
        var known = await addresses.Of(page.Rows, cancel);
        return page.Select(m => new View(m.Id, m.UserId, m.FullName, known[m.Id].Email ?? "", known[m.Id].Phone, m.Role, m.Status, [.. hubs[m.Id]], m.LastActiveAt));
    }
}

/// <summary>Who manages a hub of the business, in the order in which they came.</summary>
internal static class ListHubManagers
{
    public static readonly Filters<HubManager> Filters = new Filters<HubManager>(askWhose: false).OrderedBy(managers => managers.OrderBy(m => m.AssignedAt).ThenBy(m => m.Id));

    internal sealed record View(
        MembershipId MembershipId, UserId? UserId, string FirstName, string LastName, string Name, string? Email, string? Phone, ClientRole Role, MembershipStatus Status, DateTimeOffset AssignedAt);

    public static async Task<Result<Page<View>>> Handle(HubId hubId, ListOf<HubManager> list, StaffingDb db, Hubs hubs, MemberAddresses addresses, CancellationToken cancel)
    {
        if (await hubs.Find(hubId, cancel) is null) return Problem.NotFound;
        var page = await list.Read(db.HubManagers.Where(m => m.HubId == hubId), cancel);
        var ids = page.Rows.Select(m => m.MembershipId).ToList();
        var members = await db.Memberships.Where(m => ids.Contains(m.Id)).AsNoTracking().ToDictionaryAsync(m => m.Id, cancel);
        var known = await addresses.Of([.. members.Values], cancel);
        return page.Select(h =>
        {
            var m = members[h.MembershipId];
            return new View(m.Id, m.UserId, m.FirstName, m.LastName, m.FullName, known[m.Id].Email, known[m.Id].Phone, m.Role, m.Status, h.AssignedAt);
        });
    }
}
