using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;

namespace WorkforceOS.Attendance.Absences;

/// <summary>Who was to come at all: who is on leave at that time is not, nor who is not employed on that day. Who has no profile is, as they may be planned.</summary>
internal sealed class ExpectedWork(IApprovedLeave leave, IEmployments employments)
{
    public async Task<IReadOnlyList<PlannedWork>> Of(IReadOnlyList<PlannedWork> planned, CancellationToken cancel)
    {
        if (planned is []) return planned;
        var people = planned.Select(w => w.User).Distinct().ToList();
        // A night shift reaches into the next day.
        var free = await leave.Days(people, planned.Min(w => w.Day), planned.Max(w => w.Day).AddDays(1), cancel);
        var histories = await employments.Histories(people, cancel);
        return [.. planned.Where(w =>
            !free[w.User].Any(day => day.StartsAt < w.EndsAt && day.EndsAt > w.StartsAt)
            && (!histories.TryGetValue(w.User, out var history) || history.IsEmployedOn(w.Day)))];
    }
}
