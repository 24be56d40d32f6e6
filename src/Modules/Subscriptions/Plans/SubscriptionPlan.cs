using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Subscriptions.Plans;

internal readonly record struct SubscriptionPlanId(Guid Value) : IId<SubscriptionPlanId>
{
    public static SubscriptionPlanId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>How often is paid.</summary>
internal enum BillingInterval { Month, Year }

/// <summary>What is charged, how often, and for whom.</summary>
/// <param name="UnitAmount">In minor units of the currency, without tax.</param>
/// <param name="PerSeat">Once for each active person, else once for the company.</param>
internal sealed record PlanPrice(string Currency, int UnitAmount, BillingInterval Interval, bool PerSeat);

/// <summary>What the platform offers to all companies, and what it costs.</summary>
[Tracked("subscriptionManagement", "subscriptionPlan")]
internal sealed class SubscriptionPlan : IRecord, IGlobal
{
    public SubscriptionPlanId Id { get; init; }
    public bool IsActive { get; private set; } = true;
    public int RecordVersion { get; private set; } = 1;
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string[] Features { get; set; } = [];
    public string Currency { get; private set; } = "usd";
    public int UnitAmount { get; private set; }
    public BillingInterval Interval { get; private set; }
    public bool PerSeat { get; private set; }

    /// <summary>So long a company may try it; 0: not at all.</summary>
    public int TrialDays { get; set; }

    /// <summary>The provider's price, once somebody has paid for it.</summary>
    public string? StripePriceId { get; private set; }

    /// <summary>Companies may choose it.</summary>
    public bool IsOffered { get; set; } = true;

    public PlanPrice Price => new(Currency, UnitAmount, Interval, PerSeat);

    Guid IRecord.Key => Id.Value;

    CompanyId ITenantOwned.CompanyId => CompanyId.Root;

    /// <summary>Another price is another object at the provider, so that the old one is forgotten.</summary>
    public void Cost(PlanPrice price)
    {
        if (price == Price) return;
        (Currency, UnitAmount, Interval, PerSeat, StripePriceId) = (price.Currency, price.UnitAmount, price.Interval, price.PerSeat, null);
    }

    public void Delete() => IsActive = false;

    void IRecord.Stamp(DateTimeOffset now, bool created)
    {
        if (created) CreatedAt = now;
        else RecordVersion++;
        UpdatedAt = now;
    }
}

/// <summary>Names of features: each one word, and not many.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class FeaturesAttribute() : ValidationAttribute("At most 50 names of at most 100 characters, each one line.")
{
    public override bool IsValid(object? value) =>
        value is not IReadOnlyList<string> features || (features.Count <= 50 && features.All(f => f.Trim().Length is > 0 and <= 100 && OneLineAttribute.IsOneLine(f)));
}
