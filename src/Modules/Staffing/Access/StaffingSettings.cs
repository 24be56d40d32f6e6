using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Access;

/// <summary>What a marketplace has decided otherwise than the product.</summary>
internal sealed class StaffingSettings : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public ApplicationMode ApplicationMode { get; init; }
    public int OfferMinutes { get; init; }
    public int SwapWindowMinutes { get; init; }
    public int LateGraceMinutes { get; init; }
    public int NoShowMinutes { get; init; }
    public int ClockInEarlyMinutes { get; init; }
    public int CertifiedAfterMinutes { get; init; }
    public int MarketplaceAfterMinutes { get; init; }
    public bool ExposeNfcTagToStaff { get; init; }
    public AttestationMode AttestationMode { get; init; }
    public bool PayEarlyClockIn { get; init; }
}
