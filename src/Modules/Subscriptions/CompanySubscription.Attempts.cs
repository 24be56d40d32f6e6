using WorkforceOS.Kernel;

namespace WorkforceOS.Subscriptions;

/// <content>Attempts to pay: each is reserved before the provider is asked, so that of two at once one begins.</content>
internal sealed partial class CompanySubscription
{
    /// <summary>Begins to pay: nobody else does for a minute.</summary>
    public Problem? Reserve(UserId by, string method, string? returnUrl, DateTimeOffset now) => NothingToPay() ?? Begin(by, method, returnUrl, now);

    /// <summary>Begins to pay on a page of the provider's.</summary>
    public Problem? ReserveCheckout(UserId by, string returnUrl, DateTimeOffset now) => NothingToPay() ?? (StripeSubscriptionId is null ? Begin(by, null, returnUrl, now) : SubscriptionProblems.Unfinished);

    /// <returns>Why there is nothing to pay; null where there is.</returns>
    public Problem? NothingToPay()
    {
        if (Status is SubscriptionStatus.Inactive or SubscriptionStatus.Expired) return SubscriptionProblems.Cancelled;
        return Status is SubscriptionStatus.Active && Source is SubscriptionSource.Stripe && PaymentStatus is not PaymentStatus.Failed ? SubscriptionProblems.AlreadyCompleted : null;
    }

    /// <summary>Begins to pay one of its invoices; refused while somebody pays or changes it.</summary>
    public Problem? ReserveInvoice(UserId by, string method, string? returnUrl, DateTimeOffset now) =>
        Status is SubscriptionStatus.Inactive ? SubscriptionProblems.Cancelled : Begin(by, method, returnUrl, now);

    /// <summary>Begins to change what the provider charges for; refused while somebody pays or changes it.</summary>
    public Problem? ReserveChange(UserId? by, DateTimeOffset now)
    {
        if (IsUnderWay(now)) return SubscriptionProblems.InProgress;
        (Changes, AttemptAt, AttemptOpen, LastRenewedBy) = (Changes + 1, now, true, by ?? LastRenewedBy);
        return null;
    }

    /// <summary>It can be paid on a page of the provider's until then.</summary>
    public void OpenCheckout(DateTimeOffset until) => CheckoutUntil = until;

    public void CloseCheckout() => CheckoutUntil = null;

    public void EndAttempt() => AttemptOpen = false;

    /// <summary>The provider has given up the one that was made; another is to be made.</summary>
    public void OrderAgain() => (OrderNo, StripeSubscriptionId) = (OrderNo + 1, null);

    private bool IsUnderWay(DateTimeOffset now) => AttemptOpen && now - AttemptAt < AttemptLasts;

    private Problem? Begin(UserId by, string? method, string? returnUrl, DateTimeOffset now)
    {
        if (IsUnderWay(now)) return SubscriptionProblems.InProgress;
        (Attempt, AttemptAt, AttemptOpen, AttemptMethod, AttemptBy, ReturnUrl) = (Attempt + 1, now, true, method, by, returnUrl);
        if (OrderNo == 0) OrderNo = 1;
        return null;
    }
}
