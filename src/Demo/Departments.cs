using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Demo;

/// <summary>The departments, by name.</summary>
/// <param name="Days">Counted from the day on which the first was opened: the demo's today.</param>
internal sealed record Departments(IReadOnlyDictionary<string, Guid> Ids, Days Days)
{
    public static async Task<Departments> Open(DemoUser owner, CompanyFacts company, CancellationToken cancel)
    {
        var known = (await owner.List("listUserGroups", cancel)).ToLookup(g => g.GetProperty("groupName").GetString()!);
        var groups = Team.Names.ToDictionary(n => n, n => known[n].Cast<System.Text.Json.JsonElement?>().FirstOrDefault());
        foreach (var name in Team.Names) groups[name] ??= await owner.Do("createUserGroup", new { groupName = name }, cancel);
        var since = groups.Values.Min(g => g!.Value.GetProperty("createdAt").GetDateTimeOffset());
        return new Departments(groups.ToDictionary(g => g.Key, g => Story.Id(g.Value!.Value)), new Days(WallClock.DayOf(since, company.Zone)));
    }
}
