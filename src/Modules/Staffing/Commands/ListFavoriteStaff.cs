using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Commands;

/// <summary>Whom a client would like again, by name.</summary>
internal static class ListFavoriteStaff
{
    internal sealed record View(FavoriteId FavoriteId, StaffId StaffId, string FullName, string PrimaryRole, decimal AverageRating, int RatingCount, DateTimeOffset FavoritedAt);

    public static async Task<Result<Page<View>>> Handle(CompanyId tenantId, BusinessId businessId, RowWindow window, StaffingDb db, Member member, CancellationToken cancel)
    {
        var favorites = from favorite in db.StaffFavorites.AsNoTracking()
                        join staff in db.Staff on favorite.StaffId equals staff.Id
                        where favorite.BusinessId == member.Business
                        orderby staff.FullName, staff.Id, favorite.Id
                        select new { favorite.Id, favorite.StaffId, staff.FullName, staff.PrimaryRoleId, favorite.CreatedAt };
        var page = await Page.Read(favorites, window, cancel);
        var (ids, roles) = (page.Rows.Select(f => f.StaffId).ToList(), page.Rows.Select(f => f.PrimaryRoleId).OfType<CatalogRoleId>().Distinct().ToList());
        var rated = await db.StaffStats.AsNoTracking().Where(s => ids.Contains(s.StaffId)).ToDictionaryAsync(s => s.StaffId, cancel);
        var named = await db.CatalogRoles.Where(r => roles.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name, cancel);
        return page.Select(f =>
        {
            var stats = rated.GetValueOrDefault(f.StaffId);
            return new View(f.Id, f.StaffId, f.FullName, f.PrimaryRoleId is { } role ? named[role] : "", TrackRecord.Shown(stats?.RatingSum ?? 0, stats?.RatingCount ?? 0), stats?.RatingCount ?? 0, f.CreatedAt);
        });
    }
}
