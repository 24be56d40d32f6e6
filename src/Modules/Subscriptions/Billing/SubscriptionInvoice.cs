using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkforceOS.Contracts.Subscriptions;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Subscriptions.Provider;

namespace WorkforceOS.Subscriptions.Billing;

internal readonly record struct SubscriptionInvoiceId(Guid Value) : IId<SubscriptionInvoiceId>
{
    public static SubscriptionInvoiceId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

internal enum InvoiceStatus { Draft, Open, Paid, Uncollectible, Void }

/// <summary>An invoice as the provider has it, by when it was read last. Number and paper are the provider's.</summary>
[Tracked("subscriptionManagement", "subscriptionInvoice")]
internal sealed class SubscriptionInvoice : Record<SubscriptionInvoiceId>
{
    public static readonly ValueComparer<IReadOnlyList<InvoiceLine>> SameLines = new((a, b) => a!.SequenceEqual(b!), lines => lines.Count, lines => lines.ToArray());

    public CompanySubscriptionId OrderId { get; init; }
    public string StripeInvoiceId { get; init; } = "";
    public string? Number { get; private set; }
    public InvoiceStatus Status { get; private set; }
    public DateTimeOffset PeriodStart { get; private set; }
    public DateTimeOffset PeriodEnd { get; private set; }
    public long Subtotal { get; private set; }
    public long Tax { get; private set; }
    public long Total { get; private set; }
    public long AmountDue { get; private set; }
    public long AmountPaid { get; private set; }
    public string Currency { get; private set; } = "";
    public DateTimeOffset? IssuedAt { get; private set; }
    public DateTimeOffset? DueAt { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public int AttemptCount { get; private set; }
    public DateTimeOffset? NextAttemptAt { get; private set; }
    public IReadOnlyList<InvoiceLine> Lines { get; private set; } = [];
    public string? HostedInvoiceUrl { get; private set; }
    public string? InvoicePdf { get; private set; }

    /// <summary>Nothing becomes of it any more.</summary>
    public bool IsSettled => Status is InvoiceStatus.Paid or InvoiceStatus.Void;

    public void Stands(InvoiceFacts facts)
    {
        (Number, Status, PeriodStart, PeriodEnd) = (facts.Number, StatusOf(facts.Status), facts.PeriodStart, facts.PeriodEnd);
        (Subtotal, Tax, Total, AmountDue, AmountPaid, Currency) = facts.Sums;
        (IssuedAt, DueAt, PaidAt, AttemptCount, NextAttemptAt) = (facts.FinalizedAt, facts.DueAt, facts.PaidAt, facts.Attempts, facts.NextAttemptAt);
        (Lines, HostedInvoiceUrl, InvoicePdf) = (facts.Lines, facts.HostedUrl, facts.Pdf);
    }

    private static InvoiceStatus StatusOf(string? status) => status switch
    {
        "open" => InvoiceStatus.Open,
        "paid" => InvoiceStatus.Paid,
        "uncollectible" => InvoiceStatus.Uncollectible,
        "void" => InvoiceStatus.Void,
        _ => InvoiceStatus.Draft,
    };
}
