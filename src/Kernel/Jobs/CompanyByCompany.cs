using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>Work for many companies: one where it fails keeps no other waiting.</summary>
public static class CompanyByCompany
{
    /// <param name="name">Of the job.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public static Task Each<T>(string name, IEnumerable<T> companies, Func<T, Task> work, CancellationToken cancel) => Each(name, companies.ToAsyncEnumerable(), work, cancel);

    /// <inheritdoc cref="Each{T}(string, IEnumerable{T}, Func{T, Task}, CancellationToken)"/>
    /// <param name="atOnce">So many are worked on at a time.</param>
    public static async Task Each<T>(string name, IAsyncEnumerable<T> companies, Func<T, Task> work, CancellationToken cancel, int atOnce = 1)
    {
        var failures = new ConcurrentQueue<Exception>();
        await Parallel.ForEachAsync(companies, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel }, async (company, _) =>
        {
            try
            {
                await work(company);
            }
            catch (Exception failure) when (!failure.IsStop(cancel))
            {
                failures.Enqueue(failure);
            }
        });
        if (failures.Count > 0) throw new AggregateException($"{name} failed for {failures.Count} companies.", failures);
    }

    /// <summary>The same in units of work of each company, until there is no more.</summary>
    /// <param name="work">Some of it; answers whether there may be more.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public static Task UntilDone(this Scopes scopes, string name, IEnumerable<CompanyId> companies, Func<IServiceProvider, Task<bool>> work, CancellationToken cancel) =>
        Each(name, companies, async company => { while (await scopes.Run(Caller.Platform(company, name), work, cancel)) { } }, cancel);
}

/// <summary>Work for those companies that have something due: found by one look across all of them, which is mostly the only one.</summary>
public sealed class CompaniesWithDue(ICompanyZones zones, Scopes scopes)
{
    /// <summary>In units of work of each living company, until there is no more.</summary>
    /// <param name="name">Of the job.</param>
    /// <param name="due">What is due, in whatever company: only whose it is, is read here.</param>
    /// <param name="work">Some of it, in a company of that zone; answers whether there may be more.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public async Task UntilDone<TRow>(string name, IQueryable<TRow> due, Func<IServiceProvider, DateTimeZone, Task<bool>> work, CancellationToken cancel) where TRow : class, ITenantOwned
    {
        // Across companies only to learn which of them have something due.
        var concerned = await due.IgnoreQueryFilters([ModuleDb.TenantFilter]).Select(row => row.CompanyId).Distinct().ToListAsync(cancel);
        if (concerned.Count == 0) return;
        var living = await zones.All(cancel);
        await scopes.UntilDone(name, concerned.Where(living.ContainsKey), unit => work(unit, living[unit.GetRequiredService<Caller>().Company]), cancel);
    }
}

/// <summary>One object that is due.</summary>
public sealed class Due<TId> where TId : struct
{
    public required CompanyId CompanyId { get; init; }

    public required TId Id { get; init; }

    /// <summary>Since when; they come in this order.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Work on single objects of whatever company, each in a unit of work of its own: what is due is found across all of them, many in one look.</summary>
public sealed class DueOneByOne(ICompanyZones zones, Scopes scopes)
{
    private const int AtOnce = 200;

    /// <summary>Each of a living company, once; one where it fails keeps no other waiting.</summary>
    /// <param name="name">Of the job.</param>
    /// <param name="due">Ids and times alone: everything else is read again by <paramref name="work"/>, under its locks.</param>
    /// <param name="atOnce">So many are worked on at a time, in whatever order they end.</param>
    /// <exception cref="AggregateException">It failed somewhere.</exception>
    public Task Each<TId>(string name, IQueryable<Due<TId>> due, Func<IServiceProvider, TId, Task> work, CancellationToken cancel, int atOnce = 1) where TId : struct =>
        CompanyByCompany.Each(name, Find(due, cancel), one => scopes.Run(Caller.Platform(one.CompanyId, name), unit => work(unit, one.Id), cancel), cancel, atOnce);

    private async IAsyncEnumerable<Due<TId>> Find<TId>(IQueryable<Due<TId>> due, [EnumeratorCancellation] CancellationToken cancel) where TId : struct
    {
        // One look for all companies: the unit of work is the job's, and each company is worked for in its own.
        var all = due.IgnoreQueryFilters([ModuleDb.TenantFilter]).OrderBy(d => d.At).ThenBy(d => d.Id);
        var found = await all.Take(AtOnce).ToListAsync(cancel);
        if (found.Count == 0) yield break;
        var living = await zones.All(cancel);
        var (last, seen) = (default(DateTimeOffset), new List<TId>());
        while (true)
        {
            foreach (var one in found.Where(d => living.ContainsKey(d.CompanyId))) yield return one;
            if (found.Count < AtOnce) yield break;
            // Some stay due, and many may be due since the same moment.
            if (found[^1].At != last) seen.Clear();
            last = found[^1].At;
            seen.AddRange(found.Where(d => d.At == last).Select(d => d.Id));
            found = await all.Where(d => d.At > last || (d.At == last && !seen.Contains(d.Id))).Take(AtOnce).ToListAsync(cancel);
        }
    }
}
