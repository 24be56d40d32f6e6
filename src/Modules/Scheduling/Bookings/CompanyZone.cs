using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>By which wall clock the company's shifts were last placed, where it has ever changed.</summary>
internal sealed class CompanyZone : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public string Timezone { get; set; } = "";
}
