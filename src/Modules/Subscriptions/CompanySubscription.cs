using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Plans;

namespace WorkforceOS.Subscriptions;

internal enum SubscriptionStatus { Active, Inactive, Pending, Expired }

internal enum PaymentStatus { Pending, Paid, Failed, Canceled }

internal enum PaymentConfirmation { Pending, Processing, Paid, Canceled }

/// <summary>What access rests on: a payment provider's subscription, a time to try, or the platform's word.</summary>
internal enum SubscriptionSource { Stripe, Trial, Grant }

/// <summary>What a company has subscribed to, and how its payment stands. It is also the order that payments are for.</summary>
[Tracked("subscriptionManagement", "companySubscription")]
internal sealed partial class CompanySubscription : Record<CompanySubscriptionId>
{
    /// <summary>So long after a period the provider goes on telling that the next one is paid.</summary>
    public static readonly TimeSpan NewsMayBeLate = TimeSpan.FromDays(3);

    /// <summary>An attempt that began so long ago is under way no longer.</summary>
    public static readonly TimeSpan AttemptLasts = TimeSpan.FromSeconds(60);

    public UserId OwnerId { get; set; }
    public DateTimeOffset ActivationDate { get; set; }
    public DateTimeOffset ExpiryDate { get; set; }
    public SubscriptionStatus Status { get; set; }
    public string[] SubscribedFeatures { get; set; } = [];

    /// <summary>Who last paid by hand or changed it.</summary>
    public UserId? LastRenewedBy { get; set; }

    public string Currency { get; set; } = "usd";
    public PaymentStatus PaymentStatus { get; private set; }
    public DateTimeOffset PaymentStatusUpdatedAt { get; private set; }
    public PaymentConfirmation PaymentConfirmation { get; private set; }
    public string? StripeSubscriptionId { get; set; }

    /// <summary>Of one period, in minor units, without tax.</summary>
    public int Amount { get; private set; }

    public string PlanCode { get; private set; } = "";
    public string PlanName { get; private set; } = "";
    public int UnitAmount { get; private set; }

    /// <summary>Once for each active person, else once for the company.</summary>
    public bool PerSeat { get; private set; }

    public int Seats { get; private set; } = 1;
    public DateTimeOffset? SeatsChangedAt { get; private set; }

    /// <summary>Since when somebody has come or gone, and the seats were not looked at.</summary>
    public DateTimeOffset? SeatsWantedAt { get; private set; }

    /// <summary>How often the provider was asked to change what it charges for.</summary>
    public int Changes { get; private set; }

    public BillingInterval Interval { get; private set; }
    public int? NextAmount { get; set; }
    public bool CancelAtPeriodEnd { get; set; }

    /// <summary>When the company cancelled it at once.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Set where it was tried, and kept: a company tries once.</summary>
    public DateTimeOffset? TrialEndsAt { get; private set; }

    public DateTimeOffset? GraceUntil { get; set; }

    /// <summary>The platform's word, which nothing that the provider says takes away.</summary>
    public DateTimeOffset? GrantedUntil { get; set; }

    public DateTimeOffset? FirstFailedAt { get; set; }

    /// <summary>How often the provider has tried to take what is owed; 0 where nothing is.</summary>
    public int PaymentAttempts { get; private set; }

    /// <summary>When it tries again by itself; null where it does not.</summary>
    public DateTimeOffset? NextPaymentAttemptAt { get; private set; }

    /// <summary>The bank wants somebody to confirm what is owed; trying again does not help.</summary>
    public bool PaymentActionRequired { get; private set; }

    /// <summary>Of which end the company was told last.</summary>
    public DateTimeOffset? EndToldOf { get; private set; }

    /// <summary>Of which further year it was told last.</summary>
    public DateTimeOffset? RenewalToldOf { get; private set; }

    public SubscriptionSource Source { get; set; }

    /// <summary>How often a payment was begun.</summary>
    public int Attempt { get; private set; }

    public DateTimeOffset? AttemptAt { get; private set; }

    /// <summary>It was begun, and what came of it is not written yet.</summary>
    public bool AttemptOpen { get; private set; }

    public string? AttemptMethod { get; private set; }
    public UserId? AttemptBy { get; private set; }
    public string? ReturnUrl { get; private set; }

    /// <summary>How many subscriptions the provider was asked to make for it.</summary>
    public int OrderNo { get; private set; }

    /// <summary>Until when it can be paid on a page of the provider's; null where no such page was made.</summary>
    public DateTimeOffset? CheckoutUntil { get; private set; }

    /// <summary>Until when it holds, where its status is active.</summary>
    public DateTimeOffset HoldsUntil
    {
        get
        {
            var until = Source is SubscriptionSource.Stripe ? ExpiryDate + NewsMayBeLate : ExpiryDate;
            if (GraceUntil > until) until = GraceUntil.Value;
            return GrantedUntil > until ? GrantedUntil.Value : until;
        }
    }

