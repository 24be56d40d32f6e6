using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

internal sealed class People(IdentityDb db, ICompanies companies, IReporting reporting, Caller caller) : IPeople
{
    private static readonly string[] AdminRoles = [.. Roles.Admins.Select(Text.Of)];

    public async Task<IReadOnlyDictionary<UserId, PersonBrief>> Briefs(IEnumerable<UserId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new Dictionary<UserId, PersonBrief>();
        // What somebody did before they left still shows who it was.
        var people = await db.Accounts.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(u => wanted.Contains(u.Id))
            .Select(u => new Person(u.Id, u.Email, u.Fullname, u.Avatar, u.IsActive)).ToListAsync(cancel);
        return await AsSeen(people, wanted, cancel);
    }

    public async Task<(IReadOnlyDictionary<UserId, PersonBrief> People, IReadOnlyDictionary<DepartmentId, DepartmentBrief> Departments)> Briefs(IEnumerable<UserId> ids, IEnumerable<DepartmentId> departments, CancellationToken cancel)
    {
        UserId[] wanted = [.. ids.Distinct()];
        Guid[] users = [.. wanted.Select(u => u.Value)];
        Guid[] groups = [.. departments.Distinct().Select(d => d.Value)];
        if (groups.Length == 0) return (await Briefs(wanted, cancel), new Dictionary<DepartmentId, DepartmentBrief>());
        var company = caller.Company.Value;
        var named = await db.Database.SqlQuery<Named>($"""
            SELECT false AS "IsDepartment", id AS "Id", fullname AS "Name", email AS "Email", avatar AS "Avatar", is_active AS "IsActive" FROM identity.users WHERE company_id = {company} AND id = ANY ({users})
            UNION ALL SELECT true, id, group_name, NULL, avatar, is_active FROM identity.user_groups WHERE company_id = {company} AND id = ANY ({groups}) AND is_active
            """).ToListAsync(cancel);
        var people = named.Where(n => !n.IsDepartment).Select(n => new Person(new UserId(n.Id), n.Email, n.Name, n.Avatar, n.IsActive)).ToList();
        return (await AsSeen(people, wanted, cancel), named.Where(n => n.IsDepartment).Select(n => new DepartmentBrief(new DepartmentId(n.Id), n.Name, n.Avatar)).ToDictionary(d => d.Id));
    }

    public async Task<IReadOnlySet<UserId>> Active(IEnumerable<UserId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0) return new HashSet<UserId>();
        return (await db.Users.Where(u => wanted.Contains(u.Id) && u.Approved).Select(u => u.Id).ToListAsync(cancel)).ToHashSet();
    }

    public async Task<IReadOnlyDictionary<UserId, PersonContact>> Contacts(IEnumerable<UserId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0 || await companies.Find(caller.Company, cancel) is not { } company) return new Dictionary<UserId, PersonContact>();
        return await Contacts(db.Accounts.Where(u => wanted.Contains(u.Id)), company, cancel);
    }

    public async Task<IReadOnlyDictionary<UserId, PersonContact>> Readers(IEnumerable<UserId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        if (wanted.Length == 0 || await companies.Find(caller.Company, cancel) is not { } company) return new Dictionary<UserId, PersonContact>();
        return await Contacts(db.Users.Where(u => wanted.Contains(u.Id) && u.Approved), company, cancel);
    }

    public async Task<IReadOnlyList<UserId>> Admins(CancellationToken cancel) =>
        await db.Users.Where(u => AdminRoles.Contains(u.RoleId)).OrderBy(u => u.Id).Select(u => u.Id).ToListAsync(cancel);

    public async Task<UserId?> Owner(CancellationToken cancel)
    {
        var owner = Text.Of(Role.TenantOwner);
        return await db.Users.Where(u => u.RoleId == owner).OrderBy(u => u.Id).Select(u => (UserId?)u.Id).FirstOrDefaultAsync(cancel);
    }

    public async Task<IReadOnlyList<UserId>> Everyone(CancellationToken cancel) =>
        await db.Users.Where(u => u.Approved).OrderBy(u => u.Id).Select(u => u.Id).ToListAsync(cancel);

    public Task<int> CountActive(CancellationToken cancel) => db.Users.CountAsync(u => u.Approved, cancel);

    private static async Task<Dictionary<UserId, PersonContact>> Contacts(IQueryable<User> users, CompanyFacts company, CancellationToken cancel)
    {
        var people = await users.Select(u => new { u.Id, u.Email, u.EmailProvedAt, u.Phone, u.External, u.Fullname, u.Language, u.Timezone }).ToListAsync(cancel);
        return people.ToDictionary(u => u.Id, u => new PersonContact(u.Id, u.Email ?? "", u.Email is not null && u.EmailProvedAt is not null, u.Fullname, u.Language ?? company.Language, Zone(u.Timezone) ?? company.Zone) { Phone = u.Phone, IsExternal = u.External });
    }

    private async Task<Dictionary<UserId, PersonBrief>> AsSeen(List<Person> people, UserId[] wanted, CancellationToken cancel)
    {
        if (people.Count == 0) return [];
        var addresses = await WhoseAddress(wanted, cancel);
        return people.ToDictionary(u => u.Id, u => u.IsActive
            ? new PersonBrief(u.Id, addresses is null || addresses.Contains(u.Id) ? u.Email : null, u.Fullname, u.Avatar ?? GeneratedPicture.OfPerson(u.Id, u.Fullname))
            : new PersonBrief(u.Id, null, u.Fullname, null));
    }

    /// <summary>Whose mail address the reader sees: one's own, and for managers that of those they manage; null is everybody's.</summary>
    private async Task<IReadOnlySet<UserId>?> WhoseAddress(UserId[] wanted, CancellationToken cancel)
    {
        if (caller.IsAdmin) return null;
        if (caller.UserOrNobody is not { } reader) return new HashSet<UserId>();
        if (wanted is [var only] && only == reader) return new HashSet<UserId> { reader };
        return (await reporting.ReportsOf(reader, cancel)).Append(reader).ToHashSet();
    }

    private static DateTimeZone? Zone(string? timezone) => timezone is null ? null : WallClock.ZoneOrNull(timezone);

    private sealed record Person(UserId Id, string? Email, string Fullname, string? Avatar, bool IsActive);

    /// <summary>A row of either kind.</summary>
    private sealed record Named(bool IsDepartment, Guid Id, string Name, string? Email, string? Avatar, bool IsActive);
}
