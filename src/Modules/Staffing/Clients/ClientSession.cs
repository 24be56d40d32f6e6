using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.SignIn;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Clients;

/// <summary>Who is signed in for which client, and at which hubs.</summary>
internal static class ClientSession
{
    private const int MostHubs = 500;

    internal sealed record HubRef(HubId HubId, string HubName, string LocationAddress, double Latitude, double Longitude, string Timezone);

    internal sealed record BusinessView(BusinessId BusinessId, string BusinessName, ClientRole Role, IReadOnlyList<HubId> HubIds, string? LogoUrl, Standing Status, string DefaultTimezone, string Currency);

    internal sealed record View(SessionRole Role, UserRef User, TenantRef Tenant, BusinessView Business, StaffInSession? Staff, IReadOnlyList<string> Permissions, IReadOnlyList<HubRef> Hubs);

    public static async Task<Result<View>> Handle(SessionContexts contexts, StaffingDb db, Hubs own, Member member, CancellationToken cancel)
    {
        var context = await contexts.Of(member, cancel);
        var logo = await db.Businesses.Where(b => b.Id == member.Business).Select(b => b.LogoUrl).SingleAsync(cancel);
        var hubs = await own.Shown.OrderBy(h => h.Name).ThenBy(h => h.Id).Take(MostHubs)
            .Select(h => new HubRef(h.Id, h.Name, h.FullAddress, h.Latitude ?? 0, h.Longitude ?? 0, h.Timezone)).ToListAsync(cancel);
        return new View(context.Role, context.User, context.Tenant,
            new(member.Business, member.BusinessName, member.Role, context.Business!.HubIds, logo, Standing.Active, member.Timezone, member.Currency), context.Staff, context.Permissions, hubs);
    }
}
