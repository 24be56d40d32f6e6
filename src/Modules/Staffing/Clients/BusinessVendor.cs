using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A business may order from this vendor.</summary>
internal sealed class BusinessVendor : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public BusinessId BusinessId { get; init; }
    public VendorId VendorId { get; init; }
    public bool IsDefault { get; init; }
    public ContractStatus Status { get; init; }
}
