using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Was used once, and is good for nothing more.</summary>
internal sealed class ProofNonce : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public string Nonce { get; init; } = "";
    public DateTimeOffset UsedAt { get; init; }
}
