using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Clients;

/// <summary>A client: it orders workers.</summary>
[Tracked("staffing", "business")]
internal sealed class Business : Record<BusinessId>
{
    public string Name { get; init; } = "";
    public Standing Status { get; private set; }
    public string Timezone { get; init; } = "";
    public string Currency { get; init; } = "";
    public int BillingTermsDays { get; init; }
    public bool InstantBook { get; init; }
    public string? LogoUrl { get; init; }
}
