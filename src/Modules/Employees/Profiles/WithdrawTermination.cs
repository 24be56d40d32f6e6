using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

/// <summary>An admin takes the end of the last employment back.</summary>
internal static class WithdrawTermination
{
    /// <param name="Reason">Why; wanted where the last day is over.</param>
    internal sealed record Input([Reason] string? Reason = null) : IInput;

    public static async Task<Result<EmployeeProfileView>> Handle(EmployeeProfileId employeeProfileId, Input input, EmploymentLedger ledger, Caller caller, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (await ledger.OpenProfile(employeeProfileId, alsoWithAccount: false, transaction, cancel) is not { Profile: { } profile } file) return Problem.NotFound;
        if (profile.UserId == caller.User) return EmployeeProblems.OwnPay;
        var wasOver = file.Employments is [.., { EndsOn: { } last }] && last < file.Today;
        if (file.WithdrawEnd() is { } refusal) return refusal;
        if (wasOver && input.Reason is null) return EmployeeProblems.ReasonNeeded;
        ledger.Because(input.Reason);

        if (await ledger.Save(file, transaction, cancel) is { } circle) return circle;
        await transaction.Commit(cancel);
        return EmployeeProfileView.For(profile, caller);
    }
}
