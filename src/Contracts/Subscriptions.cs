using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace WorkforceOS.Contracts.Subscriptions;

public readonly record struct CompanySubscriptionId(Guid Value) : IId<CompanySubscriptionId>
{
    public static CompanySubscriptionId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A company has what its plan gives: paid, tried or granted.</summary>
/// <param name="Plan">The name of the plan.</param>
public sealed record SubscriptionActivated(CompanySubscriptionId Subscription, string Plan, DateTimeOffset Until) : IEvent
{
    public static string Name => "subscription.activated";
}

/// <summary>Another period is paid.</summary>
public sealed record SubscriptionRenewed(CompanySubscriptionId Subscription, string Plan, DateTimeOffset Until) : IEvent
{
    public static string Name => "subscription.renewed";
}

/// <summary>A period is not paid; access stays for the time of grace.</summary>
public sealed record SubscriptionPastDue(CompanySubscriptionId Subscription, string Plan, DateTimeOffset AccessUntil) : IEvent
{
    public static string Name => "subscription.pastDue";
}

/// <summary>What was past due is paid.</summary>
public sealed record SubscriptionRecovered(CompanySubscriptionId Subscription, string Plan, DateTimeOffset Until) : IEvent
{
    public static string Name => "subscription.recovered";
}

/// <summary>It will end, and nobody has to do anything for that.</summary>
/// <param name="Why"><c>trial</c>, <c>cancelled</c> or <c>grant</c>.</param>
public sealed record SubscriptionEnding(CompanySubscriptionId Subscription, string Plan, DateTimeOffset On, string Why) : IEvent
{
    public static string Name => "subscription.ending";
}

/// <summary>It will go on for another year, and be charged for.</summary>
/// <param name="Amount">In minor units of the currency, without tax.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
public sealed record SubscriptionRenewing(CompanySubscriptionId Subscription, string Plan, DateTimeOffset On, long Amount, string Currency) : IEvent
{
    public static string Name => "subscription.renewing";
}

/// <summary>A company no longer has what its plan gave.</summary>
/// <param name="Reason"><c>cancelled</c>, <c>expired</c>, <c>unpaid</c> or <c>notStarted</c>.</param>
public sealed record SubscriptionEnded(CompanySubscriptionId Subscription, string Plan, string Reason) : IEvent
{
    public static string Name => "subscription.ended";
}

/// <summary>The number of people that is paid for is another one.</summary>
public sealed record SubscriptionSeatsChanged(CompanySubscriptionId Subscription, int OldSeats, int Seats) : IEvent
{
    public static string Name => "subscription.seatsChanged";
}

/// <summary>Somebody has begun to pay.</summary>
public sealed record PaymentStarted(CompanySubscriptionId Subscription, UserId User) : IEvent
{
    public static string Name => "payment.started";
}

/// <param name="Amount">In minor units of the currency, tax included.</param>
/// <param name="Currency">ISO 4217, lower case.</param>
public sealed record PaymentSucceeded(CompanySubscriptionId Subscription, long Amount, string Currency) : IEvent
{
    public static string Name => "payment.succeeded";
}

/// <summary>Money could not be taken from a card.</summary>
/// <param name="Brand">Of the card, as far as it is known.</param>
/// <param name="AccessUntil">Until when they have access all the same; null where they have none.</param>
/// <inheritdoc cref="PaymentSucceeded" path="/param"/>
public sealed record PaymentFailed(CompanySubscriptionId Subscription, long Amount, string Currency, string? Brand, string? Last4, DateTimeOffset? AccessUntil) : IEvent
{
    public static string Name => "payment.failed";
}

/// <summary>The bank wants somebody to confirm a payment.</summary>
/// <inheritdoc cref="PaymentFailed" path="/param"/>
public sealed record PaymentActionRequired(CompanySubscriptionId Subscription, long Amount, string Currency, string? Brand, string? Last4, DateTimeOffset? AccessUntil) : IEvent
{
    public static string Name => "payment.actionRequired";
}

/// <summary>Money that came for what was cancelled before was given back.</summary>
/// <inheritdoc cref="PaymentSucceeded" path="/param"/>
public sealed record PaymentRefunded(CompanySubscriptionId Subscription, long Amount, string Currency) : IEvent
{
    public static string Name => "payment.refunded";
}

/// <summary>Somebody disputes a charge at their bank; the platform has to answer there, and it is published among its own people, not in the company.</summary>
/// <inheritdoc cref="PaymentSucceeded" path="/param"/>
public sealed record PaymentDisputed(CompanySubscriptionId Subscription, long Amount, string Currency) : IEvent
{
    public static string Name => "payment.disputed";
}

/// <summary>A card that pays a subscription is good no longer than this month.</summary>
/// <param name="User">Whose card it is.</param>
public sealed record CardExpiring(UserId User, string Brand, string Last4, int Month, int Year) : IEvent
{
    public static string Name => "payment.cardExpiring";
}

/// <summary>Where the payment provider sends its events.</summary>
public static class PaymentCallback
{
    public const string Path = "/subscriptionManagement-api/v1/callbackcompanysubscriptionpayment";
}

/// <summary>What only companies with a subscription have.</summary>
public static class PaidFeatures
{
    public const string AiAnalytics = "aiAnalytics";
}

/// <summary>What companies have subscribed to.</summary>
public interface ISubscriptions
{
    /// <summary>Whether the company has the feature now. Remembered for seconds, and forgotten on every host when its subscription changes.</summary>
    ValueTask<bool> Has(CompanyId company, string feature, CancellationToken cancel);
}

public static class SubscriptionGate
{
    public static readonly Problem Required = Problem.Forbidden("SubscriptionRequired", "Your company has no subscription for this. Its owner or an admin can subscribe.");

    /// <summary>For operations of a paid feature. The platform's own people pass.</summary>
    public static Guard For(string feature) => async (services, _, cancel) =>
    {
        var caller = services.GetRequiredService<Caller>();
        if (caller.Role is Role.SuperAdmin or Role.SaasAdmin) return null;
        return await services.GetRequiredService<ISubscriptions>().Has(caller.Company, feature, cancel) ? null : Required;
    };
}
