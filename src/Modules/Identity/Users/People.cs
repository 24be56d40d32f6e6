using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

internal sealed class People(IdentityDb db, ICompanies companies, Caller caller) : IPeople
{
    private static readonly string[] AdminRoles = [.. Roles.Admins.Select(Text.Of)];

    public async Task<IReadOnlyDictionary<UserId, PersonBrief>> Briefs(IEnumerable<UserId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new Dictionary<UserId, PersonBrief>();
        // What somebody did before they left still shows who it was.
        return await db.Users.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(u => wanted.Contains(u.Id))
            .Select(u => new PersonBrief(u.Id, u.Email, u.Fullname, u.Avatar)).ToDictionaryAsync(u => u.Id, cancel);
    }

    public async Task<IReadOnlySet<UserId>> Active(IEnumerable<UserId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new HashSet<UserId>();
        return (await db.Users.Where(u => wanted.Contains(u.Id)).Select(u => u.Id).ToListAsync(cancel)).ToHashSet();
    }

    public async Task<IReadOnlyDictionary<UserId, PersonContact>> Contacts(IEnumerable<UserId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0 || await companies.Find(caller.Company, cancel) is not { } company) return new Dictionary<UserId, PersonContact>();
        var people = await db.Users.Where(u => wanted.Contains(u.Id)).Select(u => new { u.Id, u.Email, u.EmailProvedAt, u.Fullname }).ToListAsync(cancel);
        return people.ToDictionary(u => u.Id, u => new PersonContact(u.Id, u.Email, u.EmailProvedAt is not null, u.Fullname, company.Language, company.Zone));
    }

    public async Task<IReadOnlyList<UserId>> Admins(CancellationToken cancel) =>
        await db.Users.Where(u => AdminRoles.Contains(u.RoleId)).OrderBy(u => u.Id).Select(u => u.Id).ToListAsync(cancel);
}
