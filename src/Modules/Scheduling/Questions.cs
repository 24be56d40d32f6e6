using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling;

/// <summary>What shifts ask of their company.</summary>
internal static class Questions
{
    /// <summary>The wall clock that the company's shifts follow.</summary>
    public static async ValueTask<DateTimeZone> Zone(this ICompanies companies, Caller caller, CancellationToken cancel) =>
        (await companies.Find(caller.Company, cancel) ?? throw new InvalidOperationException($"Company {caller.Company} is gone.")).Zone;

    public static async Task<Problem?> RefuseUnknown(this IDepartments departments, DepartmentId? department, CancellationToken cancel) =>
        department is not { } id || (await departments.Briefs([id], cancel)).ContainsKey(id) ? null : SchedulingProblems.UnknownDepartments([id]);
}
