using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>The company's accounts, for its admins.</summary>
internal static class ListUsers
{
    public static readonly Filters<User> Filters = new Filters<User>()
        .Text("email", u => u.Email)
        .Text("fullname", u => u.Fullname)
        .Text("roleId", u => u.RoleId)
        .Flag("emailVerified", u => u.EmailVerified)
        .Flag("approved", u => u.Approved)
        .Text("language", u => u.Language)
        .Text("timezone", u => u.Timezone)
        .NotSortableBy("role", "archivedAt", "erasedAt");

    public static async Task<Result<Page<UserView>>> Handle(ListOf<User> list, IdentityDb db, CancellationToken cancel) =>
        (await list.Read(db.Users, cancel)).Select(UserView.Of);
}
