using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Employees.Employments;

/// <summary>In the contract's order.</summary>
internal enum ContractType
{
    Permanent,
    Temporary,
    Contract,
}

/// <summary>What somebody is paid: an amount exactly where the basis has one. In the company's currency, major units.</summary>
internal sealed record Pay(PayBasis Basis, decimal? Salary, decimal? HourlyRate)
{
    public static readonly Pay None = new(PayBasis.None, null, null);
}

/// <summary>How much somebody works a week, and on which days of it.</summary>
/// <param name="Pattern">Null: a fifth of the hours on each day from Monday to Friday.</param>
internal sealed record WorkingHours(decimal Weekly, WorkPattern? Pattern)
{
    /// <summary>Whether the pattern's weeks have, on the average, the hours of the week.</summary>
    public bool Fits => Pattern is not { Kind: WorkPatternKind.Weekdays } pattern || pattern.Weeks.Sum(week => week.Sum()) == Weekly * pattern.Weeks.Count;

    public bool Equals(WorkingHours? other) => other is not null && Weekly == other.Weekly && StoredPattern.Same(Pattern, other.Pattern);

    public override int GetHashCode() => Weekly.GetHashCode();
}

/// <summary>What is agreed with somebody from one day on.</summary>
internal sealed record Agreed(
    string Position, ContractType ContractType, Pay Pay, WorkingHours Hours, OvertimeMode Overtime,
    DepartmentId? Department, UserId? Manager, PlaceId? Place, string? HolidayRegion)
{
    /// <summary>Each changes by itself, and then stays until its own next change.</summary>
    public static readonly IReadOnlyList<Facet> Facets =
    [
        new("position", a => a.Position, (a, of) => a with { Position = of.Position }, _ => false),
        new("contractType", a => a.ContractType, (a, of) => a with { ContractType = of.ContractType }, _ => false),
        new("pay", a => a.Pay, (a, of) => a with { Pay = of.Pay }, a => a.Pay.Basis is PayBasis.None),
        new("hours", a => a.Hours, (a, of) => a with { Hours = of.Hours }, _ => false),
        new("overtimeMode", a => a.Overtime, (a, of) => a with { Overtime = of.Overtime }, _ => false),
        new("departmentId", a => a.Department, (a, of) => a with { Department = of.Department }, a => a.Department is null),
        new("managerId", a => a.Manager, (a, of) => a with { Manager = of.Manager }, a => a.Manager is null),
        new("placeId", a => a.Place, (a, of) => a with { Place = of.Place }, a => a.Place is null),
        new("holidayRegion", a => a.HolidayRegion, (a, of) => a with { HolidayRegion = of.HolidayRegion }, a => a.HolidayRegion is null),
    ];
}

/// <summary>A part of what is agreed.</summary>
/// <param name="Take">The first with this part of the second.</param>
/// <param name="IsOpen">Nothing is agreed about it.</param>
internal sealed record Facet(string Name, Func<Agreed, object?> Of, Func<Agreed, Agreed, Agreed> Take, Func<Agreed, bool> IsOpen)
{
    public bool Differs(Agreed one, Agreed other) => !Equals(Of(one), Of(other));
}
