using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Who a person is to an outside issuer.</summary>
internal sealed class OutsideIdentity : ITenantOwned
{
    public CompanyId CompanyId { get; init; }

    /// <summary>As its tokens name it: <c>iss</c>.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Unchanging there: <c>sub</c>.</summary>
    public string Subject { get; init; } = "";

    public UserId UserId { get; init; }

    public DateTimeOffset BoundAt { get; init; }
}
