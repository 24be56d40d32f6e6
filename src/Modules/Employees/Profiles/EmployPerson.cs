using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

/// <param name="PayBasis">Where it is left out: monthly with a salary, hourly with a rate, else none.</param>
internal sealed record NewEmployment(
    UserId UserId,
    DateOnly EmploymentStartDate,
    [MaxLength(200), OneLine] string Position,
    ContractType ContractType,
    [Amount] decimal? Salary = null,
    DepartmentId? DepartmentId = null,
    UserId? ManagerId = null,
    [MaxLength(10_000)] string? Notes = null,
    PayBasis? PayBasis = null,
    [Amount] decimal? HourlyRate = null,
    [WeeklyHours] decimal? WeeklyHours = null,
    WorkPatternInput? WorkPattern = null,
    OvertimeMode? OvertimeMode = null,
    PlaceId? PlaceId = null,
    [MaxLength(20), OneLine] string? HolidayRegion = null) : IInput
{
    public bool StatesPay => Salary is not null || PayBasis is not null || HourlyRate is not null || WeeklyHours is not null || WorkPattern is not null || OvertimeMode is not null;

    public Result<Agreed> Agreed()
    {
        var pay = Pay.None.Over(PayBasis is { } basis ? basis : default(Patch<PayBasis>), Salary, HourlyRate);
        if (pay.Problem is { } misfit) return misfit;
        var pattern = WorkPattern?.Read();
        if (pattern?.Problem is { } unreadable) return unreadable;
        return new Agreed(Position, ContractType, pay.Value, new(WeeklyHours ?? TermsFacts.FullWeek, pattern?.Value), OvertimeMode ?? Contracts.Employees.OvertimeMode.Paid, DepartmentId, ManagerId, PlaceId, HolidayRegion);
    }
}

/// <summary>An admin employs a user of the company, or employs anew who has left: the profile is the same then, the employment a second one.</summary>
internal static class EmployPerson
{
    public static async Task<Result<EmployeeProfileView>> Handle(NewEmployment employment, EmploymentLedger ledger, NamedInTerms named, Caller caller, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var agreed = employment.Agreed();
        if (agreed.Problem is { } misfit) return misfit;
        if (await named.Refusal(employment.UserId, agreed.Value, null, newcomer: true, cancel) is { } missing) return missing;
        if (employment.UserId == caller.User && employment.StatesPay) return EmployeeProblems.OwnPay;

        await using var transaction = await scope.Begin(cancel);
        var file = await ledger.Open(employment.UserId, transaction, cancel);
        if (file.Employ(employment.EmploymentStartDate, agreed.Value) is { } refusal) return refusal;
        var profile = file.Profile ??= new EmployeeProfile { Id = NewId.At<EmployeeProfileId>(clock), CompanyId = caller.Company, UserId = employment.UserId };
        if (!profile.IsActive) profile.Reopen();
        profile.Notes = employment.Notes ?? profile.Notes;
        if (await ledger.Save(file, transaction, cancel) is { } circle) return circle;
        await transaction.Commit(cancel);
        return EmployeeProfileView.For(profile, caller);
    }
}
