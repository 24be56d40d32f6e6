using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>Whom the caller's business would like again. Whoever marks somebody has their turn: <see cref="Blocking.Turn"/>.</summary>
internal sealed class Favorites(StaffingDb db, Member member, TimeProvider clock)
{
    /// <param name="mark">Null leaves it as it is.</param>
    /// <returns>Null where they are none now.</returns>
    public async Task<StaffFavorite?> Mark(StaffId staff, bool? mark, CancellationToken cancel)
    {
        var found = await db.StaffFavorites.SingleOrDefaultAsync(f => f.BusinessId == member.Business && f.StaffId == staff, cancel);
        if (mark is true && found is null)
        {
            found = new StaffFavorite { CompanyId = new CompanyId(db.CompanyOf), Id = NewId.At<FavoriteId>(clock), BusinessId = member.Business, StaffId = staff, CreatedBy = member.User };
            db.StaffFavorites.Add(found);
        }
        if (mark is not false) return found;
        found?.Delete();
        return null;
    }

    /// <returns>Whether they were one.</returns>
    public async Task<bool> Remove(StaffId staff, CancellationToken cancel)
    {
        var found = await db.StaffFavorites.SingleOrDefaultAsync(f => f.BusinessId == member.Business && f.StaffId == staff, cancel);
        found?.Delete();
        return found is not null;
    }
}
