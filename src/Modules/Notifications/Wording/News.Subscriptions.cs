using System.Text.Json.Serialization;
using WorkforceOS.Notifications.Inbox;

namespace WorkforceOS.Notifications.Wording;

/// <content>What is told of the company's subscription.</content>
[JsonDerivedType(typeof(SubscriptionActivated), "subscriptionActivated")]
[JsonDerivedType(typeof(SubscriptionEnding), "subscriptionEnding")]
[JsonDerivedType(typeof(SubscriptionEnded), "subscriptionEnded")]
[JsonDerivedType(typeof(PaymentFailed), "paymentFailed")]
[JsonDerivedType(typeof(PaymentActionRequired), "paymentActionRequired")]
[JsonDerivedType(typeof(CardExpiring), "cardExpiring")]
[JsonDerivedType(typeof(SubscriptionRenewing), "subscriptionRenewing")]
[JsonDerivedType(typeof(PaymentRefunded), "paymentRefunded")]
[JsonDerivedType(typeof(PaymentDisputed), "paymentDisputed")]
internal abstract partial record News
{
    internal sealed record SubscriptionActivated() : News(NotificationKind.SubscriptionActivated);

    internal sealed record SubscriptionEnding(DateOnly Day) : News(NotificationKind.SubscriptionEnding)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);
    }

    internal sealed record SubscriptionEnded() : News(NotificationKind.SubscriptionEnded);

    /// <param name="Amount">With its currency, such as 49.99 USD.</param>
    /// <param name="Card">Its brand and last four figures, where they are known.</param>
    /// <param name="Day">Until when the features stay; null where that is not known.</param>
    internal sealed record PaymentFailed(string Amount, string? Card, DateOnly? Day) : News(NotificationKind.PaymentFailed)
    {
        internal override (DateOnly First, DateOnly Last)? Days => Day is { } day ? (day, day) : null;

        internal override string? Variant => (Card, Day) switch { (null, null) => "withoutCardAndDay", (null, _) => "withoutCard", (_, null) => "withoutDay", _ => null };
    }

    internal sealed record PaymentActionRequired(string Amount) : News(NotificationKind.PaymentActionRequired);

    internal sealed record CardExpiring(string Card) : News(NotificationKind.CardExpiring);

    internal sealed record SubscriptionRenewing(DateOnly Day, string Amount) : News(NotificationKind.SubscriptionRenewing)
    {
        internal override (DateOnly First, DateOnly Last)? Days => (Day, Day);
    }

    internal sealed record PaymentRefunded(string Amount) : News(NotificationKind.PaymentRefunded);

    internal sealed record PaymentDisputed(string Amount) : News(NotificationKind.PaymentDisputed);
}
