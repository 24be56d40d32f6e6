namespace WorkforceOS.Staffing.Credentials;

internal enum VerificationType
{
    Attire,

    /// <summary>Whatever a document proves.</summary>
    GovernmentId,

    Certification,
}

internal enum VerificationStatus
{
    Pending,
    Processing,
    AutoPass,
    AutoFail,
    NeedsReview,
    Error,
    Approved,
    Rejected,
}

internal enum ReviewDecision
{
    Approved,
    Rejected,
}

internal enum VerificationEventType
{
    Created,
    Started,

    /// <summary>Nobody answered; it is tried again, or no more.</summary>
    Unanswered,

    Decided,
    Reviewed,
    Retried,

    /// <summary>A document or certificate rests on it from now on.</summary>
    Finalized,
}

/// <summary>What a worker has of something that they are asked for.</summary>
internal enum HandedInStatus
{
    NotUploaded,
    Pending,
    Verified,
    Rejected,
    Expired,
}
