using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Employments;

/// <summary>An admin takes terms back: those before them go on.</summary>
internal static class WithdrawTerms
{
    /// <param name="Reason">Why; wanted where the terms have been in force.</param>
    internal sealed record Input([Reason] string? Reason = null) : IInput;

    public static async Task<Result<EmploymentTermsView>> Handle(EmploymentTermsId employmentTermsId, Input input, EmploymentLedger ledger, Caller caller, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (await ledger.OpenTerms(employmentTermsId, transaction, cancel) is not var (file, employment, terms)) return Problem.NotFound;
        if (file.User == caller.User) return EmployeeProblems.OwnPay;
        if (terms.EffectiveFrom < file.Today && input.Reason is null) return EmployeeProblems.ReasonNeeded;
        ledger.Because(input.Reason);
        if (file.Withdraw(employment, terms) is { } refusal) return refusal;

        if (await ledger.Save(file, transaction, cancel) is { } circle) return circle;
        await transaction.Commit(cancel);
        return EmploymentTermsView.For(terms, Standing.Admin);
    }
}
