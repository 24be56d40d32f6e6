using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

/// <summary>A role that a worker holds.</summary>
internal sealed class StaffRole : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public StaffId StaffId { get; init; }
    public CatalogRoleId CatalogRoleId { get; init; }
    public decimal? Years { get; init; }
    public bool Verified { get; init; }
}
