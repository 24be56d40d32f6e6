using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>Where a business books what it spends.</summary>
[Tracked("staffing", "costCenter")]
internal sealed class CostCenter : Record<CostCenterId>
{
    public BusinessId BusinessId { get; init; }
    public string Name { get; init; } = "";
    public string? Code { get; init; }
    public Standing Status { get; private set; }
}
