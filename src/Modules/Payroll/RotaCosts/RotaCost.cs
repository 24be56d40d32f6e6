using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.RotaCosts;

/// <summary>What a plan comes to. Amounts are in the currency's own decimals, hours have two.</summary>
/// <param name="Hours">Planned, without planned breaks.</param>
/// <param name="OvertimeHours">Those of them that would be overtime, planned as it is.</param>
/// <param name="Cost">What the hours are worth, with what overtime and premiums add. The parts sum to the whole.</param>
internal sealed record RotaCostView(
    DateOnly From, DateOnly To, string Currency, decimal Hours, decimal OvertimeHours, decimal Cost, IReadOnlyList<DayCost> Days, IReadOnlyList<PersonCost> People, IReadOnlyList<DepartmentCost> Departments);

internal sealed record DayCost(DateOnly Day, decimal Hours, decimal OvertimeHours, decimal Cost);

/// <param name="Days">Those on which they are planned.</param>
internal sealed record PersonCost(UserId UserId, PersonBrief? User, decimal Hours, decimal OvertimeHours, decimal Cost, IReadOnlyList<DayCost> Days);

/// <param name="DepartmentId">That shifts belong to; null of those that belong to none.</param>
internal sealed record DepartmentCost(DepartmentId? DepartmentId, decimal Hours, decimal OvertimeHours, decimal Cost);

/// <summary>One person's place on one shift, exact.</summary>
/// <param name="Minor">Of the currency.</param>
internal sealed record PlaceCost(UserId User, DateOnly Day, DepartmentId? Department, long Seconds, long OvertimeSeconds, Fraction Minor);
