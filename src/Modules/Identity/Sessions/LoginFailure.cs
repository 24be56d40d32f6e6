using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Wrong passwords for one account from one address, counted from the first of fifteen minutes.</summary>
internal sealed class LoginFailure : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public string Email { get; init; } = "";
    public string Address { get; init; } = "";
    public int Failures { get; init; }
    public DateTimeOffset FirstAt { get; init; }
}
