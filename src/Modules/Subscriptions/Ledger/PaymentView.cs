using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Subscriptions.Ledger;

/// <summary>A line of the ledger on the wire.</summary>
internal sealed record PaymentView : View
{
    public UserId? OwnerId { get; init; }
    public CompanySubscriptionId OrderId { get; init; }
    public string PaymentId { get; init; } = "";
    public string PaymentStatus { get; init; } = "";
    public string StatusLiteral { get; init; } = "";
    public string? RedirectUrl { get; init; }

    /// <summary>What is charged, tax included, in minor units.</summary>
    public long? Amount { get; init; }

    public string? Currency { get; init; }
    public string? InvoiceId { get; init; }
    public string? FailureCode { get; init; }
    public int AttemptCount { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public PaymentOrigin Origin { get; init; }
    public DateTimeOffset? RefundedAt { get; init; }

    public static PaymentView Of(Payment one) => new PaymentView
    {
        OwnerId = one.OwnerId,
        OrderId = one.OrderId,
        PaymentId = one.PaymentId,
        PaymentStatus = one.PaymentStatus,
        StatusLiteral = one.StatusLiteral,
        RedirectUrl = one.RedirectUrl,
        Amount = one.Amount,
        Currency = one.Currency,
        InvoiceId = one.InvoiceId,
        FailureCode = one.FailureCode,
        AttemptCount = one.AttemptCount,
        PaidAt = one.PaidAt,
        Origin = one.Origin,
        RefundedAt = one.RefundedAt,
    }.Stamped(one, one.OwnerId);
}
