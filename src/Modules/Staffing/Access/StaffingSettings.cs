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

    /// <summary>Whoever came is paid for so long at least.</summary>
    public int MinimumPaidMinutes { get; init; }

    /// <summary>So long past the end of a shift is paid at most; null: all of it.</summary>
    public int? StayLateMinutes { get; init; }

    /// <summary>Whoever is late is paid from the next of such steps after the start; 0: from the minute.</summary>
    public int LateStepMinutes { get; init; }

    /// <summary>What is paid beyond so long in one shift is paid at <see cref="OvertimePercent"/>; null: nothing is.</summary>
    public int? OvertimeAfterMinutes { get; init; }

    public int OvertimePercent { get; init; } = 150;

    /// <summary>What is paid beyond so long in one week is paid at <see cref="WeeklyOvertimePercent"/>; null: nothing is.</summary>
    public int? WeeklyOvertimeAfterMinutes { get; init; }

    public int WeeklyOvertimePercent { get; init; } = 150;
    public DayOfWeek WeekStartsOn { get; init; } = DayOfWeek.Monday;

    /// <summary>Clients pay it as overtime too.</summary>
    public bool BillWeeklyOvertime { get; init; } = true;

    /// <summary>Added to the hours of a bill, in hundredths of a percent.</summary>
    public int FeeBasisPoints { get; init; }

    /// <summary>The same of hours and fee together.</summary>
    public int TaxBasisPoints { get; init; }

    /// <summary>From whom a new client may order; null: from nobody until an operator says so.</summary>
    public VendorId? DefaultVendorId { get; init; }
}
