using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Subscriptions.Plans;

namespace WorkforceOS.Subscriptions.Managing;

/// <summary>
/// Tells a company in time what its subscription comes to: that it ends, that it goes on for another year, that the card which pays it
/// expires. Of each date once: the row says of which it was told, and who writes that tells.
/// </summary>
internal sealed class Remind(TimeProvider clock) : ICompanyJob
{
    public const string Name = "subscriptions.remind";
    private const int DaysBeforeEnd = 3;
    private const int DaysBeforeYear = 7;

    public async Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
    {
        var (db, now) = (services.GetRequiredService<SubscriptionsDb>(), clock.GetUtcNow());
        await using var transaction = await services.GetRequiredService<Scope>().Begin(cancel);
        var living = await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.Status == SubscriptionStatus.Active, cancel);
        if (living is null) return;
        var zone = (await services.GetRequiredService<ICompanies>().Find(turn.Company, cancel))?.Zone ?? DateTimeZone.Utc;

        if (living.EndsBy is { } why && living.CoveredUntil is var end && IsNear(end, DaysBeforeEnd)) await TellOfEnd(db, living, end, why, cancel);
        if (living is { GoesOn: true, Interval: BillingInterval.Year } && IsNear(living.ExpiryDate, DaysBeforeYear)) await TellOfYear(db, living, cancel);
        if (living.GoesOn) await TellOfCard(db, living, turn.Day, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);

        bool IsNear(DateTimeOffset date, int days) => date > now && WallClock.DayOf(date, zone) <= turn.Day.AddDays(days);
    }

    private static async Task TellOfEnd(SubscriptionsDb db, CompanySubscription living, DateTimeOffset end, string why, CancellationToken cancel)
    {
        // No change of it: neither version nor audit trail moves, here and below.
        if (await db.Subscriptions.Where(s => s.Id == living.Id && (s.EndToldOf == null || s.EndToldOf != end)).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndToldOf, end), cancel) == 0) return;
        db.Publish(new SubscriptionEnding(living.Id, living.PlanName, end, why), living.Id.Value);
    }

    private static async Task TellOfYear(SubscriptionsDb db, CompanySubscription living, CancellationToken cancel)
    {
        var on = living.ExpiryDate;
        if (await db.Subscriptions.Where(s => s.Id == living.Id && (s.RenewalToldOf == null || s.RenewalToldOf != on)).ExecuteUpdateAsync(set => set.SetProperty(s => s.RenewalToldOf, on), cancel) == 0) return;
        db.Publish(new SubscriptionRenewing(living.Id, living.PlanName, on, living.NextAmount ?? living.Amount, living.Currency), living.Id.Value);
    }

    private static async Task TellOfCard(SubscriptionsDb db, CompanySubscription living, DateOnly today, CancellationToken cancel)
    {
        var method = living.AttemptMethod;
        var card = await db.Methods.AsNoTracking().SingleOrDefaultAsync(m => m.PaymentMethodId == method, cancel);
        if (card is not { CardInfo: { Brand: { } brand, Last4: { } last4 } info } || (info.ExpYear, info.ExpMonth) != (today.Year, today.Month)) return;
        var month = new DateOnly(today.Year, today.Month, 1);
        if (await db.Methods.Where(m => m.Id == card.Id && (m.ExpiryToldOf == null || m.ExpiryToldOf != month)).ExecuteUpdateAsync(set => set.SetProperty(m => m.ExpiryToldOf, month), cancel) == 0) return;
        db.Publish(new CardExpiring(card.UserId, brand, last4, info.ExpMonth, info.ExpYear), card.Id.Value);
    }
}
