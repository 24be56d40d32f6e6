using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>What an attempt brought along to be believed.</summary>
internal sealed class SecurityProof : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public SecurityProofId Id { get; init; }
    public AttendanceEventId EventId { get; init; }
    public string? ProofNonce { get; init; }
    public DateTimeOffset? ProofTimestamp { get; init; }
    public byte[] RequestFingerprint { get; init; } = [];
    public AttestationProvider? AttestationProvider { get; init; }
    public AttestationStatus AttestationStatus { get; init; }
    public string ObjectUri { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}
