using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Clients;

/// <summary>Whom the business may order from, its usual vendor first.</summary>
internal static class ListVendors
{
    public static readonly Filters<BusinessVendor> Filters = new Filters<BusinessVendor>(askWhose: false).OrderedBy(contracts => contracts.OrderByDescending(c => c.IsDefault).ThenBy(c => c.VendorId));

    internal sealed record View(VendorId VendorId, string VendorName, string? LogoUrl, string? ServiceArea, decimal? AverageRating, int RoleCount, ContractStatus ContractStatus, bool IsDefault);

    public static async Task<Result<Page<View>>> Handle(ListOf<BusinessVendor> list, StaffingDb db, Member member, CancellationToken cancel)
    {
        var page = await list.Read(db.BusinessVendors.Where(c => c.BusinessId == member.Business), cancel);
        var ids = page.Rows.Select(c => c.VendorId).ToList();
        var vendors = await db.Vendors.Where(v => ids.Contains(v.Id)).AsNoTracking().ToDictionaryAsync(v => v.Id, cancel);
        var roles = await db.VendorRoles.Where(r => ids.Contains(r.VendorId) && db.CatalogRoles.Any(c => c.Id == r.CatalogRoleId && c.Status == Standing.Active))
            .GroupBy(r => r.VendorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var pools = ids.Select(v => (VendorId?)v).ToList();
        var ratings = await db.Staff.Where(s => pools.Contains(s.VendorId)).Join(db.StaffStats, s => s.Id, t => t.StaffId, (s, t) => new { s.VendorId, t.RatingSum, t.RatingCount })
            .GroupBy(s => s.VendorId).Select(g => new { g.Key, Sum = g.Sum(s => s.RatingSum), Count = g.Sum(s => s.RatingCount) }).ToDictionaryAsync(g => g.Key!.Value, g => (g.Sum, g.Count), cancel);
        return new Page<View>([.. page.Rows.Where(c => vendors.ContainsKey(c.VendorId)).Select(c => new View(
            c.VendorId, vendors[c.VendorId].Name, vendors[c.VendorId].LogoUrl, vendors[c.VendorId].ServiceArea, Average(ratings.GetValueOrDefault(c.VendorId)), roles.GetValueOrDefault(c.VendorId), c.Status, c.IsDefault))], page.Window, page.TotalRowCount);
    }

    private static decimal? Average((int Sum, int Count) ratings) => ratings.Count == 0 ? null : decimal.Round((decimal)ratings.Sum / ratings.Count, 2, MidpointRounding.AwayFromZero);
}
