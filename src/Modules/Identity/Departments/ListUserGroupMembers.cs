using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Identity;

/// <summary>Who is in a department, for everybody of the company. Who has left the company is in none.</summary>
internal static class ListUserGroupMembers
{
    public static readonly Filters<UserGroupMember> Filters = new Filters<UserGroupMember>()
        .Id("userId", m => m.UserId)
        .Id("ownerId", m => m.OwnerId);

    public static async Task<Result<Page<UserGroupMemberView>>> Handle(DepartmentId groupId, ListOf<UserGroupMember> list, IdentityDb db, IPeople people, CancellationToken cancel)
    {
        if (!await db.UserGroups.AnyAsync(g => g.Id == groupId, cancel)) return Problem.NotFound;
        var page = await list.Read(db.UserGroupMembers.Where(m => m.GroupId == groupId && db.Users.Any(u => u.Id == m.UserId)), cancel);
        if (!list.WithJoins) return page.Select(UserGroupMemberView.Of);

        var persons = await people.Briefs(page.Rows.Select(m => m.UserId), cancel);
        return page.Select<UserGroupMemberView>(m => new UserGroupMemberDetails(m, persons.GetValueOrDefault(m.UserId)));
    }
}
