using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

/// <summary>Why an admin says that an employment ends; the others are the product's own.</summary>
internal enum StatedEndReason
{
    Resigned,
    Dismissed,
    ContractEnd,
    Other,
}

/// <param name="EndDate">The last day.</param>
/// <param name="Reason">Why it is said afterwards; wanted where the last day is over, or the one that was known is.</param>
internal sealed record Termination(DateOnly EndDate, StatedEndReason EndReason, [MaxLength(2000)] string? Note = null, [Reason] string? Reason = null) : IInput;

/// <summary>An admin says on which day an employment ends, or ended; once more says it anew.</summary>
internal static class TerminateEmployment
{
    public static async Task<Result<EmployeeProfileView>> Handle(EmployeeProfileId employeeProfileId, Termination termination, EmploymentLedger ledger, Caller caller, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (await ledger.OpenProfile(employeeProfileId, alsoWithAccount: true, transaction, cancel) is not { Profile: { } profile } file) return Problem.NotFound;
        if (profile.UserId == caller.User) return EmployeeProblems.OwnPay;
        var movesPast = termination.EndDate < file.Today || file.Shown?.EndsOn < file.Today;
        if (file.End(termination.EndDate, Enum.Parse<EndReason>(termination.EndReason.ToString()), termination.Note) is { } refusal) return refusal;
        if (movesPast && termination.Reason is null) return EmployeeProblems.ReasonNeeded;
        ledger.Because(termination.Reason);

        if (await ledger.Save(file, transaction, cancel) is { } circle) return circle;
        await transaction.Commit(cancel);
        return EmployeeProfileView.For(profile, caller);
    }
}
