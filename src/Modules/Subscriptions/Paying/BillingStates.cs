namespace WorkforceOS.Subscriptions.Paying;

/// <summary>The three states that a subscription shows.</summary>
internal sealed record Standing(SubscriptionStatus Status, PaymentStatus Payment, PaymentConfirmation Confirmation);

/// <summary>What the provider's words mean here. Pure; for example <c>incomplete</c> with an intent that <c>requires_action</c> is pending, pending, processing.</summary>
internal static class BillingStates
{
    /// <param name="subscription">The status of the subscription, in the provider's word.</param>
    /// <param name="intent">That of the latest invoice's payment; null where there is none.</param>
    /// <param name="hasFailed">The payment was tried, and failed.</param>
    /// <param name="endedForFailure">It was ended because nobody paid.</param>
    /// <param name="graceIsOver">The time has passed for which access stays after a failure.</param>
    /// <param name="now">As it stands, for what the provider's word does not change.</param>
    public static Standing Of(string subscription, string? intent, bool hasFailed, bool endedForFailure, bool graceIsOver, Standing now) => subscription switch
    {
        "incomplete" when intent is "requires_payment_method" && hasFailed => new(SubscriptionStatus.Pending, PaymentStatus.Failed, PaymentConfirmation.Pending),
        "incomplete" when intent is null or "requires_payment_method" or "canceled" => new(SubscriptionStatus.Pending, PaymentStatus.Pending, PaymentConfirmation.Pending),
        "incomplete" => new(SubscriptionStatus.Pending, PaymentStatus.Pending, PaymentConfirmation.Processing),
        "active" or "trialing" => new(SubscriptionStatus.Active, PaymentStatus.Paid, PaymentConfirmation.Paid),
        "past_due" => new(graceIsOver ? SubscriptionStatus.Expired : SubscriptionStatus.Active, PaymentStatus.Failed, PaymentConfirmation.Processing),
        "unpaid" => new(SubscriptionStatus.Expired, PaymentStatus.Failed, PaymentConfirmation.Canceled),
        "canceled" when endedForFailure => new(SubscriptionStatus.Expired, PaymentStatus.Failed, PaymentConfirmation.Canceled),
        "canceled" => new(SubscriptionStatus.Inactive, PaymentStatus.Canceled, PaymentConfirmation.Canceled),
        "incomplete_expired" => new(SubscriptionStatus.Inactive, PaymentStatus.Failed, PaymentConfirmation.Canceled),
        "paused" => now with { Status = SubscriptionStatus.Inactive },
        _ => now,
    };

    /// <summary>Whether it ends a trial or a grant, too. What nobody has paid for, or no longer pays for, does not: neither <c>incomplete_expired</c>, 23 hours after a first invoice, nor the end of dunning.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static bool EndsWhatIsGiven(string subscription, bool endedForFailure) => subscription is "paused" || (subscription is "canceled" && !endedForFailure);
}
