using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Employments;

/// <param name="Reason">Why; wanted where past days have other terms by it.</param>
internal sealed record TermsCorrection(
    [MaxLength(200), OneLine] Patch<string> Position,
    Patch<ContractType> ContractType,
    [Amount] Patch<decimal?> Salary,
    Patch<DepartmentId?> DepartmentId,
    Patch<UserId?> ManagerId,
    Patch<PayBasis> PayBasis,
    [Amount] Patch<decimal?> HourlyRate,
    [WeeklyHours] Patch<decimal> WeeklyHours,
    Patch<WorkPatternInput?> WorkPattern,
    Patch<OvertimeMode> OvertimeMode,
    Patch<PlaceId?> PlaceId,
    [MaxLength(20), OneLine] Patch<string?> HolidayRegion,
    Patch<DateOnly> EffectiveFrom,
    [Reason] string? Reason = null) : IInput
{
    public bool IsReasonAlone => Reason is not null && !EffectiveFrom.IsGiven && OfTerms.IsEmpty;

    public Result<Agreed> Over(Agreed now) => OfTerms.Over(now);

    /// <summary>The same as of a change of the employment, which has a start and notes besides.</summary>
    private EmploymentChange OfTerms =>
        new(default, Position, ContractType, Salary, DepartmentId, ManagerId, default, PayBasis, HourlyRate, WeeklyHours, WorkPattern, OvertimeMode, PlaceId, HolidayRegion);
}

/// <summary>An admin puts right what stands in these terms, or from when they hold; later ones stay as they are.</summary>
internal static class CorrectTerms
{
    public static async Task<Result<EmploymentTermsView>> Handle(EmploymentTermsId employmentTermsId, TermsCorrection correction, EmploymentLedger ledger, NamedInTerms named, Caller caller, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (await ledger.OpenTerms(employmentTermsId, transaction, cancel) is not var (file, employment, terms)) return Problem.NotFound;
        if (correction.IsReasonAlone) return EmployeeProblems.NothingChanged;

        var (now, from) = (terms.Agreed, terms.EffectiveFrom);
        var wanted = correction.Over(now);
        if (wanted.Problem is { } misfit) return misfit;
        var day = correction.EffectiveFrom.Or(from);
        if ((from < file.Today || day < file.Today) && correction.Reason is null) return EmployeeProblems.ReasonNeeded;
        ledger.Because(correction.Reason);
        if (file.User == caller.User && (day != from || EmployeeProblems.ChangesPay(now, wanted.Value))) return EmployeeProblems.OwnPay;
        if (await named.Refusal(file.User, wanted.Value, now, newcomer: false, cancel) is { } missing) return missing;
        if (file.Correct(employment, terms, new DatedTerms(day, wanted.Value)) is { } refusal) return refusal;

        if (await ledger.Save(file, transaction, cancel) is { } circle) return circle;
        await transaction.Commit(cancel);
        return EmploymentTermsView.For(terms, Standing.Admin);
    }
}
