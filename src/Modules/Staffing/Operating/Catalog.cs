using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>What operators decide of a role, under the names of its columns.</summary>
internal sealed record CatalogRoleDetails(string Code, string Name, string? Category, decimal MinHours, string[] CertificateTypes, string[] AttireItems, Standing Status)
{
    public static CatalogRoleDetails Of(string code, string name, string? category, decimal minHours, IReadOnlyList<string> certificateTypes, IReadOnlyList<string> attireItems, Standing status) =>
        new(code.ToUpperInvariant(), name.Trim(), HubDetails.OrNull(category), decimal.Round(minHours, 2, MidpointRounding.AwayFromZero), WordsAttribute.Kept(certificateTypes, codes: true), WordsAttribute.Kept(attireItems, codes: false), status);
}

/// <summary>A kind of work that can be ordered.</summary>
internal sealed record CatalogRoleView : View
{
    /// <summary>By which orders name it, such as BARISTA.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";
    public string? Category { get; init; }

    /// <summary>As long at least is a shift of it.</summary>
    public decimal MinHours { get; init; }

    /// <summary>Certificates without which nobody works in it.</summary>
    public IReadOnlyList<string> CertificateTypes { get; init; } = [];

    /// <summary>What to wear, for people to read.</summary>
    public IReadOnlyList<string> AttireItems { get; init; } = [];

    public Standing Status { get; init; }

    public static CatalogRoleView Of(CatalogRole role) => new CatalogRoleView
    {
        Code = role.Code, Name = role.Name, Category = role.Category, MinHours = role.MinHours, CertificateTypes = role.CertificateTypes, AttireItems = role.AttireItems, Status = role.Status,
    }.Stamped(role);
}

/// <summary>All roles that the marketplace knows.</summary>
internal static class ListCatalogRoles
{
    public static readonly Filters<CatalogRole> Filters = new Filters<CatalogRole>().Text("code", r => r.Code).Text("name", r => r.Name).Text("category", r => r.Category).Choice("status", r => r.Status);

    public static async Task<Result<Page<CatalogRoleView>>> Handle(ListOf<CatalogRole> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.CatalogRoles, cancel)).Select(CatalogRoleView.Of);
}
