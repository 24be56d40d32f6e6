using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Leave.Holidays;

namespace WorkforceOS.Leave.Balances;

internal readonly record struct LeaveEntitlementId(Guid Value) : IId<LeaveEntitlementId>
{
    public static LeaveEntitlementId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>How a promise works; what it means stands at <see cref="EntitlementFacts"/>.</summary>
/// <param name="CarryExpires">A month and a day.</param>
/// <param name="YearStart">The same; of every entitlement to a type it is the same.</param>
internal sealed record EntitlementTerms(
    decimal Amount, Accrual Accrual, Proration Proration, bool ScaleByPattern, GrantRounding Rounding, decimal? Cap, decimal? CarryCap, string? CarryExpires, bool CarryIfStarted, string YearStart, DateOnly ValidFrom, decimal? Rate = null);

/// <summary>What is promised of a type of leave: to one person, to a department, or to everybody.</summary>
[Tracked("leaveManagement", "leaveEntitlement")]
internal sealed class LeaveEntitlement : Record<LeaveEntitlementId>
{
    public LeaveTypeId LeaveTypeId { get; init; }
    public UserId? UserId { get; init; }
    public DepartmentId? DepartmentId { get; init; }
    public decimal Amount { get; private set; }
    public Accrual Accrual { get; private set; }

    /// <summary>Days for each counted hour, where it is accrued so.</summary>
    public decimal? Rate { get; private set; }

    public Proration Proration { get; private set; }
    public bool ScaleByPattern { get; private set; }
    public GrantRounding Rounding { get; private set; }
    public decimal? Cap { get; private set; }
    public decimal? CarryCap { get; private set; }
    public string? CarryExpires { get; private set; }
    public bool CarryIfStarted { get; private set; }
    public string YearStart { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }

    public EntitlementTerms Terms => new(Amount, Accrual, Proration, ScaleByPattern, Rounding, Cap, CarryCap, CarryExpires, CarryIfStarted, YearStart, ValidFrom, Rate);

    public EntitlementFacts Facts => new(UserId, DepartmentId, Amount, Accrual, Proration, ScaleByPattern, Rounding, Cap, CarryCap, Read(CarryExpires), CarryIfStarted, ValidFrom, Rate ?? 0);

    public MonthDay Start => Read(YearStart)!.Value;

    public Problem? Promise(EntitlementTerms terms)
    {
        if (Read(terms.YearStart) is not { Day: <= 28 }) return BalanceProblems.YearStart;
        if ((terms.Accrual is Accrual.PerHour) != (terms.Rate is not null)) return BalanceProblems.Rate;
        Rate = terms.Rate;
        (Amount, Accrual, Proration, ScaleByPattern, Rounding) = (terms.Amount, terms.Accrual, terms.Proration, terms.ScaleByPattern, terms.Rounding);
        (Cap, CarryCap, CarryExpires, CarryIfStarted, YearStart, ValidFrom) = (terms.Cap, terms.CarryCap, terms.CarryExpires, terms.CarryIfStarted, terms.YearStart, terms.ValidFrom);
        return null;
    }

    private static MonthDay? Read(string? text) => text is not null && MonthDayAttribute.Read(text) is var (month, day) ? new MonthDay(month, day) : null;
}

/// <summary>Days given or taken away by hand, with the reason.</summary>
[Tracked("leaveManagement", "leaveAdjustment")]
internal sealed class LeaveAdjustment : Record<LeaveAdjustmentId>
{
    public LeaveTypeId LeaveTypeId { get; init; }
    public UserId UserId { get; init; }
    public DateOnly Day { get; set; }

    /// <summary>Signed.</summary>
    public decimal Amount { get; set; }

    public string Reason { get; set; } = "";
}

internal readonly record struct LeaveAdjustmentId(Guid Value) : IId<LeaveAdjustmentId>
{
    public static LeaveAdjustmentId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Days for each hour, with at most eight decimals.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class RateAttribute() : ValidationAttribute("More than 0 and at most 1, with at most eight decimals.")
{
    public override bool IsValid(object? value) => value is not decimal rate || (rate > 0 && rate <= 1 && decimal.Truncate(rate * 100_000_000) == rate * 100_000_000);
}

/// <summary>Days with at most two decimals.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class DaysAttribute(int least, int most) : ValidationAttribute($"From {least} to {most}, with at most two decimals.")
{
    public override bool IsValid(object? value) => value is not decimal days || (days >= least && days <= most && decimal.Truncate(days * 100) == days * 100);
}
