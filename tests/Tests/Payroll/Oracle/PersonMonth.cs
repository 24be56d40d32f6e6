using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;

namespace WorkforceOS.Tests.Payroll.Oracle;

/// <summary>Everything that what a person is owed for a period rests on, as facts: nothing in it is worked out.</summary>
/// <param name="Seed">It is made from.</param>
/// <param name="Known">The days of which the facts are complete: whole months and the weeks around them.</param>
internal sealed record PersonMonth(
    int Seed, DateTimeZone Zone, string Currency, DateOnly From, DateOnly To, (DateOnly First, DateOnly Last) Known, EmploymentHistory History, IReadOnlyList<RulesFacts> Rules,
    IReadOnlyList<WorkedTime> Worked, IReadOnlyList<Absence> Absences, IReadOnlyList<PlannedTime> Planned, IReadOnlyList<LeaveDay> Leave, IReadOnlyList<HolidayFacts> Holidays,
    decimal Bonus, decimal Deduction, decimal CarriedIn, IReadOnlyList<AdjustmentFacts> Adjustments);

/// <param name="From">Null: from the beginning.</param>
internal sealed record RulesFacts(
    DateOnly? From, IReadOnlyList<TierFacts> Tiers, DayOfWeek WeekStartsOn, string EarlyIn, bool OvertimeNeedsApproval, bool HolidayPaid, IReadOnlyList<PremiumFacts> Premiums);

/// <param name="Per"><c>day</c>, <c>week</c> or <c>seventhDay</c>.</param>
internal sealed record TierFacts(string Per, decimal Over, decimal Multiplier);

/// <param name="Start">With <paramref name="End"/> a window on the wall clock, over midnight where it ends earlier than it starts; null: the day's own edge.</param>
/// <param name="Stack"><c>highest</c> or <c>sum</c>.</param>
internal sealed record PremiumFacts(string Code, IReadOnlyList<DayOfWeek>? Weekdays, bool? Holiday, TimeOnly? Start, TimeOnly? End, decimal? Percent, decimal? Amount, string Stack);

internal sealed record AdjustmentFacts(DateOnly Day, string Kind, decimal Amount);
