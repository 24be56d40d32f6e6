using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>Who sells work: a pool of workers with its rates.</summary>
[Tracked("staffing", "vendor")]
internal sealed class Vendor : Record<VendorId>
{
    public string Name { get; init; } = "";
    public Standing Status { get; private set; }
    public string? ServiceArea { get; init; }
    public string? LogoUrl { get; init; }
}
