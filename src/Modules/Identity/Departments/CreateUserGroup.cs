using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>An admin opens a department.</summary>
internal static class CreateUserGroup
{
    internal sealed record Input([MaxLength(200), OneLine] string GroupName, [WebAddress(OrPath = true)] string? Avatar = null) : IInput;

    public static async Task<Result<UserGroupView>> Handle(Input request, IdentityDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var group = new UserGroup { Id = NewId.At<DepartmentId>(clock), CompanyId = caller.Company, GroupName = request.GroupName.Trim(), Avatar = Picture.OrNull(request.Avatar), OwnerId = caller.User };
        db.UserGroups.Add(group);
        await db.SaveChangesAsync(cancel);
        return UserGroupView.Of(group);
    }
}
