using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.RapidOrders.Reading;

namespace WorkforceOS.Staffing.RapidOrders;

/// <summary>What the caller may order and for where: of a client the hubs that they see and the roles of its vendors, of a worker the roles of their own.</summary>
internal sealed class OrderCatalogue(StaffingDb db, StaffingAccess access)
{
    /// <summary>Of each; more is not looked for in a text.</summary>
    private const int Most = 500;

    public async Task<(IReadOnlyList<KnownRole> Roles, IReadOnlyList<KnownHub> Hubs, string Timezone)> Load(CancellationToken cancel)
    {
        if (await access.RoleAtClient(cancel) is not null)
        {
            var member = access.Member;
            var hubs = await new Hubs(db, member).Shown.OrderBy(h => h.Name).ThenBy(h => h.Id).Take(Most).Select(h => new KnownHub(h.Id, h.Name, h.Timezone)).ToListAsync(cancel);
            var sold = db.VendorRoles.Where(v => db.BusinessVendors.Any(c => c.BusinessId == member.Business && c.VendorId == v.VendorId && c.Status == ContractStatus.Active));
            return (await Roles(sold, cancel), hubs, member.Timezone);
        }
        if (!await access.IsWorker(cancel)) return ([], [], "UTC");
        var (staff, zone) = (access.Worker.Id, access.Worker.Timezone);
        return (await Roles(db.VendorRoles.Where(v => db.Staff.Any(s => s.Id == staff && s.VendorId == v.VendorId)), cancel), [], zone);
    }

    private async Task<IReadOnlyList<KnownRole>> Roles(IQueryable<VendorRole> sold, CancellationToken cancel) =>
        await db.CatalogRoles.Where(r => r.Status == Standing.Active && sold.Any(v => v.CatalogRoleId == r.Id)).OrderBy(r => r.Code).ThenBy(r => r.Id).Take(Most)
            .Select(r => new KnownRole(r.Id, r.Code, r.Name)).ToListAsync(cancel);
}
