using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Subscriptions.Provider;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Subscriptions.Billing;

/// <summary>An invoice on the wire. Amounts are minor units of its currency.</summary>
internal sealed record SubscriptionInvoiceView : View
{
    /// <summary>The subscription that it is for.</summary>
    public CompanySubscriptionId OrderId { get; init; }

    public string StripeInvoiceId { get; init; } = "";

    /// <summary>As it stands on the paper; null while it is a draft.</summary>
    public string? Number { get; init; }

    public InvoiceStatus Status { get; init; }
    public DateTimeOffset PeriodStart { get; init; }
    public DateTimeOffset PeriodEnd { get; init; }
    public long Subtotal { get; init; }
    public long Tax { get; init; }
    public long Total { get; init; }

    /// <summary>What is to be paid: the total without credits.</summary>
    public long AmountDue { get; init; }

    public long AmountPaid { get; init; }

    /// <summary>ISO 4217, lower case.</summary>
    public string Currency { get; init; } = "";

    public DateTimeOffset? IssuedAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public int AttemptCount { get; init; }

    /// <summary>When the provider tries to take the money again.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    public IReadOnlyList<InvoiceLine> Lines { get; init; } = [];

    /// <summary>Where it can be seen and paid at the provider.</summary>
    public string? HostedInvoiceUrl { get; init; }

    public string? InvoicePdf { get; init; }

    public static SubscriptionInvoiceView Of(SubscriptionInvoice one) => new SubscriptionInvoiceView
    {
        OrderId = one.OrderId,
        StripeInvoiceId = one.StripeInvoiceId,
        Number = one.Number,
        Status = one.Status,
        PeriodStart = one.PeriodStart,
        PeriodEnd = one.PeriodEnd,
        Subtotal = one.Subtotal,
        Tax = one.Tax,
        Total = one.Total,
        AmountDue = one.AmountDue,
        AmountPaid = one.AmountPaid,
        Currency = one.Currency,
        IssuedAt = one.IssuedAt,
        DueAt = one.DueAt,
        PaidAt = one.PaidAt,
        AttemptCount = one.AttemptCount,
        NextAttemptAt = one.NextAttemptAt,
        Lines = one.Lines,
        HostedInvoiceUrl = one.HostedInvoiceUrl,
        InvoicePdf = one.InvoicePdf,
    }.Stamped(one);
}
