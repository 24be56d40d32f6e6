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
        var people = await db.Users.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(u => wanted.Contains(u.Id))
            .Select(u => new { u.Id, u.Email, u.Fullname, u.Avatar, u.IsActive }).ToListAsync(cancel);
        var addresses = await WhoseAddress(wanted, cancel);
        return people.ToDictionary(u => u.Id, u => u.IsActive
            ? new PersonBrief(u.Id, addresses is null || addresses.Contains(u.Id) ? u.Email : null, u.Fullname, u.Avatar ?? GeneratedPicture.OfPerson(u.Id, u.Fullname))
            : new PersonBrief(u.Id, null, u.Fullname, null));
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
        var people = await db.Users.Where(u => wanted.Contains(u.Id)).Select(u => new { u.Id, u.Email, u.EmailProvedAt, u.Fullname, u.Language, u.Timezone }).ToListAsync(cancel);
        return people.ToDictionary(u => u.Id, u => new PersonContact(u.Id, u.Email, u.EmailProvedAt is not null, u.Fullname, u.Language ?? company.Language, Zone(u.Timezone) ?? company.Zone));
    }

    public async Task<IReadOnlyList<UserId>> Admins(CancellationToken cancel) =>
        await db.Users.Where(u => AdminRoles.Contains(u.RoleId)).OrderBy(u => u.Id).Select(u => u.Id).ToListAsync(cancel);

    /// <summary>Whose mail address the reader sees: one's own, and for managers that of those they manage; null is everybody's.</summary>
    private async Task<IReadOnlySet<UserId>?> WhoseAddress(UserId[] wanted, CancellationToken cancel)
    {
        if (caller.IsAdmin) return null;
        if (caller.UserOrNobody is not { } reader) return new HashSet<UserId>();
        if (wanted is [var only] && only == reader) return new HashSet<UserId> { reader };
        return (await reporting.ReportsOf(reader, cancel)).Append(reader).ToHashSet();
    }

    private static DateTimeZone? Zone(string? timezone) => timezone is null ? null : WallClock.ZoneOrNull(timezone);
}
