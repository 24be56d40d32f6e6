using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Subscriptions.Plans;

/// <summary>A plan on the wire.</summary>
internal sealed record SubscriptionPlanView : View
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public IReadOnlyList<string> Features { get; init; } = [];
    public string Currency { get; init; } = "";

    /// <summary>In minor units of the currency, without tax.</summary>
    public int UnitAmount { get; init; }

    public BillingInterval Interval { get; init; }

    /// <summary>Charged for each active person.</summary>
    public bool PerSeat { get; init; }

    public int TrialDays { get; init; }
    public string? StripePriceId { get; init; }
    public bool IsOffered { get; init; }

    public static SubscriptionPlanView Of(SubscriptionPlan plan) => new SubscriptionPlanView
    {
        Code = plan.Code,
        Name = plan.Name,
        Features = plan.Features,
        Currency = plan.Currency,
        UnitAmount = plan.UnitAmount,
        Interval = plan.Interval,
        PerSeat = plan.PerSeat,
        TrialDays = plan.TrialDays,
        StripePriceId = plan.StripePriceId,
        IsOffered = plan.IsOffered,
    }.Stamped(plan);
}
