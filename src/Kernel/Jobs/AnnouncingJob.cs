using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>
/// Tells in time of what lies on a day of a company's calendar, or later where that became known later or nobody ran: once for each such
/// day. Rows say themselves of which day was told, so that a run that was broken off is simply run again.
/// </summary>
public abstract class AnnouncingJob<TDb, TRow>(CompaniesWithDue companies, TimeProvider clock) : IJob
    where TDb : ModuleDb where TRow : class, ITenantOwned
{
    private const int MostAtOnce = 500;

    protected abstract string JobName { get; }

    public Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var utc = DateOnly.FromDateTime(now.UtcDateTime);
        // A day before and after may be somebody's today, and each company then looks by its own.
        return companies.UntilDone(JobName, Due(services.GetRequiredService<TDb>(), utc.AddDays(-1), utc.AddDays(1)), (unit, zone) => Announce(unit, WallClock.DayOf(now, zone), cancel), cancel);
    }

    /// <summary>Those of which has not been told yet, where today is one of these days.</summary>
    protected abstract IQueryable<TRow> Due(TDb db, DateOnly earliest, DateOnly latest);

    /// <summary>In an order of their own.</summary>
    protected abstract IQueryable<TRow> InOrder(IQueryable<TRow> due);

    protected abstract IEvent NewsOf(TRow row);

    /// <summary>What the news is about.</summary>
    protected abstract Guid KeyOf(TRow row);

    /// <summary>These have been told. No change of theirs: neither version nor audit trail moves.</summary>
    protected abstract Task Mark(TDb db, IReadOnlyCollection<TRow> told, CancellationToken cancel);

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> Announce(IServiceProvider unit, DateOnly today, CancellationToken cancel)
    {
        var db = unit.GetRequiredService<TDb>();
        await using var transaction = await unit.GetRequiredService<Scope>().Begin(cancel);
        var due = await InOrder(Due(db, today, today)).AsNoTracking().Take(MostAtOnce).ToListAsync(cancel);
        foreach (var row in due) db.Publish(NewsOf(row), KeyOf(row));
        await Mark(db, due, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return due.Count == MostAtOnce;
    }
}
