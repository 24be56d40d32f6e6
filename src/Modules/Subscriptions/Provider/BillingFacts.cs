namespace WorkforceOS.Subscriptions.Provider;

/// <summary>How one payment stands at the provider.</summary>
/// <param name="Failure">Why it failed last, as a code; null where it did not.</param>
/// <param name="Sentence">The same for people.</param>
/// <param name="RedirectTo">Where the bank asks the person; null where it is asked by a script, or not at all.</param>
internal sealed record IntentFacts(string Id, string Status, long Amount, string Currency, string? ClientSecret, string? MethodId, string? Failure, string? Sentence, string? RedirectTo);

/// <summary>The latest invoice.</summary>
/// <param name="IsFirst">Of the subscription's beginning, not of a renewal.</param>
internal sealed record InvoiceFacts(string Id, bool IsFirst, int Attempts, DateTimeOffset? FinalizedAt)
{
    public DateTimeOffset? NextAttemptAt { get; init; }
}

/// <summary>A subscription as the provider has it now.</summary>
/// <param name="Status">In the provider's word.</param>
/// <param name="EndedForFailure">It ended because nobody paid.</param>
internal sealed record BillingFacts(
    string Id, string Status, DateTimeOffset PeriodEnd, bool CancelAtPeriodEnd, bool EndedForFailure, string? DefaultMethodId, InvoiceFacts? Invoice, IntentFacts? Intent)
{
    public bool HasEnded => Status is "canceled" or "incomplete_expired";

    /// <summary>The bank wants the person to confirm it: it is asked, or refused because nobody was there to answer.</summary>
    public bool WantsAction => Intent is { Status: "requires_action" } or { Failure: "authentication_required" };
}

/// <summary>A card as the provider has it.</summary>
/// <param name="CustomerId">Null where it is nobody's any more.</param>
internal sealed record CardFacts(string Id, string? CustomerId, string? Holder, string? Zip, string? Fingerprint, Cards.CardInfo Info);
