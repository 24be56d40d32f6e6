using System.Collections.Concurrent;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo;

/// <summary>Everybody at their desk, and where they belong.</summary>
internal sealed record Staff(IReadOnlyDictionary<string, Guid> Departments, IReadOnlyDictionary<Person, Guid> Ids, IReadOnlyDictionary<Person, DemoUser> Users)
{
    public Guid[] Of(string team, Func<Person, bool>? which = null) => [.. Team.Members.Where(p => p.Team == team && which?.Invoke(p) is not false).Select(p => Ids[p])];

    public DemoUser LeadOf(Person person) => Users[Team.Leads.Single(l => l.Team == person.Team)];
}

/// <summary>Hires people into the departments: account, membership, employment.</summary>
internal static class Hiring
{
    /// <summary>So that the host has some of its cores left for whoever comes meanwhile.</summary>
    public static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>A Monday, from which patterns of one week are counted.</summary>
    private static readonly DateOnly AnyMonday = new(2024, 1, 1);

    public static async Task<Staff> Go(DemoUsers users, CompanyFacts company, DemoUser owner, Guid ownerId, Departments departments, HouseRules rules, CancellationToken cancel)
    {
        var accounts = (await owner.List("listUsers", cancel)).GroupBy(r => r.GetProperty("email").GetString()!).ToDictionary(g => g.Key, g => Story.Id(g.First()));
        var hire = new Hire(owner, departments, rules, accounts, [.. (await owner.List("listEmployeeProfiles", cancel)).Select(p => Story.Id(p, "userId"))], await Memberships(owner, departments, cancel));

        var ids = new ConcurrentDictionary<Person, Guid>();
        await Parallel.ForEachAsync(Team.Leads, Options(cancel), async (lead, stop) => ids[lead] = await hire.Take(lead, ownerId, stop));
        await Parallel.ForEachAsync(Team.Members, Options(cancel), async (person, stop) => ids[person] = await hire.Take(person, ids[Team.Leads.Single(l => l.Team == person.Team)], stop));
        return new Staff(departments.Ids, ids, ids.ToDictionary(p => p.Key, p => users.Of(company, new UserId(p.Value), Role.TenantUser)));
    }

    public static ParallelOptions Options(CancellationToken cancel) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };

    /// <summary>One gives notice; the shifts after the last day are open then.</summary>
    public static async Task SayGoodbye(DemoUser owner, Staff staff, Days days, CancellationToken cancel)
    {
        var profile = await Profile(owner, staff, Team.Leaver, cancel);
        if (profile.GetProperty("employmentEndDate").ValueKind is System.Text.Json.JsonValueKind.Null)
            await owner.Do("terminateEmployment", new { endDate = days.LastDay, endReason = "resigned", note = "Goes back to university." }, cancel, Story.Id(profile));
    }

    public static async Task<System.Text.Json.JsonElement> Profile(DemoUser owner, Staff staff, Person person, CancellationToken cancel) =>
        (await owner.List("listEmployeeProfiles", cancel, ("userId", $"{staff.Ids[person]}"))).Single();

    private static async Task<HashSet<(Guid, Guid)>> Memberships(DemoUser owner, Departments departments, CancellationToken cancel)
    {
        var members = new HashSet<(Guid, Guid)>();
        foreach (var department in departments.Ids.Values)
            members.UnionWith((await owner.List("listUserGroupMembers", cancel, id: department)).Select(m => (department, Story.Id(m, "userId"))));
        return members;
    }

    /// <param name="accounts">Ids by mail.</param>
    private sealed class Hire(DemoUser owner, Departments departments, HouseRules rules, Dictionary<string, Guid> accounts, HashSet<Guid> employed, HashSet<(Guid, Guid)> members)
    {
        public async Task<Guid> Take(Person person, Guid manager, CancellationToken cancel)
        {
            var department = departments.Ids[person.Team];
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
                userId = id, departmentId = department, managerId = manager, position = person.Position, salary = person.Salary, hourlyRate = person.HourlyRate,
                weeklyHours = person.Week?.Sum(), workPattern = person.Week is { } week ? new { kind = "weekdays", weeks = new[] { week }, anchor = AnyMonday } : null,
                placeId = person.Team is Team.Shop ? rules.Shop : (Guid?)null, holidayRegion = person.HolidayRegion, contractType = nr % 9 == 8 ? "temporary" : "permanent",
                employmentStartDate = person == Team.Newcomer ? departments.Days.FirstDay : departments.Days.Today.AddMonths(-3 - nr * 2),
            };
        }
    }
}
