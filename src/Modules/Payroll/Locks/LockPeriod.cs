using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Payroll.Locks;

/// <param name="From">The first day.</param>
/// <param name="To">The last day, yesterday at the latest.</param>
/// <param name="UserIds">Of these people only; everybody whom the caller manages where none is named.</param>
/// <param name="DepartmentId">Only people who are employed in this department on one of the days.</param>
internal sealed record LockPeriodInput(
    DateOnly From, DateOnly To, [MaxLength(1000)] IReadOnlyList<UserId>? UserIds = null, DepartmentId? DepartmentId = null, [MaxLength(4000)] string? Note = null) : IInput, IValidatableObject
{
    private const int MostDays = 366;

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (To < From) yield return new("It ends before it starts.", ["to"]);
        else if (To.DayNumber - From.DayNumber >= MostDays) yield return new($"At most {MostDays} days.", ["to"]);
    }
}

/// <summary>Days are closed: what is on record of them stays. Admins close everybody's, line managers their reports'.</summary>
internal static class LockPeriod
{
    public static async Task<Result<PeriodLockView>> Handle(LockPeriodInput input, PayrollDb db, LockedPeople locked, PayrollSources sources, IReporting reporting, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var managed = await caller.Managed(reporting, cancel);
        if (managed is { Count: 0 }) return Problem.RoleRequired(Roles.CompanyAdmins);
        if (managed is not null && input.UserIds is { } named && !named.All(managed.Contains)) return Problem.NotTheOwner;
        var terms = await sources.Terms(cancel);
        if (input.To >= sources.Today(terms)) return PayrollProblems.NotOverYet;

        await using var transaction = await locked.Begin(cancel);
        var found = await locked.Of(input, managed, cancel);
        if (found.Problem is { } nobody) return nobody;
        var people = found.Value;
        var made = new PeriodLock
        {
            Id = NewId.At<PeriodLockId>(clock), CompanyId = caller.Company, FromDay = input.From, ToDay = input.To, UserIds = [.. (input.UserIds ?? []).Select(u => u.Value).Distinct()],
            DepartmentId = input.DepartmentId, People = people.Count, LockedById = caller.User,
        };
        made.Say(input.Note);
        db.PeriodLocks.Add(made);
        db.Publish(new PeriodLocked(made.Id, input.From, input.To), made.Id.Value);
        await db.SaveChangesAsync(cancel);
        await locked.Write(made, people, terms.Zone, transaction, cancel);
        await transaction.Commit(cancel);
        return PeriodLockView.Of(made);
    }
}
