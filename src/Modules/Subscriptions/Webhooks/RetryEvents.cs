using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Subscriptions.Webhooks;

/// <summary>Looks again at what could not be looked at when its event came, and forgets old events.</summary>
internal sealed class RetryEvents(TimeProvider clock) : IJob
{
    public const string Name = "subscriptions.events";
    private const int MostAtOnce = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var (db, hear, now) = (services.GetRequiredService<SubscriptionsDb>(), services.GetRequiredService<HearProvider>(), clock.GetUtcNow());
        var old = now - Kept;
        await db.Events.Where(e => e.ReceivedAt < old).ExecuteDeleteAsync(cancel);
        var due = await db.Events.AsNoTracking().Where(e => e.State == EventState.Pending && e.NextTryAt <= now).OrderBy(e => e.NextTryAt).Take(MostAtOnce).ToListAsync(cancel);
        await CompanyByCompany.Each(Name, due.Where(e => e.BelongsTo is not null), e => hear.Look(e, cancel), cancel);
    }
}
