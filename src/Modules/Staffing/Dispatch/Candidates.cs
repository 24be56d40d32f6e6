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

    public async Task<IReadOnlyList<Candidate>> For(ShiftRoleId id, CancellationToken cancel)
    {
        if (!(await facts.OfRoles([id], cancel)).TryGetValue(id, out var role)) return [];
        var workers = await facts.OfCandidates(role, cancel);
        return [.. Ranking.InOrder(workers.Select(w => Ranking.Of(w, role))).Select(r => Of(r, role))];
    }

    private static Candidate Of(Ranked ranked, RoleFacts role) => new(ranked, Eligibility.Conflict(ranked.Worker, role) is not null || Eligibility.IsTakenInHouse(ranked.Worker, role), Eligibility.Blockers(ranked.Worker, role));
}

/// <param name="HasConflict">They are somewhere else at that time, or on this shift already.</param>
internal sealed record Candidate(Ranked Ranked, bool HasConflict, IReadOnlyList<Blocker> Blockers)
{
    public WorkerFacts Worker => Ranked.Worker;

    /// <summary>They could take the place at once.</summary>
    public bool CanTake => !HasConflict && Blockers.Count == 0;
}
