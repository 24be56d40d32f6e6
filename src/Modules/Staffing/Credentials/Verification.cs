using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>Whether a file shows what a worker says it shows: judged by a driver, and by an operator where that does not do.</summary>
[Tracked("staffing", "verification")]
internal sealed class Verification : Record<VerificationId>
{
    public const int MostAttempts = 3;
    public const int MostRetries = 5;

    /// <summary>After that a host that began it is taken to be gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    public StaffId StaffId { get; init; }
    public UserId CreatedBy { get; init; }
    public VerificationType Type { get; init; }

    /// <summary>Of the catalogue; null: whichever it will be used for.</summary>
    public DocumentId? DocumentId { get; init; }

    public string FileUri { get; private set; } = "";

    [Secret]
    public string? Rules { get; init; }

    [Secret]
    public string? Metadata { get; init; }

    public VerificationStatus Status { get; private set; }

    /// <summary>Since it was asked for, or asked for again.</summary>
    public int Attempts { get; private set; }

    public int Retries { get; private set; }

    /// <summary>When a host is to take it up; null where nothing is to be done.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public VerificationStatus? Outcome { get; private set; }
    public decimal? Confidence { get; private set; }
    public string[] Reasons { get; private set; } = [];
    public string? ProviderName { get; private set; }
    public string? ProviderReference { get; private set; }
    public ReviewDecision? ReviewDecision { get; private set; }
    public UserId? ReviewedBy { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public string? ReviewNote { get; private set; }
    public string? ReviewReasonCode { get; private set; }

    /// <summary>The document or certificate of the worker's that rests on it; of no other it proves anything.</summary>
    public Guid? UsedFor { get; private set; }

    /// <summary>What a document or certificate is by it.</summary>
    public CredentialStatus Gives => Status switch
    {
        VerificationStatus.AutoPass or VerificationStatus.Approved => CredentialStatus.Verified,
        VerificationStatus.AutoFail or VerificationStatus.Rejected => CredentialStatus.Rejected,
        _ => CredentialStatus.Pending,
    };

    /// <summary>Null where it is not against it.</summary>
    public string? WhyNot => Gives is not CredentialStatus.Rejected ? null : Status is VerificationStatus.Rejected ? ReviewNote ?? ReviewReasonCode : string.Join(", ", Reasons);

    public static Verification Of(VerificationId id, CompanyId company, StaffId staff, UserId by, AskedVerification asked, DateTimeOffset now) => new()
    {
        Id = id, CompanyId = company, StaffId = staff, CreatedBy = by, Type = asked.Type, DocumentId = asked.Document, FileUri = asked.FileUri, Rules = asked.Rules, Metadata = asked.Metadata, NextTryAt = now,
    };

    /// <summary>A host takes it up. One that came before and never came back has used up an attempt.</summary>
    /// <returns>False where it is not due, or nobody is to try any more.</returns>
    public bool Begin(DateTimeOffset now)
    {
        if (NextTryAt is not { } due || due > now) return false;
        if (Attempts >= MostAttempts)
        {
            (Status, NextTryAt) = (VerificationStatus.Error, null);
            return false;
        }
        (Status, Attempts, NextTryAt) = (VerificationStatus.Processing, Attempts + 1, now + Lease);
        return true;
    }

    /// <param name="attempt">Who was slower than the lease comes too late.</param>
    public bool IsAt(int attempt) => Status is VerificationStatus.Processing && Attempts == attempt;

    public void Decide(VerificationDecision decision) => (Status, NextTryAt, Outcome, Confidence, Reasons, ProviderName, ProviderReference) =
        (decision.Outcome, null, decision.Outcome, decision.Confidence, [.. decision.Reasons], decision.Provider, decision.Reference);

    /// <summary>Half a minute, then four times as long; after the third attempt not again.</summary>
    public void Fail(DateTimeOffset now) => (Status, NextTryAt) = Attempts < MostAttempts ? (VerificationStatus.Pending, now + FirstPause * Math.Pow(4, Attempts - 1)) : (VerificationStatus.Error, (DateTimeOffset?)null);

    public Problem? Review(ReviewDecision decision, UserId by, string? note, string? reasonCode, DateTimeOffset now)
    {
        if (Status is not (VerificationStatus.AutoPass or VerificationStatus.AutoFail or VerificationStatus.NeedsReview))
            return StaffingProblems.InvalidState(Status, VerificationStatus.AutoPass, VerificationStatus.AutoFail, VerificationStatus.NeedsReview);
        (Status, ReviewDecision, ReviewedBy, ReviewedAt, ReviewNote, ReviewReasonCode) =
            (decision is Credentials.ReviewDecision.Approved ? VerificationStatus.Approved : VerificationStatus.Rejected, decision, by, now, note, reasonCode);
        return null;
    }

    /// <summary>From the beginning, with another file where one is given.</summary>
    public Problem? Retry(string? fileUri, DateTimeOffset now)
    {
        if (Status is not (VerificationStatus.Error or VerificationStatus.AutoFail or VerificationStatus.NeedsReview or VerificationStatus.Rejected))
            return StaffingProblems.InvalidState(Status, VerificationStatus.Error, VerificationStatus.AutoFail, VerificationStatus.NeedsReview, VerificationStatus.Rejected);
        if (Retries >= MostRetries) return CredentialProblems.RetriesUsedUp;
        (Status, FileUri, Attempts, Retries, NextTryAt) = (VerificationStatus.Pending, fileUri ?? FileUri, 0, Retries + 1, now);
        (Outcome, Confidence, Reasons, ProviderName, ProviderReference) = (null, null, [], null, null);
        (ReviewDecision, ReviewedBy, ReviewedAt, ReviewNote, ReviewReasonCode) = (null, null, null, null, null);
        return null;
    }

    /// <summary>Proves one thing, again and again, and no other.</summary>
    public Problem? UseFor(Guid credential)
    {
        if (UsedFor is { } other && other != credential) return CredentialProblems.Mismatch;
        UsedFor = credential;
        return null;
    }
}

/// <summary>What is to be verified, and by what.</summary>
/// <param name="Rules">JSON: what to look for.</param>
/// <param name="Metadata">JSON of the caller's own.</param>
internal sealed record AskedVerification(VerificationType Type, string FileUri, DocumentId? Document = null, string? Rules = null, string? Metadata = null);

/// <param name="Outcome">Passed, failed, or to be looked at by somebody.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">Stable codes where they are ours.</param>
/// <param name="Provider">Who judged it; null where nobody did.</param>
internal sealed record VerificationDecision(VerificationStatus Outcome, decimal Confidence, IReadOnlyList<string> Reasons, string? Provider = null, string? Reference = null);
