using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Cards;

/// <summary>Has the provider forget the cards of people who have gone, each once it pays nothing any more.</summary>
internal sealed class DetachCards(Scopes scopes, PaymentProvider provider, TimeProvider clock) : IJob
{
    public const string Name = "subscriptions.detachCards";
    private const int MostAtOnce = 100;
    private static readonly TimeSpan WhileItPays = TimeSpan.FromDays(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        if (!provider.IsConfigured) return;
        var (db, now) = (services.GetRequiredService<SubscriptionsDb>(), clock.GetUtcNow());
        var due = await db.Detachments.AsNoTracking().Where(d => d.NextTryAt <= now).OrderBy(d => d.NextTryAt).Take(MostAtOnce).ToListAsync(cancel);
        await CompanyByCompany.Each(Name, due, card => scopes.Run(Caller.Platform(new(card.BelongsTo), Name), unit => Detach(unit, card.PaymentMethodId, cancel), cancel), cancel);
    }

    private async Task Detach(IServiceProvider unit, string method, CancellationToken cancel)
    {
        var (db, scope) = (unit.GetRequiredService<SubscriptionsDb>(), unit.GetRequiredService<Scope>());
        var saved = await db.Methods.SingleOrDefaultAsync(m => m.PaymentMethodId == method, cancel);
        if (saved is not null && (await unit.GetRequiredService<IPeople>().Active([saved.UserId], cancel)).Count > 0)
        {
            // They are back, or another has saved it.
            await Forget(db, method, cancel);
            return;
        }
        if (await db.Subscriptions.AnyAsync(s => s.AttemptMethod == method && s.Status == SubscriptionStatus.Active && s.StripeSubscriptionId != null, cancel))
        {
            await Later(db, method, clock.GetUtcNow() + WhileItPays, cancel);
            return;
        }
        if (await scope.WithoutConnection(() => provider.Detach(method, cancel), cancel) is not null)
        {
            await Later(db, method, clock.GetUtcNow() + RetryAfter, cancel);
            return;
        }
        saved?.Delete();
        await db.SaveChangesAsync(cancel);
        await Forget(db, method, cancel);
    }

    private static Task Later(SubscriptionsDb db, string method, DateTimeOffset next, CancellationToken cancel) =>
        db.Detachments.Where(d => d.PaymentMethodId == method).ExecuteUpdateAsync(set => set.SetProperty(d => d.Attempts, d => d.Attempts + 1).SetProperty(d => d.NextTryAt, next), cancel);

    private static Task Forget(SubscriptionsDb db, string method, CancellationToken cancel) => db.Detachments.Where(d => d.PaymentMethodId == method).ExecuteDeleteAsync(cancel);
}
