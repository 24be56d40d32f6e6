namespace WorkforceOS.Subscriptions.Provider;

/// <summary>How one payment stands at the provider.</summary>
/// <param name="Failure">Why it failed last, as a code; null where it did not.</param>
/// <param name="Sentence">The same for people.</param>
/// <param name="RedirectTo">Where the bank asks the person; null where it is asked by a script, or not at all.</param>
internal sealed record IntentFacts(string Id, string Status, long Amount, string Currency, string? ClientSecret, string? MethodId, string? Failure, string? Sentence, string? RedirectTo);

/// <summary>An invoice as the provider has it.</summary>
/// <param name="IsFirst">Of the subscription's beginning, not of a renewal.</param>
internal sealed record InvoiceFacts(string Id, bool IsFirst, int Attempts, DateTimeOffset? FinalizedAt)
{
    public string? Number { get; init; }

    /// <summary>In the provider's word; null while it is made.</summary>
    public string? Status { get; init; }

    public DateTimeOffset PeriodStart { get; init; }
    public DateTimeOffset PeriodEnd { get; init; }
    public InvoiceSums Sums { get; init; } = new(0, 0, 0, 0, 0, "");
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public DateTimeOffset? NextAttemptAt { get; init; }
    public string? HostedUrl { get; init; }
    public string? Pdf { get; init; }
    public IReadOnlyList<InvoiceLine> Lines { get; init; } = [];
}

/// <summary>In minor units of the currency.</summary>
/// <param name="Due">What is to be paid: the total without what the provider owes the company.</param>
internal sealed record InvoiceSums(long Subtotal, long Tax, long Total, long Due, long Paid, string Currency);

/// <summary>What a line of an invoice is for.</summary>
/// <param name="Amount">In minor units of the currency, without tax; less than 0 where it gives back.</param>
internal sealed record InvoiceLine(string? Description, long Amount, long? Quantity, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd);

/// <summary>What is charged for.</summary>
/// <param name="IsWaiting">Another price or number is agreed, and in force when it is paid.</param>
internal sealed record ItemFacts(string Id, string PriceId, int Quantity, bool IsWaiting);

/// <summary>What an invoice would be.</summary>
/// <param name="NextAt">When the period ends that it is for.</param>
internal sealed record PreviewFacts(InvoiceSums Sums, DateTimeOffset NextAt, IReadOnlyList<InvoiceLine> Lines);

/// <summary>A subscription as the provider has it now.</summary>
/// <param name="Status">In the provider's word.</param>
/// <param name="EndedForFailure">It ended because nobody paid.</param>
internal sealed record BillingFacts(
    string Id, string Status, DateTimeOffset PeriodEnd, bool CancelAtPeriodEnd, bool EndedForFailure, string? DefaultMethodId, ItemFacts Item, InvoiceFacts? Invoice, IntentFacts? Intent)
{
    public bool HasEnded => Status is "canceled" or "incomplete_expired";

    /// <summary>The bank wants the person to confirm it: it is asked, or refused because nobody was there to answer.</summary>
    public bool WantsAction => Intent is { Status: "requires_action" } or { Failure: "authentication_required" };
}

/// <summary>A card as the provider has it.</summary>
/// <param name="CustomerId">Null where it is nobody's any more.</param>
internal sealed record CardFacts(string Id, string? CustomerId, string? Holder, string? Zip, string? Fingerprint, Cards.CardInfo Info);
