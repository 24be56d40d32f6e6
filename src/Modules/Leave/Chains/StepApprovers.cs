using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Chains;

/// <summary>A step for which somebody has to be found.</summary>
/// <param name="Owner">Who asks for leave, and decides none of it.</param>
/// <param name="Not">Others who decide it neither.</param>
internal sealed record AskedStep(UserId Owner, StepWho Who, UserId? Named, IReadOnlyCollection<UserId> Not);

/// <summary>To whom a step is offered: to the first of these groups, and to the next ones too while nobody decides.</summary>
/// <param name="Meant">Whose step it is, who decides it also while others do so in their place.</param>
internal sealed record Offers(UserId? Meant, IReadOnlyList<IReadOnlyList<UserId>> Groups)
{
    public IReadOnlyList<UserId> After(int escalations) => [.. Groups.Take(escalations + 1).SelectMany(g => g).Distinct()];
}

/// <summary>
/// Finds who decides steps today. Whoever asked, is on approved leave that day or whose account is gone is replaced by their delegate, else
/// by their own line manager, else by the admins. Who is there and has a delegate that day decides beside them.
/// </summary>
internal sealed class StepApprovers(LeaveDb db, IReporting reporting, IPeople people, ICompanies companies, Caller caller, TimeProvider clock)
{
    public async Task<IReadOnlyList<Offers>> Of(IReadOnlyList<AskedStep> steps, CancellationToken cancel)
    {
        var above = new Dictionary<UserId, UserId>();
        await Climb(above, steps.Where(s => s.Who is StepWho.LineManager or StepWho.SecondLine).Select(s => s.Owner), cancel);
        await Climb(above, steps.Where(s => s.Who is StepWho.SecondLine).Select(s => Above(above, s.Owner)).OfType<UserId>(), cancel);
        var meant = steps.Select(step => step.Who switch
        {
            StepWho.LineManager => Above(above, step.Owner),
            StepWho.SecondLine => Above(above, step.Owner) is { } first ? Above(above, first) : null,
            StepWho.User => step.Named,
            _ => null,
        }).ToList();
        var some = meant.OfType<UserId>().Distinct().ToList();
        await Climb(above, some, cancel);
        // Of whose account is gone the line manager is known one by one; policies name few people.
        foreach (var named in steps.Where(s => s.Who is StepWho.User).Select(s => s.Named!.Value).Distinct().Where(u => !above.ContainsKey(u)))
        {
            if (await reporting.ManagerOf(named, cancel) is { } manager) above[named] = manager;
        }
        var (there, admins) = (await Presence(some, above, cancel), await people.Admins(cancel));
        return [.. steps.Zip(meant, (step, who) => new Offers(who, Groups(step, who, who is { } person ? Above(above, person) : null, there, admins)))];
    }

    private static IReadOnlyList<IReadOnlyList<UserId>> Groups(AskedStep step, UserId? meant, UserId? manager, Presences there, IReadOnlyList<UserId> admins)
    {
        var groups = new List<IReadOnlyList<UserId>>();
        if (meant is { } who)
        {
            Offer([who, there.DelegateOf(who)]);
            Offer([there.SubstituteOf(who)]);
            Offer([manager]);
        }
        IReadOnlyList<UserId> last = [.. admins.Where(admin => admin != step.Owner && !step.Not.Contains(admin))];
        if (last.Count > 0 || groups.Count == 0) groups.Add(last);
        return groups;

        void Offer(UserId?[] some)
        {
            List<UserId> free = [.. some.OfType<UserId>().Where(u => u != step.Owner && !step.Not.Contains(u) && there.IsThere(u))];
            if (free.Count > 0) groups.Add(free);
        }
    }

    /// <summary>Learns the line managers of those of whom nobody has asked yet.</summary>
    private async Task Climb(Dictionary<UserId, UserId> above, IEnumerable<UserId> from, CancellationToken cancel)
    {
        List<UserId> some = [.. from.Where(u => !above.ContainsKey(u)).Distinct()];
        if (some is []) return;
        foreach (var (person, manager) in await reporting.ManagersOf(some, cancel)) above[person] = manager;
    }

    private static UserId? Above(Dictionary<UserId, UserId> above, UserId person) => above.TryGetValue(person, out var manager) ? manager : null;

    private async Task<Presences> Presence(IReadOnlyCollection<UserId> meant, Dictionary<UserId, UserId> above, CancellationToken cancel)
    {
        if (meant is { Count: 0 }) return new([], [], [], []);
        var day = await companies.Today(caller.Company, clock, cancel);
        var delegates = await db.Delegations.AsNoTracking().Where(d => meant.Contains(d.UserId) && d.From <= day && d.To >= day).ToDictionaryAsync(d => d.UserId, d => d.SubstituteId, cancel);
        var known = meant.Concat(delegates.Values).Concat(meant.Select(m => Above(above, m)).OfType<UserId>()).ToHashSet();
        var away = await Away(known, day, cancel);
        var substitutes = away.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!.Value);
        var others = await Away(substitutes.Values.Where(s => !known.Contains(s)), day, cancel);
        return new([.. await people.Active(known.Concat(substitutes.Values), cancel)], [.. away.Keys.Concat(others.Keys)], delegates, substitutes);
    }

    /// <summary>Who of them is on approved leave that day, and whom they named in their place.</summary>
    private async Task<IReadOnlyDictionary<UserId, UserId?>> Away(IEnumerable<UserId> among, DateOnly day, CancellationToken cancel)
    {
        UserId[] ids = [.. among];
        if (ids is []) return new Dictionary<UserId, UserId?>();
        var (starts, ends) = (day.ToDateTime(TimeOnly.MinValue), day.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var away = await db.Parts.AsNoTracking().Where(p => ids.Contains(p.UserId) && p.Ends > starts && p.Starts < ends && p.Request!.Status == LeaveStatus.Approved)
            .OrderBy(p => p.Starts).Select(p => new { p.UserId, p.Request!.SubstituteId }).ToListAsync(cancel);
        return away.GroupBy(a => a.UserId).ToDictionary(a => a.Key, a => a.Select(p => p.SubstituteId).FirstOrDefault(s => s is not null));
    }

    /// <param name="Active">Those of the people asked about whose account lives.</param>
    /// <param name="Substitutes">Whom people named who are on leave.</param>
    private sealed record Presences(HashSet<UserId> Active, HashSet<UserId> Away, Dictionary<UserId, UserId> Delegates, Dictionary<UserId, UserId> Substitutes)
    {
        public bool IsThere(UserId person) => Active.Contains(person) && !Away.Contains(person);

        public UserId? DelegateOf(UserId person) => Delegates.TryGetValue(person, out var substitute) ? substitute : null;

        public UserId? SubstituteOf(UserId person) => Substitutes.TryGetValue(person, out var substitute) ? substitute : null;
    }
}
