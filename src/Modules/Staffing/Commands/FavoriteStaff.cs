using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Coverage;

namespace WorkforceOS.Staffing.Commands;

/// <summary>A client would like a worker again. Once more changes nothing.</summary>
internal static class AddFavoriteStaff
{
    internal sealed record Input(CompanyId TenantId, StaffId StaffId) : IOfTenant;

    internal sealed record View(FavoriteId FavoriteId);

    public static async Task<Result<View>> Handle(BusinessId businessId, Input request, StaffingDb db, Favorites favorites, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (!await db.Staff.AnyAsync(s => s.Id == request.StaffId, cancel)) return Problem.NotFound;
        await transaction.TakeTurn(Blocking.Turn, request.StaffId.Value, cancel);
        var marked = (await favorites.Mark(request.StaffId, true, cancel))!;
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new View(marked.Id);
    }
}

/// <summary>They need not come again. Once more changes nothing.</summary>
internal static class RemoveFavoriteStaff
{
    internal sealed record Input(CompanyId TenantId) : IOfTenant;

    /// <param name="Removed">How many: 1, or 0 where they were none.</param>
    internal sealed record View(int Removed);

    public static async Task<Result<View>> Handle(BusinessId businessId, StaffId staffId, Input request, StaffingDb db, Favorites favorites, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (!await db.Staff.AnyAsync(s => s.Id == staffId, cancel)) return Problem.NotFound;
        await transaction.TakeTurn(Blocking.Turn, staffId.Value, cancel);
        var was = await favorites.Remove(staffId, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new View(was ? 1 : 0);
    }
}
