using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>Work for many companies: one where it fails keeps no other waiting.</summary>
public static class CompanyByCompany
{
    /// <param name="name">Of the job.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public static async Task Each<T>(string name, IEnumerable<T> companies, Func<T, Task> work, CancellationToken cancel)
    {
        var failures = new List<Exception>();
        foreach (var company in companies)
        {
            try
            {
                await work(company);
            }
            catch (Exception failure) when (!failure.IsStop(cancel))
            {
                failures.Add(failure);
            }
        }
        if (failures.Count > 0) throw new AggregateException($"{name} failed for {failures.Count} companies.", failures);
    }

    /// <summary>The same in units of work of each company, until there is no more.</summary>
    /// <param name="work">Some of it; answers whether there may be more.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public static Task UntilDone(this Scopes scopes, string name, IEnumerable<CompanyId> companies, Func<IServiceProvider, Task<bool>> work, CancellationToken cancel) =>
        Each(name, companies, async company => { while (await scopes.Run(Caller.Platform(company, name), work, cancel)) { } }, cancel);
}
