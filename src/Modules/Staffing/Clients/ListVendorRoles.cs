using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Clients;

/// <summary>What a vendor of the business sells, by the roles' codes.</summary>
internal static class ListVendorRoles
{
    public static readonly Filters<CatalogRole> Filters = new Filters<CatalogRole>(askWhose: false).OrderedBy(roles => roles.OrderBy(r => r.Code).ThenBy(r => r.Id));

    /// <param name="RoleId">The same as <paramref name="CatalogRoleId"/>: here, and where something is ordered, there is no role of a shift yet.</param>
    /// <param name="HourlyRateCents">What workers are paid.</param>
    internal sealed record View(
        CatalogRoleId CatalogRoleId, CatalogRoleId RoleId, string RoleCode, string RoleName, string? Category, int BillRateCents, int HourlyRateCents, decimal HourlyRate, string Currency, decimal MinHours,
        IReadOnlyList<string> CertificateTypes, IReadOnlyList<string> AttireItems);

    public static async Task<Result<Page<View>>> Handle(VendorId vendorId, ListOf<CatalogRole> list, StaffingDb db, Member member, CancellationToken cancel)
    {
        if (!await db.BusinessVendors.AnyAsync(c => c.BusinessId == member.Business && c.VendorId == vendorId, cancel)) return Problem.NotFound;
        var page = await list.Read(db.CatalogRoles.Where(r => r.Status == Standing.Active && db.VendorRoles.Any(v => v.VendorId == vendorId && v.CatalogRoleId == r.Id)), cancel);
        var ids = page.Rows.Select(r => r.Id).ToList();
        var rates = await db.VendorRoles.Where(v => v.VendorId == vendorId && ids.Contains(v.CatalogRoleId)).AsNoTracking().ToDictionaryAsync(v => v.CatalogRoleId, cancel);
        return page.Select(r => new View(r.Id, r.Id, r.Code, r.Name, r.Category, rates[r.Id].BillRateCents, rates[r.Id].PayRateCents, rates[r.Id].PayRateCents / 100m, member.Currency, r.MinHours, r.CertificateTypes, r.AttireItems));
    }
}
