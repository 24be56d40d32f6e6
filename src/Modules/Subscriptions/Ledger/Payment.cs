using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Subscriptions.Ledger;

internal readonly record struct PaymentRowId(Guid Value) : IId<PaymentRowId>
{
    public static PaymentRowId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>How a payment came about.</summary>
internal enum PaymentOrigin { Checkout, Renewal, Manual }

/// <summary>One line of the ledger: what became of one payment for an order.</summary>
[Tracked("subscriptionManagement", "sys_companySubscriptionPayment")]
internal sealed class Payment : Record<PaymentRowId>
{
    public UserId? OwnerId { get; init; }
    public CompanySubscriptionId OrderId { get; init; }
    public string PaymentId { get; private set; } = "";

    /// <summary>In the provider's word.</summary>
    public string PaymentStatus { get; private set; } = "";

    public string StatusLiteral { get; private set; } = "";
    public string? RedirectUrl { get; set; }

    /// <summary>What is charged, tax included, in minor units; null where nobody said.</summary>
    public long? Amount { get; set; }

    public string? Currency { get; set; }
    public string? InvoiceId { get; set; }
    public string? FailureCode { get; private set; }
    public int AttemptCount { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public PaymentOrigin Origin { get; init; }

    /// <summary>It is to be given back, and is not yet.</summary>
    public bool RefundDue { get; private set; }

    public DateTimeOffset? RefundedAt { get; private set; }

    /// <summary>The bank wants the person to confirm it.</summary>
    public bool WantsAction => PaymentStatus is "requires_action" || FailureCode is "authentication_required";

    public bool IsPaid => StatusLiteral is PaymentLiterals.Success;

    public void Stands(string paymentId, string status, bool hasError, string? failure, int attempts, DateTimeOffset now)
    {
        (PaymentId, PaymentStatus, StatusLiteral, FailureCode, AttemptCount) = (paymentId, status, PaymentLiterals.Of(status, hasError), failure, attempts);
        if (IsPaid) PaidAt ??= now;
    }

    public void OweRefund() => RefundDue = RefundedAt is null;

    public void Refunded(DateTimeOffset now) => (RefundDue, RefundedAt) = (false, now);
}

/// <summary>What the contract calls the provider's statuses of a payment.</summary>
internal static class PaymentLiterals
{
    public const string Success = "success";
    public const string Unhandled = "unhandled";

    public static string Of(string status, bool hasError) => status switch
    {
        "succeeded" => Success,
        "canceled" => "canceled",
        "requires_payment_method" => hasError ? "failed" : "started",
        "processing" or "requires_action" or "requires_confirmation" or "requires_capture" => "started",
        _ => $"unknown-{status}",
    };
}
