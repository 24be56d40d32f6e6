using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Orders;

/// <summary>The last number given to an order of a month.</summary>
internal sealed class OrderNumbers : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public DateOnly Month { get; init; }
    public int Last { get; init; }
}
