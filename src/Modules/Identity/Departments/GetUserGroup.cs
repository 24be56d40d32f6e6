using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>A department, for everybody of the company.</summary>
internal static class GetUserGroup
{
    public static async Task<Result<UserGroupView>> Handle(DepartmentId userGroupId, IdentityDb db, CancellationToken cancel) =>
        await db.UserGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == userGroupId, cancel) is { } group ? UserGroupView.Of(group) : Problem.NotFound;
}
