using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

internal sealed class Departments(IdentityDb db) : IDepartments
{
    public async Task<IReadOnlyDictionary<DepartmentId, DepartmentBrief>> Briefs(IEnumerable<DepartmentId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new Dictionary<DepartmentId, DepartmentBrief>();
        return await db.UserGroups.Where(g => wanted.Contains(g.Id)).Select(g => new DepartmentBrief(g.Id, g.GroupName, g.Avatar)).ToDictionaryAsync(g => g.Id, cancel);
    }

    public async Task<IReadOnlyDictionary<DepartmentId, IReadOnlyList<UserId>>> Members(IEnumerable<DepartmentId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new Dictionary<DepartmentId, IReadOnlyList<UserId>>();
        var rows = await (from department in db.UserGroups
                          where wanted.Contains(department.Id)
                          from member in db.UserGroupMembers.Where(m => m.GroupId == department.Id && db.Users.Any(u => u.Id == m.UserId)).DefaultIfEmpty()
                          select new { Department = department.Id, User = (UserId?)member!.UserId }).ToListAsync(cancel);
        return rows.GroupBy(r => r.Department).ToDictionary(g => g.Key, g => (IReadOnlyList<UserId>)[.. g.Where(r => r.User is not null).Select(r => r.User!.Value).OrderBy(u => u.Value)]);
    }

    public async Task<IReadOnlyList<DepartmentId>> Of(UserId user, CancellationToken cancel) =>
        await db.UserGroupMembers.Where(m => m.UserId == user && db.UserGroups.Any(g => g.Id == m.GroupId)).OrderBy(m => m.GroupId).Select(m => m.GroupId).ToListAsync(cancel);
}
