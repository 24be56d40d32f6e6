using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Access;

/// <summary>What a marketplace has decided otherwise than the product; one without a row has what stands here.</summary>
[Tracked("staffing", "settings")]
internal sealed class StaffingSettings : Record<StaffingSettingsId>
{
    public ApplicationMode ApplicationMode { get; init; }
    public int OfferMinutes { get; init; } = 120;
    public int SwapWindowMinutes { get; init; } = 1440;
    public int LateGraceMinutes { get; init; } = 10;
    public int NoShowMinutes { get; init; } = 30;
    public int ClockInEarlyMinutes { get; init; } = 15;
    public int RefillNoticeMinutes { get; init; } = 30;
    public int CertifiedAfterMinutes { get; init; } = 30;
    public int MarketplaceAfterMinutes { get; init; } = 120;
    public bool ExposeNfcTagToStaff { get; init; } = true;
    public AttestationMode AttestationMode { get; init; }
    public bool PayEarlyClockIn { get; init; }

    /// <summary>From whom a new client may order; null: from nobody until an operator says so.</summary>
    public VendorId? DefaultVendorId { get; init; }
}
