using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

/// <summary>What a worker has handed in.</summary>
[Tracked("staffing", "staffDocument")]
internal sealed class StaffDocument : Record<StaffDocumentId>
{
    public StaffId StaffId { get; init; }
    public DocumentId DocumentId { get; init; }
    public CredentialStatus Status { get; private set; }
    public string? FileUri { get; init; }
    public Guid? VerificationId { get; init; }
    public string? RejectionReason { get; private set; }
    public DateTimeOffset? ExpiresAt { get; init; }
}
