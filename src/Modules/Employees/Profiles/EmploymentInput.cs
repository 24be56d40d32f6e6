using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Employees.Profiles;

/// <summary>How the hours of a week lie on its days, as it is sent.</summary>
/// <param name="Weeks">One to four arrays of seven numbers, from Monday.</param>
/// <param name="Anchor">A Monday on which the first week begins.</param>
internal sealed record WorkPatternInput(WorkPatternKind Kind, JsonElement? Weeks = null, DateOnly? Anchor = null) : IInput
{
    private const int MostWeeks = 4;

    public Result<WorkPattern> Read()
    {
        if (Kind is WorkPatternKind.Spread)
        {
            if (Weeks is { ValueKind: not JsonValueKind.Null } given && !(given.ValueKind is JsonValueKind.Array && given.GetArrayLength() == 0)) return Problem.WrongType("workPattern.weeks", "A spread week has no days of its own.");
            return new WorkPattern(Kind, [], null);
        }
        if (Weeks is not { ValueKind: JsonValueKind.Array } weeks) return Problem.Missing("workPattern.weeks");
        if (weeks.GetArrayLength() is < 1 or > MostWeeks || weeks.EnumerateArray().Any(week => week.ValueKind is not JsonValueKind.Array || week.GetArrayLength() != 7)) return Problem.WrongType("workPattern.weeks", "One to four weeks of seven numbers each, from Monday.");
        var hours = new List<IReadOnlyList<decimal>>();
        foreach (var week in weeks.EnumerateArray())
        {
            var days = week.EnumerateArray().Select(day => day.ValueKind is JsonValueKind.Number && day.TryGetDecimal(out var number) ? number : -1).ToList();
            if (days.Any(day => day is < 0 or > 24 || decimal.Round(day, 2, MidpointRounding.ToZero) != day)) return Problem.WrongType("workPattern.weeks", "Hours of a day are from 0 to 24, with at most two decimals.");
            hours.Add(days);
        }
        if (Anchor is null) return Problem.Missing("workPattern.anchor");
        return Anchor.Value.DayOfWeek is DayOfWeek.Monday ? new WorkPattern(Kind, hours, Anchor) : Problem.WrongType("workPattern.anchor", "A Monday.");
    }
}

/// <summary>Hours of a week, with at most two decimals.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class WeeklyHoursAttribute() : ValidationAttribute("From 0 to 80, with at most two decimals.")
{
    public override bool IsValid(object? value) => value is not decimal hours || (hours is >= 0 and <= 80 && decimal.Round(hours, 2, MidpointRounding.ToZero) == hours);
}

/// <summary>What is paid, put together of what was given and what stands.</summary>
internal static class GivenPay
{
    /// <summary>A salary alone makes who is paid nothing yet monthly, an hourly rate alone hourly; taking the amount away takes the basis away.</summary>
    public static Result<Pay> Over(this Pay now, Patch<PayBasis> basis, Patch<decimal?> salary, Patch<decimal?> rate)
    {
        var (newSalary, newRate) = (salary.IsGiven ? salary.Value : null, rate.IsGiven ? rate.Value : null);
        var wanted = basis.IsGiven ? basis.Value
            : newSalary is not null && now.Basis is not PayBasis.Hourly ? PayBasis.Monthly
            : newRate is not null && now.Basis is not PayBasis.Monthly ? PayBasis.Hourly
            : (now.Basis is PayBasis.Monthly && salary.IsGiven && newSalary is null) || (now.Basis is PayBasis.Hourly && rate.IsGiven && newRate is null) ? PayBasis.None
            : now.Basis;
        if ((newSalary is not null && wanted is not PayBasis.Monthly) || (newRate is not null && wanted is not PayBasis.Hourly)) return EmployeeProblems.PayDoesNotFit;
        var pay = wanted switch
        {
            PayBasis.Monthly => new Pay(wanted, salary.Or(now.Salary), null),
            PayBasis.Hourly => new Pay(wanted, null, rate.Or(now.HourlyRate)),
            _ => Pay.None,
        };
        return pay is { Basis: not PayBasis.None, Salary: null, HourlyRate: null } ? EmployeeProblems.PayDoesNotFit : pay;
    }
}
