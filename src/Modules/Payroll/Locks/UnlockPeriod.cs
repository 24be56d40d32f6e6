using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Payroll.Locks;

internal sealed record UnlockPeriodInput([Reason] string Reason) : IInput;

/// <summary>The days are open again; what approved payroll reports lock of them stays locked.</summary>
internal static class UnlockPeriod
{
    public static async Task<Result<PeriodLockView>> Handle(PeriodLockId id, UnlockPeriodInput input, PayrollDb db, LockedPeople locked, CancellationToken cancel)
    {
        await using var transaction = await locked.Begin(cancel);
        var opened = await db.PeriodLocks.SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (opened is null) return Problem.NotFound;
        if (locked.Refuses(opened) is { } notYours) return notYours;

        opened.Open(input.Reason);
        db.Because(input.Reason);
        db.Publish(new PeriodUnlocked(opened.Id, opened.FromDay, opened.ToDay), opened.Id.Value);
        await db.SaveChangesAsync(cancel);
        await locked.Open(opened, cancel);
        await transaction.Commit(cancel);
        return PeriodLockView.Of(opened);
    }
}
