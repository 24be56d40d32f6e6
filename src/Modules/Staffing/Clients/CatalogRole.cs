using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A kind of work that can be ordered.</summary>
[Tracked("staffing", "catalogRole")]
internal sealed class CatalogRole : Record<CatalogRoleId>
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string? Category { get; init; }
    public decimal MinHours { get; init; }
    public string[] CertificateTypes { get; init; } = [];
    public string[] AttireItems { get; init; } = [];
    public Standing Status { get; private set; }
}
