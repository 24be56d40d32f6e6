using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>What a worker has handed in.</summary>
[Tracked("staffing", "staffDocument")]
internal sealed class StaffDocument : Record<StaffDocumentId>
{
    public StaffId StaffId { get; init; }
    public DocumentId DocumentId { get; init; }
    public CredentialStatus Status { get; private set; }
    public string? FileUri { get; private set; }
    public VerificationId? VerificationId { get; private set; }
    public string? RejectionReason { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }

    [Secret]
    public string? Metadata { get; private set; }

    /// <summary>How many days ahead of its end the worker was told last.</summary>
    public int? AlertedDays { get; private set; }

    /// <summary>Something new, which counts when it is finalised. What is verified stays until then.</summary>
    public void Receive(Verification verification)
    {
        if (Status is CredentialStatus.Verified) return;
        (FileUri, VerificationId, Status, RejectionReason) = (verification.FileUri, verification.Id, CredentialStatus.Pending, null);
    }

    /// <summary>Rests on the verification and its file from now on.</summary>
    public Problem? Finalize(Verification verification, DateTimeOffset? expiresAt, string? metadata)
    {
        if (verification.UseFor(Id.Value) is { } used) return used;
        (VerificationId, ExpiresAt, Metadata, AlertedDays) = (verification.Id, expiresAt, metadata ?? Metadata, null);
        Follow(verification);
        return null;
    }

    public void Follow(Verification verification) => (FileUri, Status, RejectionReason) = (verification.FileUri, verification.Gives, verification.WhyNot);

    public void Expire() => Status = CredentialStatus.Expired;
}
