using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>An admin closes a department; nobody is its member any more. Others hear of it through <see cref="DepartmentDeleted"/>.</summary>
internal static class DeleteUserGroup
{
    public static async Task<Result<UserGroupView>> Handle(DepartmentId userGroupId, IdentityDb db, CancellationToken cancel)
    {
        var group = await db.UserGroups.SingleOrDefaultAsync(g => g.Id == userGroupId, cancel);
        if (group is null) return Problem.NotFound;

        group.Delete();
        foreach (var membership in await db.UserGroupMembers.Where(m => m.GroupId == userGroupId).ToListAsync(cancel)) membership.Delete();
        db.Publish(new DepartmentDeleted(userGroupId), userGroupId.Value);
        await db.SaveChangesAsync(cancel);
        return UserGroupView.Of(group);
    }
}
