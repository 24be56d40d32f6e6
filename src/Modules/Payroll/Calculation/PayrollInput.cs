using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>Everything one person's payroll for one period depends on, in one currency.</summary>
/// <param name="PeriodStart">First day, in the company's zone.</param>
/// <param name="PeriodEnd">Last day, inclusive.</param>
/// <param name="Worked">Checked-out attendance from <see cref="PayrollCalculation.WorkCountsSince"/> to the period's end, in any order; overlaps are forgiven.</param>
/// <param name="AbsentDays">Days marked absent; those outside the period do not count.</param>
/// <param name="UnpaidLeaveDays">Days of approved unpaid leave on which the person was scheduled; those outside the period do not count.</param>
/// <param name="EmployedSince">No salary is due for days before; null where nothing is known of it.</param>
/// <param name="MonthlySalary">Null when none is agreed: time is counted, and only bonus less deduction is paid.</param>
internal sealed record PayrollInput(
    DateOnly PeriodStart,
    DateOnly PeriodEnd,
    DateTimeZone Zone,
    OvertimeRule Overtime,
    IReadOnlyCollection<WorkedInterval> Worked,
    IReadOnlySet<DateOnly> AbsentDays,
    IReadOnlySet<DateOnly> UnpaidLeaveDays,
    DateOnly? EmployedSince,
    Money? MonthlySalary,
    Money Bonus,
    Money Deduction);

/// <summary>From check-in to check-out, <c>[Start, End)</c>.</summary>
/// <param name="PlannedStart">When it was to begin, where it was planned.</param>
internal readonly record struct WorkedInterval(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset? PlannedStart = null)
{
    /// <summary>What can be overtime: coming early is being there, and makes none.</summary>
    public WorkedInterval WithoutEarly => PlannedStart > Start ? this with { Start = PlannedStart.Value } : this;
}

/// <summary>How much a day and an ISO week (Monday to Sunday) hold before overtime begins.</summary>
internal sealed record OvertimeRule(TimeSpan Daily, TimeSpan Weekly)
{
    public static readonly OvertimeRule Default = new(TimeSpan.FromHours(8), TimeSpan.FromHours(40));
}
