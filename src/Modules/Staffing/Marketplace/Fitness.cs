using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Whether a worker can have a place, as it is at this moment; whoever asks holds the lock of its role.</summary>
internal static class Fitness
{
    /// <summary>Null where they can: no block, nothing else at that time, and nothing missing.</summary>
    public static Problem? Refuse(WorkerFacts who, RoleFacts wanted)
    {
        if (who.BlockedBy.Contains(wanted.Business)) return StaffingProblems.StaffBlocked;
        if (Eligibility.Conflict(who, wanted) is { } other) return StaffingProblems.ScheduleConflict("marketplace", other.StartsAt, other.EndsAt);
        return Eligibility.Blockers(who, wanted) is { Count: > 0 } blockers ? StaffingProblems.NotEligible(blockers) : null;
    }
}
