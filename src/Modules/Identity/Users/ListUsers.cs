using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>The company's accounts, for its admins: those of the house, or those of the marketplace.</summary>
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

    /// <param name="External">People of the marketplace, in the place of those of the house.</param>
    internal sealed record Input(bool External = false) : IInput;

    public static async Task<Result<Page<UserView>>> Handle(Input request, ListOf<User> list, IdentityDb db, CancellationToken cancel) =>
        (await list.Read(request.External ? db.Accounts.Where(u => u.External) : db.Users, cancel)).Select(UserView.Of);
}
