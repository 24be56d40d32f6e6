using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>An admin takes somebody into a department. Schedules hear of it through <see cref="DepartmentMemberJoined"/>.</summary>
internal static class CreateUserGroupMember
{
    internal sealed record Input(DepartmentId GroupId, UserId UserId) : IInput;

    public static async Task<Result<UserGroupMemberView>> Handle(Input request, IdentityDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (!await db.UserGroups.AnyAsync(g => g.Id == request.GroupId, cancel)) return Problem.NotFound;
        if (!await db.Users.AnyAsync(u => u.Id == request.UserId && u.Approved, cancel)) return IdentityProblems.NoSuchPerson;

        var member = new UserGroupMember { Id = NewId.At<UserGroupMemberId>(clock), CompanyId = caller.Company, GroupId = request.GroupId, UserId = request.UserId, OwnerId = caller.User };
        db.UserGroupMembers.Add(member);
        db.Publish(new DepartmentMemberJoined(member.GroupId, member.UserId), member.GroupId.Value);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates("user_group_member"))
        {
            return IdentityProblems.AlreadyMember;
        }
        return UserGroupMemberView.Of(member);
    }
}
