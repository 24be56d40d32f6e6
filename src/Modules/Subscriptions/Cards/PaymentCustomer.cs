using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Subscriptions.Cards;

internal readonly record struct PaymentCustomerId(Guid Value) : IId<PaymentCustomerId>
{
    public static PaymentCustomerId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>An admin who pays, as the provider's customer: the one of their company.</summary>
[Tracked("subscriptionManagement", "sys_paymentCustomer")]
internal sealed class PaymentCustomer : Record<PaymentCustomerId>
{
    public const string Stripe = "stripe";

    /// <summary>Of the constraint that lets an admin be one customer.</summary>
    public const string OfUser = "customer_of_user";

    public UserId UserId { get; init; }
    public string CustomerId { get; init; } = "";
    public string Platform { get; init; } = Stripe;
}
