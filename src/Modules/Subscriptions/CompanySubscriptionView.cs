using WorkforceOS.Kernel;
using WorkforceOS.Subscriptions.Plans;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Subscriptions;

/// <summary>A subscription on the wire. Pages ask <c>status</c> for access, and <c>paymentConfirmation</c> while something is paid.</summary>
internal sealed record CompanySubscriptionView : View
{
    public DateTimeOffset ActivationDate { get; init; }
    public DateTimeOffset ExpiryDate { get; init; }
    public SubscriptionStatus Status { get; init; }
    public IReadOnlyList<string> SubscribedFeatures { get; init; } = [];

    /// <summary>Who last paid by hand or changed it.</summary>
    public UserId? LastRenewedBy { get; init; }

    /// <summary>ISO 4217, lower case.</summary>
    public string Currency { get; init; } = "";

    public PaymentStatus PaymentStatus { get; init; }
    public DateTimeOffset PaymentStatusUpdatedAt { get; init; }
    public UserId OwnerId { get; init; }
    public string? StripeSubscriptionId { get; init; }

    /// <summary>Of one period, in minor units, without tax.</summary>
    public int Amount { get; init; }

    public PaymentConfirmation PaymentConfirmation { get; init; }
    public string PlanCode { get; init; } = "";
    public int Seats { get; init; }
    public BillingInterval Interval { get; init; }

    /// <summary>Of the next invoice, without tax; null where none will come.</summary>
    public int? NextAmount { get; init; }

    public bool CancelAtPeriodEnd { get; init; }
    public DateTimeOffset? TrialEndsAt { get; init; }

    /// <summary>Until when access stays although a payment failed.</summary>
    public DateTimeOffset? GraceUntil { get; init; }

    /// <summary>How often the provider has tried to take what is owed; 0 where nothing is.</summary>
    public int PaymentAttempts { get; init; }

    /// <summary>When the provider tries again by itself; null where it does not.</summary>
    public DateTimeOffset? NextPaymentAttemptAt { get; init; }

    /// <summary>Whether the bank wants somebody to confirm what is owed.</summary>
    public bool PaymentActionRequired { get; init; }

    /// <summary>Until when the platform gives access whatever is paid.</summary>
    public DateTimeOffset? GrantedUntil { get; init; }

    public SubscriptionSource Source { get; init; }

    public static CompanySubscriptionView Of(CompanySubscription one) => new CompanySubscriptionView
    {
        ActivationDate = one.ActivationDate,
        ExpiryDate = one.ExpiryDate,
        Status = one.Status,
        SubscribedFeatures = one.SubscribedFeatures,
        LastRenewedBy = one.LastRenewedBy,
        Currency = one.Currency,
        PaymentStatus = one.PaymentStatus,
        PaymentStatusUpdatedAt = one.PaymentStatusUpdatedAt,
        OwnerId = one.OwnerId,
        StripeSubscriptionId = one.StripeSubscriptionId,
        Amount = one.Amount,
        PaymentConfirmation = one.PaymentConfirmation,
        PlanCode = one.PlanCode,
        Seats = one.Seats,
        Interval = one.Interval,
        NextAmount = one.NextAmount,
        CancelAtPeriodEnd = one.CancelAtPeriodEnd,
        TrialEndsAt = one.TrialEndsAt,
        GraceUntil = one.GraceUntil,
        PaymentAttempts = one.PaymentAttempts,
        NextPaymentAttemptAt = one.NextPaymentAttemptAt,
        PaymentActionRequired = one.PaymentActionRequired,
        GrantedUntil = one.GrantedUntil,
        Source = one.Source,
    }.Stamped(one, one.OwnerId);
}
