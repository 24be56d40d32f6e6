using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

/// <summary>A role that a worker holds.</summary>
[Tracked("staffing", "staffRole")]
internal sealed class StaffRole : Record<StaffRoleId>
{
    public StaffId StaffId { get; init; }
    public CatalogRoleId CatalogRoleId { get; init; }
    public decimal? Years { get; init; }
    public bool Verified { get; init; }
}
