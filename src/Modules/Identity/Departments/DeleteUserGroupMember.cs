using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>An admin takes somebody out of a department. Schedules hear of it through <see cref="DepartmentMemberLeft"/>.</summary>
internal static class DeleteUserGroupMember
{
    public static async Task<Result<UserGroupMemberView>> Handle(UserGroupMemberId userGroupMemberId, IdentityDb db, CancellationToken cancel)
    {
        var member = await db.UserGroupMembers.SingleOrDefaultAsync(m => m.Id == userGroupMemberId, cancel);
        if (member is null) return Problem.NotFound;

        member.Delete();
        db.Publish(new DepartmentMemberLeft(member.GroupId, member.UserId), member.GroupId.Value);
        await db.SaveChangesAsync(cancel);
        return UserGroupMemberView.Of(member);
    }
}
