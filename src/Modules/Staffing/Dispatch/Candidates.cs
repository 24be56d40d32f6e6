using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Dispatch;

/// <summary>Whom to ask for a role, best first: a few statements, however many workers there are.</summary>
internal sealed class Candidates(Facts facts)
{
    /// <summary>At least so many are looked at at once.</summary>
    private const int FewestAtOnce = 60;

    /// <summary>The best of them, some of many: all are ranked, and only of the first is asked whether they may.</summary>
    /// <param name="among">Whom to leave out before that.</param>
    /// <param name="alsoUnable">Also who may not, or is elsewhere.</param>
    public async Task<IReadOnlyList<Candidate>> Best(ShiftRoleId id, int most, Func<Ranked, bool> among, bool alsoUnable, CancellationToken cancel)
    {
        if (!(await facts.OfRoles([id], cancel)).TryGetValue(id, out var role)) return [];
        var ranked = Ranking.InOrder((await facts.ToRank(role, cancel)).Select(w => Ranking.Of(w, role)).Where(among));
        var found = new List<Candidate>();
        // Of most it is true; where it is of few, ever more are asked at once.
        for (var (seen, next) = (0, Math.Max(FewestAtOnce, most + most / 4)); seen < ranked.Count && found.Count < most; seen += next, next *= 4)
        {
            var some = ranked.Skip(seen).Take(next).ToList();
            var known = (await facts.OfAble([.. some.Select(r => r.Worker.Id)], role, cancel)).ToDictionary(w => w.Id);
            found.AddRange(some.Where(r => known.ContainsKey(r.Worker.Id)).Select(r => Of(r with { Worker = known[r.Worker.Id] }, role)).Where(c => alsoUnable || c.CanTake));
        }
        return [.. found.Take(most)];
    }

    /// <summary>How many could take a place of the role at once, counted up to so many: in no order, so that only those are looked at who are needed to know it.</summary>
    public async Task<int> Count(ShiftRoleId id, int most, CancellationToken cancel)
    {
        if (!(await facts.OfRoles([id], cancel)).TryGetValue(id, out var role)) return 0;
        var (found, last, next) = (0, default(StaffId), Math.Max(FewestAtOnce, most + most / 4));
        while (found < most && await facts.Holders(role, last, next, cancel) is { Count: > 0 } some)
        {
            found += (await facts.OfAble(some, role, cancel)).Count(w => CanTake(w, role));
            (last, next) = (some[^1], next * 4);
        }
        return Math.Min(found, most);
    }

    private static bool CanTake(WorkerFacts worker, RoleFacts role) => !IsElsewhere(worker, role) && Eligibility.Blockers(worker, role).Count == 0;

    private static bool IsElsewhere(WorkerFacts worker, RoleFacts role) => Eligibility.Conflict(worker, role) is not null || Eligibility.IsTakenInHouse(worker, role);

    private static Candidate Of(Ranked ranked, RoleFacts role) => new(ranked, IsElsewhere(ranked.Worker, role), Eligibility.Blockers(ranked.Worker, role));
}

/// <param name="HasConflict">They are somewhere else at that time, or on this shift already.</param>
internal sealed record Candidate(Ranked Ranked, bool HasConflict, IReadOnlyList<Blocker> Blockers)
{
    public WorkerFacts Worker => Ranked.Worker;

    /// <summary>They could take the place at once.</summary>
    public bool CanTake => !HasConflict && Blockers.Count == 0;
}
