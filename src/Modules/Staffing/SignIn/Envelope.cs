using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>Somebody with an account.</summary>
/// <param name="Email">Null for who came by phone.</param>
/// <param name="Phone">E.164; null for who has shown none.</param>
internal sealed record UserRef(UserId UserId, string? Email, string? Phone, string DisplayName, Standing Status)
{
    /// <summary>Who has not said a name yet is shown by what they came with.</summary>
    public static UserRef Of(Account account) => new(account.Id, account.Email, account.Phone, account.Fullname is "" ? account.Phone ?? account.Email ?? "" : account.Fullname, Standing.Active);
}

/// <summary>The company that runs the marketplace.</summary>
internal sealed record TenantRef(CompanyId TenantId, string TenantName);

internal record BusinessRef(BusinessId BusinessId, string BusinessName, ClientRole Role);

internal record StaffRef(StaffId StaffId, string FullName, StaffStatus Status, string? PhotoUrl);

/// <summary>A session has begun.</summary>
/// <param name="SessionToken">For <c>Authorization: Bearer</c>.</param>
/// <param name="RefreshToken">The same: a session is long, and there is no route here that would exchange it for another.</param>
/// <param name="Business">The client that the person acts for; null where they came as a worker.</param>
/// <param name="Staff">The worker that they are; null for a client, and for a new person.</param>
/// <param name="RequiresProfileSetup">A new person has to say first who they are.</param>
internal sealed record AuthEnvelope(string SessionToken, string RefreshToken, int ExpiresInSeconds, UserRef User, TenantRef Tenant, BusinessRef? Business, StaffRef? Staff, bool RequiresProfileSetup)
{
    public string TokenType => "Bearer";
}
