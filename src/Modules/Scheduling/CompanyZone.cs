using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling;

internal static class CompanyZone
{
    /// <summary>The wall clock that the company's shifts follow.</summary>
    public static async ValueTask<DateTimeZone> Zone(this ICompanies companies, Caller caller, CancellationToken cancel) =>
        (await companies.Find(caller.Company, cancel) ?? throw new InvalidOperationException($"Company {caller.Company} is gone.")).Zone;
}
