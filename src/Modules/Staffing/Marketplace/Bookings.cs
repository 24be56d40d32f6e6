using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>
/// Saves who has which place, and keeps the time of workers with it, here and in the company's own schedule: whoever gives a place away or
/// takes one back saves it here, after all locks of its own, and before the transaction is committed.
/// </summary>
internal sealed class Bookings(StaffingDb db, IBookedTime time)
{
    private const string KeptApart = "assignments_keep_apart";
    private const string OnceOnARole = "assignment_live";

    /// <summary>A new one, with all else that is changed. The lock of its role is held, and its place is taken.</summary>
    /// <returns>Null where the worker is free at the time.</returns>
    public Task<Problem?> Book(Assignment assignment, CancellationToken cancel)
    {
        db.Assignments.Add(assignment);
        return Take([assignment], cancel);
    }

    /// <summary>Those that take their workers' time from here on, with all else that is changed.</summary>
    /// <returns>Null where all of them are free at the time.</returns>
    public async Task<Problem?> Take(IReadOnlyCollection<Assignment> assignments, CancellationToken cancel)
    {
        if (assignments.Count == 0) return null;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates(KeptApart))
        {
            var first = assignments.First();
            return StaffingProblems.ScheduleConflict(Text.Of(BookedKind.Marketplace), first.StartsAt, first.EndsAt);
        }
        catch (DbUpdateException lost) when (lost.Violates(OnceOnARole))
        {
            return StaffingProblems.AlreadyApplied;
        }
        var workers = assignments.Select(a => a.StaffId).Distinct().ToList();
        var users = await db.Staff.Where(s => workers.Contains(s.Id) && s.UserId != null).ToDictionaryAsync(s => s.Id, s => s.UserId!.Value, cancel);
        var conflicts = await time.Hold([.. assignments.Where(a => users.ContainsKey(a.StaffId)).Select(a => new HeldTime(a.Id.Value, users[a.StaffId], a.StartsAt, a.EndsAt))], cancel);
        return conflicts is [var inTheWay, ..] ? StaffingProblems.ScheduleConflict(Text.Of(inTheWay.Taken.Kind), inTheWay.Taken.StartsAt, inTheWay.Taken.EndsAt) : null;
    }

    /// <summary>Those whose state has changed, with all else that is changed: whoever need not come any more has their time back.</summary>
    public async Task Save(IReadOnlyCollection<Assignment> assignments, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var free = assignments.Where(a => !Assignment.Booked.Contains(a.Status)).Select(a => a.Id.Value).ToList();
        if (free.Count > 0) await time.Release(free, cancel);
    }
}
