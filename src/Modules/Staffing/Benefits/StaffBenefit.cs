using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Benefits;

internal enum BenefitType
{
    Commuter,
    SickLeave,
    Vacation,
    Health,
}

internal enum BenefitStatus
{
    Active,

    /// <summary>The target is still ahead.</summary>
    Pending,
}

internal enum BenefitUnit
{
    Hours,
    Cents,
}

internal enum BenefitPeriod
{
    None,
    Month,
    Year,
}

/// <summary>A benefit that a marketplace offers all its workers.</summary>
[Tracked("staffing", "benefitProgram")]
internal sealed class BenefitProgram : Record<BenefitProgramId>
{
    public BenefitType BenefitType { get; init; }
    public string Title { get; init; } = "";
    public string? Description { get; init; }
    public BenefitUnit Unit { get; init; }
    public decimal Target { get; init; }

    /// <summary>Gained by each hour that is paid, in the unit.</summary>
    public decimal PerHour { get; init; } = 1;

    public BenefitPeriod Period { get; init; }

    /// <summary>The first day that is not of the period any more in which a day lies; null where it never ends.</summary>
    public DateOnly? EndOf(DateOnly day) => Period switch
    {
        BenefitPeriod.Month => new DateOnly(day.Year, day.Month, 1).AddMonths(1),
        BenefitPeriod.Year => new DateOnly(day.Year, 1, 1).AddYears(1),
        _ => null,
    };
}

/// <summary>
/// What one worker has of a benefit: <c>tracked = base + minutes · perHour / 60</c>, rounded once, half away from zero: to hundredths of an hour, or
/// to whole cents. It is pending until the target is reached, and active from then on until its period ends.
/// Example: at one hour for each 30 worked (0.0333), 2,000 minutes come to 1.11 hours; at 50 cents an hour, 90 minutes come to 75 cents.
/// </summary>
[Tracked("staffing", "benefit")]
internal sealed class StaffBenefit : Record<StaffBenefitId>
{
    public StaffId StaffId { get; init; }
    public BenefitType BenefitType { get; init; }
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }
    public BenefitStatus Status { get; private set; } = BenefitStatus.Pending;
    public BenefitUnit Unit { get; private set; }

    /// <summary>In the unit.</summary>
    public decimal TrackedHours { get; private set; }

    /// <inheritdoc cref="TrackedHours"/>
    public decimal TargetHours { get; private set; } = 1;

    /// <summary>What an operator has written down, from which it counts.</summary>
    public decimal Base { get; private set; }

    /// <summary>Of timesheets that were approved since.</summary>
    public int WorkedMinutes { get; private set; }

    public DateOnly? PeriodEnd { get; private set; }

    public static StaffBenefit Begin(StaffBenefitId id, StaffId staff, BenefitProgram program, DateOnly today)
    {
        var benefit = new StaffBenefit { Id = id, CompanyId = program.CompanyId, StaffId = staff, BenefitType = program.BenefitType };
        benefit.Follow(program);
        benefit.PeriodEnd = program.EndOf(today);
        return benefit;
    }

    /// <summary>As the program is now.</summary>
    public void Follow(BenefitProgram program) => (Title, Description, Unit, TargetHours) = (program.Title, program.Description, program.Unit, program.Target);

    /// <returns>Whether it is active now, and was not before.</returns>
    public bool Accrue(int minutes, decimal perHour)
    {
        WorkedMinutes += minutes;
        TrackedHours = Base + Rounded(WorkedMinutes * perHour / 60);
        if (Status is BenefitStatus.Active || TrackedHours < TargetHours) return false;
        Status = BenefitStatus.Active;
        return true;
    }

    /// <summary>An operator says how far it is.</summary>
    public void Set(BenefitStatus status, decimal tracked, decimal target) => (Status, Base, TrackedHours, WorkedMinutes, TargetHours) = (status, tracked, tracked, 0, target);

    /// <summary>A new period begins with nothing.</summary>
    public void Roll(BenefitProgram? program, DateOnly today)
    {
        if (program is not null) Follow(program);
        (Status, Base, TrackedHours, WorkedMinutes, PeriodEnd) = (BenefitStatus.Pending, 0, 0, 0, program?.EndOf(today));
    }

    private decimal Rounded(decimal amount) => Math.Round(amount, Unit is BenefitUnit.Cents ? 0 : 2, MidpointRounding.AwayFromZero);
}

/// <summary>How a benefit of a worker stood, and from when until when.</summary>
internal sealed class BenefitHistory : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public BenefitHistoryId Id { get; init; }
    public StaffId StaffId { get; init; }
    public StaffBenefitId BenefitId { get; init; }
    public BenefitType BenefitType { get; init; }
    public string Title { get; init; } = "";
    public BenefitStatus Status { get; init; }
    public DateTimeOffset EffectiveAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public decimal TrackedHours { get; set; }
    public decimal TargetHours { get; set; }
    public string? Notes { get; init; }
    public string? Metadata { get; init; }
}

/// <summary>Hours that count already.</summary>
internal sealed class BenefitAccrual : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public TimesheetId TimesheetId { get; init; }
    public StaffId StaffId { get; init; }
    public int Minutes { get; init; }
    public DateTimeOffset AccruedAt { get; init; }
}
