using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>The departments, for everybody of the company.</summary>
internal static class ListUserGroups
{
    public static readonly Filters<UserGroup> Filters = new Filters<UserGroup>()
        .Text("groupName", g => g.GroupName)
        .Text("avatar", g => g.Avatar);

    public static async Task<Result<Page<UserGroupView>>> Handle(ListOf<UserGroup> list, IdentityDb db, CancellationToken cancel) =>
        (await list.Read(db.UserGroups, cancel)).Select(UserGroupView.Of);
}
