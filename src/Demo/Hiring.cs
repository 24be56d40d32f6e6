using System.Collections.Concurrent;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo;

/// <summary>Everybody at their desk, and where they belong.</summary>
/// <param name="Since">When the first department was opened: the demo's today.</param>
internal sealed record Staff(IReadOnlyDictionary<string, Guid> Departments, IReadOnlyDictionary<Person, Guid> Ids, IReadOnlyDictionary<Person, DemoUser> Users, DateTimeOffset Since)
{
    public Guid[] Of(string team, bool leads = false) => [.. Team.Everybody.Where(p => p.Team == team && p.Leads == leads).Select(p => Ids[p])];

    public DemoUser LeadOf(Person person) => Users[Team.Leads.Single(l => l.Team == person.Team)];
}

/// <summary>Opens departments and hires people into them: account, membership, employment.</summary>
internal static class Hiring
{
    /// <summary>So that the host has some of its cores left for whoever comes meanwhile.</summary>
    public static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 1, 4);

    public static async Task<Staff> Go(DemoUsers users, CompanyFacts company, DemoUser owner, Guid ownerId, CancellationToken cancel)
    {
        var departments = await Open(owner, cancel);
        var since = (await owner.List("listUserGroups", cancel)).Where(g => departments.ContainsValue(Story.Id(g))).Min(g => g.GetProperty("createdAt").GetDateTimeOffset());
        var hire = new Hire(owner, departments, since, await Known(owner, "listUsers", "email", "id", cancel), [.. (await owner.List("listEmployeeProfiles", cancel)).Select(p => Story.Id(p, "userId"))], await Memberships(owner, departments, cancel));

        var ids = new ConcurrentDictionary<Person, Guid>();
        await Parallel.ForEachAsync(Team.Leads, Options(cancel), async (lead, stop) => ids[lead] = await hire.Take(lead, ownerId, stop));
        await Parallel.ForEachAsync(Team.Members, Options(cancel), async (person, stop) => ids[person] = await hire.Take(person, ids[Team.Leads.Single(l => l.Team == person.Team)], stop));
        return new Staff(departments, ids, ids.ToDictionary(p => p.Key, p => users.Of(company, new UserId(p.Value), Role.TenantUser)), since);
    }

    public static ParallelOptions Options(CancellationToken cancel) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };

    private static async Task<Dictionary<string, Guid>> Open(DemoUser owner, CancellationToken cancel)
    {
        var known = await Known(owner, "listUserGroups", "groupName", "id", cancel);
        foreach (var name in Team.Names.Where(n => !known.ContainsKey(n))) known[name] = Story.Id(await owner.Do("createUserGroup", new { groupName = name }, cancel));
        return Team.Names.ToDictionary(n => n, n => known[n]);
    }

    private static async Task<HashSet<(Guid, Guid)>> Memberships(DemoUser owner, Dictionary<string, Guid> departments, CancellationToken cancel)
    {
        var members = new HashSet<(Guid, Guid)>();
        foreach (var department in departments.Values)
            members.UnionWith((await owner.List("listUserGroupMembers", cancel, id: department)).Select(m => (department, Story.Id(m, "userId"))));
        return members;
    }

    private static async Task<Dictionary<string, Guid>> Known(DemoUser owner, string list, string name, string id, CancellationToken cancel) =>
        (await owner.List(list, cancel)).GroupBy(r => r.GetProperty(name).GetString()!).ToDictionary(g => g.Key, g => Story.Id(g.First(), id));

    /// <param name="accounts">Ids by mail.</param>
    private sealed class Hire(DemoUser owner, Dictionary<string, Guid> departments, DateTimeOffset since, Dictionary<string, Guid> accounts, HashSet<Guid> employed, HashSet<(Guid, Guid)> members)
    {
        public async Task<Guid> Take(Person person, Guid manager, CancellationToken cancel)
        {
            var department = departments[person.Team];
            if (!accounts.TryGetValue(person.Email, out var id))
                id = Story.Id(await owner.Do("createUser", new { email = person.Email, password = DemoCompany.Password, fullname = person.Fullname, emailVerified = true }, cancel));
            if (!members.Contains((department, id))) await owner.Do("createUserGroupMember", new { groupId = department, userId = id }, cancel);
            if (!employed.Contains(id)) await owner.Do("createEmployeeProfile", Employment(person, id, department, manager), cancel);
            return id;
        }

        private object Employment(Person person, Guid id, Guid department, Guid manager)
        {
            var nr = Array.IndexOf(Team.Everybody, person);
            return new
            {
                userId = id, departmentId = department, managerId = manager, position = person.Position, salary = person.Salary,
                contractType = nr % 9 == 8 ? "temporary" : "permanent", employmentStartDate = DateOnly.FromDateTime(since.Date).AddMonths(-3 - nr * 2),
            };
        }
    }
}
