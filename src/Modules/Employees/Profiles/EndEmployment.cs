using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Employments;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

/// <summary>An admin deletes a profile: the employment ends today, payroll still knows it, and the documents go.</summary>
internal static class EndEmployment
{
    public static async Task<Result<EmployeeProfileView>> Handle(EmployeeProfileId employeeProfileId, EmployeesDb db, EmploymentLedger ledger, Caller caller, Scope scope, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        if (await ledger.OpenProfile(employeeProfileId, alsoWithAccount: false, transaction, cancel) is not { Profile: { } profile } file) return Problem.NotFound;
        if (profile.UserId == caller.User) return EmployeeProblems.OwnPay;

        foreach (var document in await db.Documents.Where(d => d.EmployeeProfileId == employeeProfileId).ToListAsync(cancel)) document.Delete();
        file.Cease(file.Today, EndReason.ProfileDeleted, withAccount: false);
        profile.Remove();
        if (await ledger.Save(file, transaction, cancel) is { } refusal) return refusal;
        await transaction.Commit(cancel);
        return EmployeeProfileView.For(profile, caller);
    }
}
