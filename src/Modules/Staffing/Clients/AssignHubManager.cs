using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A member manages a hub from now on. Once more changes nothing.</summary>
internal static class AssignHubManager
{
    /// <param name="MembershipId">This, or <paramref name="UserId"/>.</param>
    internal sealed record Input(MembershipId? MembershipId = null, UserId? UserId = null) : IInput;

    internal sealed record View(HubManagerId HubManagerId, HubId HubId, MembershipId MembershipId);

    public static async Task<Result<Answer<View>>> Handle(HubId hubId, Input request, StaffingDb db, Hubs hubs, HubManagers managers, Member member, CancellationToken cancel)
    {
        if (request.MembershipId is null && request.UserId is null) return Problem.Missing("membershipId");
        if (await hubs.Find(hubId, cancel) is null) return Problem.NotFound;
        var members = db.Memberships.Where(m => m.BusinessId == member.Business && m.Status != MembershipStatus.Disabled);
        var found = await (request.MembershipId is { } id ? members.Where(m => m.Id == id) : members.Where(m => m.UserId == request.UserId)).Select(m => (MembershipId?)m.Id).SingleOrDefaultAsync(cancel);
        if (found is not { } manager) return Problem.NotFound;

        var (link, isNew) = (await managers.Assign([hubId], manager, cancel))[0];
        return new Answer<View>(new(link, hubId, manager), isNew ? null : 200);
    }
}

/// <summary>Makes members managers of hubs.</summary>
internal sealed class HubManagers(StaffingDb db, Caller caller, TimeProvider clock)
{
    /// <returns>What links them to each, in the order of the hubs, and whether it is new.</returns>
    public async Task<IReadOnlyList<(HubManagerId Id, bool IsNew)>> Assign(IReadOnlyCollection<HubId> hubs, MembershipId manager, CancellationToken cancel)
    {
        if (hubs.Count == 0) return [];
        var before = await db.HubManagers.Where(m => m.MembershipId == manager && hubs.Contains(m.HubId)).Select(m => new { m.HubId, m.Id }).ToDictionaryAsync(m => m.HubId, m => m.Id, cancel);
        var links = hubs.Where(h => !before.ContainsKey(h)).ToDictionary(h => h, h => new HubManager { CompanyId = caller.Company, Id = NewId.At<HubManagerId>(clock), HubId = h, MembershipId = manager, AssignedAt = clock.GetUtcNow() });
        db.HubManagers.AddRange(links.Values);
        try
        {
            await db.SaveChangesAsync(cancel);
            return [.. hubs.Select(h => links.TryGetValue(h, out var made) ? (made.Id, true) : (before[h], false))];
        }
        catch (DbUpdateException second) when (second.Violates("hub_manager"))
        {
            // Who begins anew finds it.
            throw new DbUpdateConcurrencyException("Somebody else made them manager of a hub at this moment.", second);
        }
    }
}
