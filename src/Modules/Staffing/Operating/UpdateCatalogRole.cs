using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator changes a role. What is ordered already keeps its name and its rates; what it takes to work in it counts at once.</summary>
internal static class UpdateCatalogRole
{
    internal sealed record Input(
        [RegularExpression(CreateCatalogRole.CodeShape)] Patch<string> Code, [MaxLength(100), OneLine] Patch<string> Name, [MaxLength(100), OneLine] Patch<string?> Category, [Range(0.0, 16.0)] Patch<decimal> MinHours,
        [Words] Patch<IReadOnlyList<string>> CertificateTypes, [Words] Patch<IReadOnlyList<string>> AttireItems, Patch<Standing> Status) : IInput;

    public static async Task<Result<CatalogRoleView>> Handle(CatalogRoleId catalogRoleId, Input change, StaffingDb db, CancellationToken cancel)
    {
        if (await db.CatalogRoles.SingleOrDefaultAsync(r => r.Id == catalogRoleId, cancel) is not { } role) return Problem.NotFound;
        db.Entry(role).CurrentValues.SetValues(CatalogRoleDetails.Of(
            change.Code.Or(role.Code), change.Name.Or(role.Name), change.Category.Or(role.Category), change.MinHours.Or(role.MinHours), change.CertificateTypes.Or(role.CertificateTypes), change.AttireItems.Or(role.AttireItems), change.Status.Or(role.Status)));
        await db.SaveChangesAsync(cancel);
        return CatalogRoleView.Of(role);
    }
}
