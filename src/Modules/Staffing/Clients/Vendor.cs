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

    /// <summary>From when on in a week its workers have overtime, where the marketplace has such a limit; null: as there. So with the percentage.</summary>
    public int? WeeklyOvertimeAfterMinutes { get; init; }

    public int? WeeklyOvertimePercent { get; init; }
}
