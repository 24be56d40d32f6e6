using System.Globalization;
using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications.Wording;

namespace WorkforceOS.Notifications.Telling;

/// <summary>The company's admins hear of its subscription, and each of a card of their own.</summary>
internal sealed class TellOfSubscriptions(InboxWriter inbox, IPeople people, ICompanies companies, Caller caller)
    : ISubscriber<SubscriptionActivated>, ISubscriber<SubscriptionEnding>, ISubscriber<SubscriptionEnded>, ISubscriber<PaymentFailed>, ISubscriber<PaymentActionRequired>, ISubscriber<CardExpiring>,
        ISubscriber<SubscriptionRenewing>, ISubscriber<PaymentRefunded>, ISubscriber<PaymentDisputed>
{
    private const string Subscription = "companySubscription";

    public Task Hear(SubscriptionActivated activated, CancellationToken cancel) => TellAdmins(new News.SubscriptionActivated(), activated.Subscription, cancel);

    public async Task Hear(SubscriptionEnding ending, CancellationToken cancel) => await TellAdmins(new News.SubscriptionEnding(await DayOf(ending.On, cancel)), ending.Subscription, cancel);

    // What was never begun did not end.
    public Task Hear(SubscriptionEnded ended, CancellationToken cancel) => ended.Reason is "notStarted" ? Task.CompletedTask : TellAdmins(new News.SubscriptionEnded(), ended.Subscription, cancel);

    public async Task Hear(PaymentFailed failed, CancellationToken cancel) => await TellAdmins(
        new News.PaymentFailed(Amount(failed.Amount, failed.Currency), Card(failed.Brand, failed.Last4), failed.AccessUntil is { } until ? await DayOf(until, cancel) : null), failed.Subscription, cancel);

    public Task Hear(PaymentActionRequired required, CancellationToken cancel) => TellAdmins(new News.PaymentActionRequired(Amount(required.Amount, required.Currency)), required.Subscription, cancel);

    public Task Hear(CardExpiring expiring, CancellationToken cancel) =>
        inbox.Post([new(expiring.User, new News.CardExpiring(Card(expiring.Brand, expiring.Last4)!), Subscription, null)], cancel);

    public async Task Hear(SubscriptionRenewing renewing, CancellationToken cancel) =>
        await TellAdmins(new News.SubscriptionRenewing(await DayOf(renewing.On, cancel), Amount(renewing.Amount, renewing.Currency)), renewing.Subscription, cancel);

    public Task Hear(PaymentRefunded refunded, CancellationToken cancel) => TellAdmins(new News.PaymentRefunded(Amount(refunded.Amount, refunded.Currency)), refunded.Subscription, cancel);

    public Task Hear(PaymentDisputed disputed, CancellationToken cancel) => TellAdmins(new News.PaymentDisputed(Amount(disputed.Amount, disputed.Currency)), disputed.Subscription, cancel);

    private async Task TellAdmins(News news, CompanySubscriptionId about, CancellationToken cancel) =>
        await inbox.Post([.. (await people.Admins(cancel)).Select(admin => new Notice(admin, news, Subscription, about.Value))], cancel);

    private async Task<DateOnly> DayOf(DateTimeOffset at, CancellationToken cancel) => WallClock.DayOf(at, (await companies.Find(caller.Company, cancel))?.Zone ?? DateTimeZone.Utc);

    /// <summary>49.99 USD</summary>
    private static string Amount(long minor, string currency)
    {
        var code = currency.ToUpperInvariant();
        var digits = Currencies.Digits(code);
        return $"{new Money(minor, code).ToDecimal().ToString("F" + digits, CultureInfo.InvariantCulture)} {code}";
    }

    private static string? Card(string? brand, string? last4) => brand is null || last4 is null ? null : $"{brand} {last4}";
}