    public bool HoldsAt(DateTimeOffset now) => Status is SubscriptionStatus.Active && now <= HoldsUntil;

    /// <summary>Whether something else than what the provider says gives access now.</summary>
    public bool IsCoveredAt(DateTimeOffset now) => GrantedUntil > now || (Status is SubscriptionStatus.Active && Source is not SubscriptionSource.Stripe && ExpiryDate > now);

    /// <summary>Until when it is paid, tried or given.</summary>
    public DateTimeOffset CoveredUntil => GrantedUntil > ExpiryDate ? GrantedUntil.Value : ExpiryDate;

    /// <summary>What will end it by itself; null where it goes on.</summary>
    public string? EndsBy => Source switch
    {
        SubscriptionSource.Trial => "trial",
        SubscriptionSource.Grant => "grant",
        _ => CancelAtPeriodEnd ? "cancelled" : null,
    };

    /// <summary>The provider will take the next payment, as it took the last one.</summary>
    public bool GoesOn => Source is SubscriptionSource.Stripe && !CancelAtPeriodEnd && PaymentStatus is PaymentStatus.Paid;

    public void Follow(SubscriptionPlan plan, int seats)
    {
        (PlanCode, PlanName, Currency, UnitAmount, Interval, SubscribedFeatures) = (plan.Code, plan.Name, plan.Currency, plan.UnitAmount, plan.Interval, [.. plan.Features]);
        PerSeat = plan.PerSeat;
        Seat(seats);
    }

    /// <summary>So many people are paid for; at least one, and always one where the plan does not count them.</summary>
    public void Seat(int people)
    {
        Seats = PerSeat ? Math.Max(people, 1) : 1;
        // More than any provider takes at once.
        Amount = (int)Math.Min((long)UnitAmount * Seats, int.MaxValue);
    }

    /// <summary>The provider charges for another number of people than before.</summary>
    public void SeatsChanged(int people, DateTimeOffset now)
    {
        Seat(people);
        SeatsChangedAt = now;
    }

    /// <summary>Nothing is paid yet, and nothing given.</summary>
    public void AwaitPayment(DateTimeOffset now)
    {
        (Status, Source, ActivationDate, ExpiryDate) = (SubscriptionStatus.Pending, SubscriptionSource.Stripe, now, now);
        Pays(PaymentStatus.Pending, PaymentConfirmation.Pending, now);
    }

    public void Try(int days, DateTimeOffset now)
    {
        (Status, Source, ActivationDate, ExpiryDate) = (SubscriptionStatus.Active, SubscriptionSource.Trial, now, now.AddDays(days));
        TrialEndsAt = ExpiryDate;
        Pays(PaymentStatus.Pending, PaymentConfirmation.Pending, now);
    }

    public Problem? Grant(DateTimeOffset from, DateTimeOffset until, SubscriptionStatus status, DateTimeOffset now)
    {
        if (until < from) return SubscriptionProblems.ExpiryBeforeActivation;
        (Status, Source, ActivationDate, ExpiryDate) = (status, SubscriptionSource.Grant, from, until);
        Pays(PaymentStatus.Pending, PaymentConfirmation.Pending, now);
        return null;
    }

    public void Pays(PaymentStatus status, PaymentConfirmation confirmation, DateTimeOffset now)
    {
        if (status != PaymentStatus || PaymentStatusUpdatedAt == default) PaymentStatusUpdatedAt = now;
        (PaymentStatus, PaymentConfirmation) = (status, confirmation);
    }

    public Problem? Cancel(DateTimeOffset now)
    {
        if (Status is not (SubscriptionStatus.Active or SubscriptionStatus.Pending)) return SubscriptionProblems.NotActive;
        (Status, CancelledAt, CancelAtPeriodEnd, NextAmount) = (SubscriptionStatus.Inactive, now, false, null);
        Pays(PaymentStatus.Canceled, PaymentConfirmation.Canceled, now);
        OwesNothing();
        // Until the provider was seen to have ended it too, the job looks after it.
        if (Attempt > 0) (AttemptAt, AttemptOpen) = (now, true);
        return null;
    }

    /// <summary>It came back to life at the provider where another has taken its place: it is ended there, and what was paid for it is given back.</summary>
    public void GiveWay(DateTimeOffset now)
    {
        (Status, CancelledAt, CancelAtPeriodEnd, NextAmount, AttemptAt, AttemptOpen) = (SubscriptionStatus.Inactive, now, false, null, now, true);
        Pays(PaymentStatus.Canceled, PaymentConfirmation.Canceled, now);
        OwesNothing();
    }

    /// <param name="attempts">How often the provider has tried.</param>
    public void Owes(int attempts, DateTimeOffset? nextAttempt, bool actionRequired) => (PaymentAttempts, NextPaymentAttemptAt, PaymentActionRequired) = (attempts, nextAttempt, actionRequired);

    public void OwesNothing() => Owes(0, null, false);

    /// <summary>No date holds it any more.</summary>
    public void Lapse() => Status = SubscriptionStatus.Expired;
}
