using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Employees.Profiles;

internal sealed record NewEmployment(
    UserId UserId,
    DateOnly EmploymentStartDate,
    [MaxLength(200), OneLine] string Position,
    ContractType ContractType,
    [Amount] decimal? Salary = null,
    DepartmentId? DepartmentId = null,
    UserId? ManagerId = null,
    [MaxLength(10_000)] string? Notes = null) : IInput;

/// <summary>An admin gives a user of the company a profile.</summary>
internal static class EmployPerson
{
    public static async Task<Result<EmployeeProfileView>> Handle(NewEmployment employment, EmployeesDb db, NamedInTerms named, AgreedPay pay, Caller caller, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        if (await pay.Refusal(employment.Salary, cancel) is { } amount) return amount;
        if (await named.Missing(employment.UserId, employment.ManagerId, employment.DepartmentId, cancel) is { } missing) return missing;

        var profile = new EmployeeProfile { Id = NewId.At<EmployeeProfileId>(clock), CompanyId = caller.Company, UserId = employment.UserId };
        if (profile.Employ(TermsOf(employment)) is { } refusal) return refusal;

        await using var transaction = await scope.Begin(cancel);
        if (employment.ManagerId is { } manager)
        {
            if (await named.Circle(profile.UserId, manager, transaction, cancel) is { } circle) return circle;
            db.Publish(new LineManagerChanged(profile.UserId, null, manager), profile.UserId.Value);
        }
        db.Profiles.Add(profile);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException taken) when (taken.Violates(EmployeeProblems.OneProfilePerUser))
        {
            return EmployeeProblems.AlreadyHasProfile;
        }
        await transaction.Commit(cancel);
        return EmployeeProfileView.For(profile, caller);
    }

    private static Terms TermsOf(NewEmployment employment) => new(
        employment.EmploymentStartDate, employment.Position, employment.ContractType, employment.Salary, employment.DepartmentId, employment.ManagerId, employment.Notes);
}
