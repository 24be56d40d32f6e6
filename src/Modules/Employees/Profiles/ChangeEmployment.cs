using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

/// <param name="EffectiveFrom">The day on which the terms become these, past ones included; today where it is left out.</param>
/// <param name="Reason">Why; wanted where that day is past.</param>
internal sealed record EmploymentChange(
    Patch<DateOnly> EmploymentStartDate,
    [MaxLength(200), OneLine] Patch<string> Position,
    Patch<ContractType> ContractType,
    [Amount] Patch<decimal?> Salary,
    Patch<DepartmentId?> DepartmentId,
    Patch<UserId?> ManagerId,
    [MaxLength(10_000)] Patch<string?> Notes,
    Patch<PayBasis> PayBasis,
    [Amount] Patch<decimal?> HourlyRate,
    [WeeklyHours] Patch<decimal> WeeklyHours,
    Patch<WorkPatternInput?> WorkPattern,
    Patch<OvertimeMode> OvertimeMode,
    Patch<PlaceId?> PlaceId,
    [MaxLength(20), OneLine] Patch<string?> HolidayRegion,
    DateOnly? EffectiveFrom = null,
    [Reason] string? Reason = null) : IInput
{
    public bool IsEmpty => !(IsAnAdmins || Position.IsGiven || ContractType.IsGiven || Salary.IsGiven || DepartmentId.IsGiven || ManagerId.IsGiven || Notes.IsGiven);

    /// <summary>Beside the salary.</summary>
    public bool IsAnAdmins => EmploymentStartDate.IsGiven || PayBasis.IsGiven || HourlyRate.IsGiven || WeeklyHours.IsGiven || WorkPattern.IsGiven || OvertimeMode.IsGiven || PlaceId.IsGiven || HolidayRegion.IsGiven;

    public Result<Agreed> Over(Agreed now)
    {
        var pay = now.Pay.Over(PayBasis, Salary, HourlyRate);
        if (pay.Problem is { } misfit) return misfit;
        var pattern = WorkPattern.IsGiven ? WorkPattern.Value?.Read() : null;
        if (pattern?.Problem is { } unreadable) return unreadable;
        return new Agreed(
            Position.Or(now.Position), ContractType.Or(now.ContractType), pay.Value, new(WeeklyHours.Or(now.Hours.Weekly), WorkPattern.IsGiven ? pattern?.Value : now.Hours.Pattern),
            OvertimeMode.Or(now.Overtime), DepartmentId.Or(now.Department), ManagerId.Or(now.Manager), PlaceId.Or(now.Place), HolidayRegion.Or(now.HolidayRegion));
    }
}

/// <summary>An admin changes the terms of an employment from a day on; the line manager some of them, and never what is paid.</summary>
internal static class ChangeEmployment
{
    public static async Task<Result<EmployeeProfileView>> Handle(EmployeeProfileId employeeProfileId, EmploymentChange change, EmploymentLedger ledger, NamedInTerms named, Caller caller, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (await ledger.OpenProfile(employeeProfileId, alsoWithAccount: false, transaction, cancel) is not { Profile: { } profile } file) return Problem.NotFound;
        if (Forbidden(profile.StandingOf(caller), change) is { } forbidden) return forbidden;
        if (change.Reason is not null && change.IsEmpty) return EmployeeProblems.NothingChanged;

        if (change.EffectiveFrom < file.Today && change.Reason is null) return EmployeeProblems.ReasonNeeded;
        ledger.Because(change.Reason);

        var own = profile.UserId == caller.User;
        if (change.EmploymentStartDate.IsGiven && change.EmploymentStartDate.Value != profile.EmploymentStartDate)
        {
            if (own) return EmployeeProblems.OwnPay;
            if (file.Begin(change.EmploymentStartDate.Value) is { } notThen) return notThen;
        }
        if (await Agree(file, change, own, named, cancel) is { } refusal) return refusal;
        profile.Notes = change.Notes.Or(profile.Notes);

        if (await ledger.Save(file, transaction, cancel) is { } circle) return circle;
        await transaction.Commit(cancel);
        return EmployeeProfileView.For(profile, caller);
    }

    private static async Task<Problem?> Agree(EmploymentFile file, EmploymentChange change, bool own, NamedInTerms named, CancellationToken cancel)
    {
        var effective = file.EffectiveOn(change.EffectiveFrom);
        // Whoever sends back of who has left what stands there, changes nothing.
        var (employment, day) = effective.Problem is null ? effective.Value : (file.Shown, file.Shown?.EndsOn ?? file.Today);
        if (employment is null || change.EffectiveFrom is not null && effective.Problem is not null) return effective.Problem;

        var now = TermsInTime.On(employment.TermsInForce(), day);
        var wanted = change.Over(now);
        if (wanted.Problem is { } misfit) return misfit;
        if (wanted.Value == now) return null;
        if (effective.Problem is { } over) return over;
        if (own && EmployeeProblems.ChangesPay(now, wanted.Value)) return EmployeeProblems.OwnPay;
        if (await named.Refusal(file.User, wanted.Value, now, newcomer: false, cancel) is { } missing) return missing;

        file.Change(employment, day, wanted.Value, fills: change.EffectiveFrom is null);
        return employment.TermsInForce().All(terms => terms.Agreed.Hours.Fits) ? null : EmployeeProblems.PatternDoesNotFit;
    }

    private static Problem? Forbidden(Standing standing, EmploymentChange change) => standing switch
    {
        Standing.Stranger => Problem.NotTheOwner,
        Standing.Subject when !change.IsEmpty => EmployeeProblems.EmploymentReadOnly,
        Standing.LineManager when change.Salary.IsGiven => EmployeeProblems.SalaryReadOnly,
        Standing.LineManager when change.IsAnAdmins => EmployeeProblems.TermsReadOnly,
        _ => null,
    };
}
