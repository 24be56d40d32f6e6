using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance;

internal static class CompanyByCompany
{
    /// <summary>Does the work in units of each company until there is no more; a company where it fails keeps no other waiting.</summary>
    /// <param name="work">Some of it; answers whether there may be more.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public static async Task UntilDone(this Scopes scopes, string name, IEnumerable<CompanyId> companies, Func<IServiceProvider, Task<bool>> work, CancellationToken cancel)
    {
        var failures = new List<Exception>();
        foreach (var company in companies)
        {
            try
            {
                while (await scopes.Run(Caller.Platform(company, name), work, cancel)) { }
            }
            catch (Exception failure) when (!failure.IsStop(cancel))
            {
                failures.Add(failure);
            }
        }
        if (failures.Count > 0) throw new AggregateException($"{name} failed for {failures.Count} companies.", failures);
    }
}
