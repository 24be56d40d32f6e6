using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Leave.Balances;

/// <summary>A promise of leave on the wire.</summary>
internal sealed record EntitlementView : View
{
    public LeaveTypeId LeaveTypeId { get; init; }
    public UserId? UserId { get; init; }
    public DepartmentId? DepartmentId { get; init; }

    /// <summary>Days a year.</summary>
    public decimal Amount { get; init; }

    public Accrual Accrual { get; init; }

    /// <summary>Days for each counted hour, where it is accrued so.</summary>
    public decimal? Rate { get; init; }

    public Proration Proration { get; init; }
    public bool ScaleByPattern { get; init; }
    public GrantRounding Rounding { get; init; }
    public decimal? Cap { get; init; }
    public decimal? CarryCap { get; init; }
    public string? CarryExpires { get; init; }
    public bool CarryIfStarted { get; init; }
    public string YearStart { get; init; } = "";
    public DateOnly ValidFrom { get; init; }

    public static EntitlementView Of(LeaveEntitlement entitlement) => new EntitlementView
    {
        LeaveTypeId = entitlement.LeaveTypeId,
        UserId = entitlement.UserId,
        DepartmentId = entitlement.DepartmentId,
        Amount = entitlement.Amount,
        Accrual = entitlement.Accrual,
        Rate = entitlement.Rate,
        Proration = entitlement.Proration,
        ScaleByPattern = entitlement.ScaleByPattern,
        Rounding = entitlement.Rounding,
        Cap = entitlement.Cap,
        CarryCap = entitlement.CarryCap,
        CarryExpires = entitlement.CarryExpires,
        CarryIfStarted = entitlement.CarryIfStarted,
        YearStart = entitlement.YearStart,
        ValidFrom = entitlement.ValidFrom,
    }.Stamped(entitlement);
}

/// <summary>An adjustment on the wire.</summary>
internal sealed record AdjustmentView : View
{
    public LeaveTypeId LeaveTypeId { get; init; }
    public UserId UserId { get; init; }
    public DateOnly Day { get; init; }

    /// <summary>Signed, in days.</summary>
    public decimal Amount { get; init; }

    public string Reason { get; init; } = "";

    public static AdjustmentView Of(LeaveAdjustment adjustment) => new AdjustmentView
    {
        LeaveTypeId = adjustment.LeaveTypeId,
        UserId = adjustment.UserId,
        Day = adjustment.Day,
        Amount = adjustment.Amount,
        Reason = adjustment.Reason,
    }.Stamped(adjustment, adjustment.UserId);
}
