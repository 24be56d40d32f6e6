using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>A session and its person in one flat object; it has no id of its own.</summary>
/// <param name="UserBucketToken">Always null: pictures are kept here, with the access token.</param>
internal sealed record SessionView(
    SessionId SessionId, UserId UserId, string Email, string Fullname, string? Avatar, string RoleId, bool EmailVerified,
    CompanyId CompanyId, CompanyId TenantId, string TenantName, string TenantCodename,
    IReadOnlyList<DepartmentId> UserGroupIdList, IReadOnlyList<string> UserGroupNames,
    DateTimeOffset LoginAt, DateTimeOffset ExpiresAt, string AccessToken, string? UserBucketToken, bool SessionNeedsEmail2FA);
