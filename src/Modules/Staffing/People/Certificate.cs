using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

/// <summary>A certificate of a worker.</summary>
[Tracked("staffing", "certificate")]
internal sealed class Certificate : Record<CertificateId>
{
    public StaffId StaffId { get; init; }
    public string CertificateType { get; init; } = "";
    public string Name { get; init; } = "";
    public string? Issuer { get; init; }
    public string? CertificateNumber { get; init; }
    public DateTimeOffset? IssuedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public CredentialStatus Status { get; private set; }
    public string? FileUri { get; init; }
    public Guid? VerificationId { get; init; }
}
