using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

internal sealed record EmploymentChange(
    Patch<DateOnly> EmploymentStartDate,
    [MaxLength(200), OneLine] Patch<string> Position,
    Patch<ContractType> ContractType,
    [Amount] Patch<decimal?> Salary,
    Patch<DepartmentId?> DepartmentId,
    Patch<UserId?> ManagerId,
    [MaxLength(10_000)] Patch<string?> Notes) : IInput
{
    public bool IsEmpty => !(EmploymentStartDate.IsGiven || Position.IsGiven || ContractType.IsGiven || Salary.IsGiven || DepartmentId.IsGiven || ManagerId.IsGiven || Notes.IsGiven);

    public Terms Over(Terms now) => new(
        EmploymentStartDate.Or(now.EmploymentStartDate), Position.Or(now.Position), ContractType.Or(now.ContractType), Salary.Or(now.Salary),
        DepartmentId.Or(now.DepartmentId), ManagerId.Or(now.ManagerId), Notes.Or(now.Notes));
}

/// <summary>An admin changes the terms of an employment; the line manager all of them but the salary.</summary>
internal static class ChangeEmployment
{
    public static async Task<Result<EmployeeProfileView>> Handle(EmployeeProfileId employeeProfileId, EmploymentChange change, EmployeesDb db, NamedInTerms named, AgreedPay pay, Caller caller, Scope scope, CancellationToken cancel)
    {
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.Id == employeeProfileId, cancel);
        if (profile is null) return Problem.NotFound;
        if (Forbidden(profile.StandingOf(caller), change) is { } forbidden) return forbidden;
        if (change.Salary.IsGiven && await pay.Refusal(change.Salary.Value, cancel) is { } amount) return amount;

        var (before, after) = (profile.CurrentTerms(), change.Over(profile.CurrentTerms()));
        var (newManager, newDepartment) = (after.ManagerId == before.ManagerId ? null : after.ManagerId, after.DepartmentId == before.DepartmentId ? null : after.DepartmentId);
        if (await named.Missing(null, newManager, newDepartment, cancel) is { } missing) return missing;
        if (profile.Employ(after) is { } refusal) return refusal;

        await using var transaction = await scope.Begin(cancel);
        if (newManager is { } manager && await named.Circle(profile.UserId, manager, transaction, cancel) is { } circle) return circle;
        if (after.ManagerId != before.ManagerId) db.Publish(new LineManagerChanged(profile.UserId, before.ManagerId, after.ManagerId), profile.UserId.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return EmployeeProfileView.For(profile, caller);
    }

    private static Problem? Forbidden(Standing standing, EmploymentChange change) => standing switch
    {
        Standing.Stranger => Problem.NotTheOwner,
        Standing.Subject when !change.IsEmpty => EmployeeProblems.EmploymentReadOnly,
        Standing.LineManager when change.Salary.IsGiven => EmployeeProblems.SalaryReadOnly,
        _ => null,
    };
}
