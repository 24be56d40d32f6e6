using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A business may order from this vendor.</summary>
[Tracked("staffing", "businessVendor")]
internal sealed class BusinessVendor : Record<BusinessVendorId>
{
    public BusinessId BusinessId { get; init; }
    public VendorId VendorId { get; init; }
    public bool IsDefault { get; init; }
    public ContractStatus Status { get; init; }
}
