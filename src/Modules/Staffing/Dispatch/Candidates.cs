using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Dispatch;

/// <summary>Whom to ask for a role, best first: three statements, however many workers there are.</summary>
internal sealed class Candidates(Facts facts)
{
    public async Task<IReadOnlyList<Candidate>> For(ShiftRoleId id, CancellationToken cancel)
    {
        if (!(await facts.OfRoles([id], cancel)).TryGetValue(id, out var role)) return [];
        var workers = await facts.OfCandidates(role, cancel);
        return [.. Ranking.InOrder(workers.Select(w => Ranking.Of(w, role))).Select(r => new Candidate(r, Eligibility.Conflict(r.Worker, role) is not null || Eligibility.IsTakenInHouse(r.Worker, role), Eligibility.Blockers(r.Worker, role)))];
    }
}

/// <param name="HasConflict">They are somewhere else at that time, or on this shift already.</param>
internal sealed record Candidate(Ranked Ranked, bool HasConflict, IReadOnlyList<Blocker> Blockers)
{
    public WorkerFacts Worker => Ranked.Worker;

    /// <summary>They could take the place at once.</summary>
    public bool CanTake => !HasConflict && Blockers.Count == 0;
}
