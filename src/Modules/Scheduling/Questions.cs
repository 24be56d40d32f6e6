using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling;

/// <summary>What shifts ask of their company.</summary>
internal static class Questions
{
    /// <summary>The wall clock that the company's shifts follow.</summary>
    public static async ValueTask<DateTimeZone> Zone(this ICompanies companies, Caller caller, CancellationToken cancel) =>
        (await companies.Find(caller.Company, cancel) ?? throw new InvalidOperationException($"Company {caller.Company} is gone.")).Zone;

    /// <summary>The last change of that clock, for readers: what has not followed it yet is shown as if it had.</summary>
    public static async ValueTask<IReadOnlyList<ZoneMove>> LastZoneMove(this ICompanies companies, Caller caller, CancellationToken cancel) =>
        await companies.Find(caller.Company, cancel) is { ZoneSince: { } since } facts ? [new ZoneMove { CompanyId = facts.Id, Version = facts.ZoneVersion, Timezone = facts.Zone.Id, At = since }] : [];

    public static async Task<Problem?> RefuseUnknown(this IDepartments departments, DepartmentId? department, CancellationToken cancel) =>
        department is not { } id || (await departments.Briefs([id], cancel)).ContainsKey(id) ? null : SchedulingProblems.UnknownDepartments([id]);
}
