using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Clients;

namespace WorkforceOS.Staffing.Operating;

/// <summary>An operator adds a kind of work. It can be ordered as soon as a vendor has a rate for it.</summary>
internal static class CreateCatalogRole
{
    public const string CodeShape = "^[A-Za-z0-9_]{2,40}$";

    internal sealed record Input(
        [RegularExpression(CodeShape)] string Code, [MaxLength(100), OneLine] string Name, [MaxLength(100), OneLine] string? Category = null, [Range(0.0, 16.0)] decimal MinHours = 0,
        [Words] IReadOnlyList<string>? CertificateTypes = null, [Words] IReadOnlyList<string>? AttireItems = null, Standing Status = Standing.Active) : IInput;

    public static async Task<Result<CatalogRoleView>> Handle(Input request, StaffingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var role = new CatalogRole { Id = NewId.At<CatalogRoleId>(clock), CompanyId = caller.Company };
        db.CatalogRoles.Add(role).CurrentValues.SetValues(
            CatalogRoleDetails.Of(request.Code, request.Name, request.Category, request.MinHours, request.CertificateTypes ?? [], request.AttireItems ?? [], request.Status));
        await db.SaveChangesAsync(cancel);
        return CatalogRoleView.Of(role);
    }
}
