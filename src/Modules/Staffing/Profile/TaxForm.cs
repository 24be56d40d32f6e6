using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Profile;

[AnyLetterCase]
internal enum TaxFormType
{
    W4,
    I9,
    W9,
}

internal enum TaxFormStatus
{
    Draft,
    Submitted,
    Approved,
    Rejected,
}

internal enum TaxFormDecision
{
    Approved,
    Rejected,
}

/// <summary>A tax form of a worker. What stands in it leaves the database sealed only.</summary>
[Tracked("staffing", "taxForm")]
internal sealed class TaxForm : Record<TaxFormId>
{
    public StaffId StaffId { get; init; }
    public TaxFormType FormType { get; init; }
    public TaxFormStatus Status { get; private set; }

    [Secret]
    public byte[] FieldsEncrypted { get; private set; } = [];

    /// <summary>Who signed, and when, as they say.</summary>
    [Secret]
    public byte[]? SignatureEncrypted { get; private set; }

    /// <summary>When they said that all of it is true.</summary>
    public DateTimeOffset? AttestedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public UserId? ReviewedBy { get; private set; }
    public string? RejectionReason { get; private set; }

    /// <summary>It is a draft again, with no signature: what was signed is not what stands there now.</summary>
    public Problem? Save(byte[] fields)
    {
        if (Status is TaxFormStatus.Approved) return StaffingProblems.InvalidState(Status, TaxFormStatus.Draft, TaxFormStatus.Submitted, TaxFormStatus.Rejected);
        (FieldsEncrypted, Status, SignatureEncrypted, AttestedAt, SubmittedAt) = (fields, TaxFormStatus.Draft, null, null, null);
        return null;
    }

    public Problem? Submit(byte[] fields, byte[] signature, DateTimeOffset now)
    {
        if (Status is not (TaxFormStatus.Draft or TaxFormStatus.Rejected)) return StaffingProblems.InvalidState(Status, TaxFormStatus.Draft, TaxFormStatus.Rejected);
        (FieldsEncrypted, SignatureEncrypted, AttestedAt, SubmittedAt, Status) = (fields, signature, now, now, TaxFormStatus.Submitted);
        (ReviewedAt, ReviewedBy, RejectionReason) = (null, null, null);
        return null;
    }

    public Problem? Review(TaxFormDecision decision, string? reason, UserId by, DateTimeOffset now)
    {
        if (Status is not TaxFormStatus.Submitted) return StaffingProblems.InvalidState(Status, TaxFormStatus.Submitted);
        (Status, ReviewedAt, ReviewedBy) = (decision is TaxFormDecision.Approved ? TaxFormStatus.Approved : TaxFormStatus.Rejected, now, by);
        RejectionReason = decision is TaxFormDecision.Rejected ? reason : null;
        return null;
    }
}
