using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>A session and its person in one flat object; it has no id of its own.</summary>
/// <param name="Email">Null for who came by phone.</param>
/// <param name="Timezone">The company's.</param>
/// <param name="Currency">The company's.</param>
/// <param name="Language">The person's, or else the company's.</param>
/// <param name="ReportCount">How many people have this one as their line manager.</param>
/// <param name="Approved">False while an admin has still to let the person in; until then nothing else answers.</param>
/// <param name="UserBucketToken">Always null: pictures are kept here, with the access token.</param>
internal sealed record SessionView(
    SessionId SessionId, UserId UserId, string? Email, string Fullname, string Avatar, string RoleId, bool EmailVerified,
    CompanyId CompanyId, CompanyId TenantId, string TenantName, string TenantCodename,
    IReadOnlyList<DepartmentId> UserGroupIdList, IReadOnlyList<string> UserGroupNames,
    DateTimeOffset LoginAt, DateTimeOffset ExpiresAt, string AccessToken, string? UserBucketToken, bool SessionNeedsEmail2FA,
    string Timezone, string Currency, string Language, bool IsLineManager, int ReportCount, bool Approved);
