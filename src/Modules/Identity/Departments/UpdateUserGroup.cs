using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>An admin gives a department another name or picture.</summary>
internal static class UpdateUserGroup
{
    internal sealed record Input([MaxLength(200), OneLine] Patch<string> GroupName, [WebAddress(OrPath = true)] Patch<string?> Avatar) : IInput;

    public static async Task<Result<UserGroupView>> Handle(DepartmentId userGroupId, Input change, IdentityDb db, CancellationToken cancel)
    {
        var group = await db.UserGroups.SingleOrDefaultAsync(g => g.Id == userGroupId, cancel);
        if (group is null) return Problem.NotFound;

        group.GroupName = change.GroupName.Or(group.GroupName).Trim();
        group.Avatar = Picture.OrNull(change.Avatar.Or(group.Avatar));
        await db.SaveChangesAsync(cancel);
        return UserGroupView.Of(group);
    }
}
