using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Payroll.Locks;

internal sealed record UpdatePeriodLockInput([MaxLength(4000)] Patch<string?> Note) : IInput;

/// <summary>What is written beside a lock; which days it locks is not changed, but unlocked and locked anew.</summary>
internal static class UpdatePeriodLock
{
    public static async Task<Result<PeriodLockView>> Handle(PeriodLockId id, UpdatePeriodLockInput input, PayrollDb db, LockedPeople locked, CancellationToken cancel)
    {
        var found = await db.PeriodLocks.SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (found is null) return Problem.NotFound;
        if (locked.Refuses(found) is { } notYours) return notYours;
        found.Say(input.Note.Or(found.Note));
        await db.SaveChangesAsync(cancel);
        return PeriodLockView.Of(found);
    }
}
