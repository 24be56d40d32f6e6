using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Credentials;

/// <summary>What became of a verification, step by step. The database refuses to change one.</summary>
internal sealed class VerificationEvent : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public VerificationEventId Id { get; init; }
    public VerificationId VerificationId { get; init; }
    public VerificationEventType EventType { get; init; }

    /// <summary>In which it is since.</summary>
    public VerificationStatus Status { get; init; }

    /// <summary>Null where a host did it.</summary>
    public UserId? ActorUserId { get; init; }

    public DateTimeOffset OccurredAt { get; init; }
}
