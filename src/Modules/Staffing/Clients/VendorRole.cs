using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>What a vendor pays and bills for an hour of a role.</summary>
[Tracked("staffing", "vendorRate")]
internal sealed class VendorRole : Record<VendorRoleId>
{
    public VendorId VendorId { get; init; }
    public CatalogRoleId CatalogRoleId { get; init; }
    public int PayRateCents { get; init; }
    public int BillRateCents { get; init; }
    public int? BenchmarkRateCents { get; init; }
}
