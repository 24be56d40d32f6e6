using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>Puts a record right, by a manager's own word or by a request that one approves.</summary>
internal sealed class Corrections(AttendanceDb db, IUnplannedShifts shifts, Scope scope, Caller caller)
{
    /// <param name="request">The request that is approved, where there is one.</param>
    public async Task<Problem?> Apply(Punched punched, Correction correction, string reason, CancellationToken cancel, AttendanceCorrectionId? request = null)
    {
        var (record, punch) = punched;
        var old = record.Times;
        if (record.Correct(correction, punch) is { } refusal) return refusal;
        if (await db.Overlap(record, cancel) is { } elsewhere) return elsewhere;
        record.CorrectionReason = reason;
        db.Because(reason);

        db.Publish(new AttendanceCorrected(record.Id, record.UserId, record.ShiftId, record.ShiftDate, old, record.Times, caller.User, request), record.Id.Value);
        db.Publish(record.WorkedTimeChanged(punch.Zone, old), record.UserId.Value);
        await Save(cancel);
        return null;
    }

    /// <summary>An absence that was none, or a record that should not have been made: in a transaction it is gone with the next save, and with it the shift that it made.</summary>
    /// <param name="request">The request that is approved, where there is one.</param>
    public async Task TakeBack(Punched punched, string reason, CancellationToken cancel, AttendanceCorrectionId? request = null)
    {
        var (record, punch) = punched;
        record.Undo();
        record.CorrectionReason = reason;
        db.Because(reason);
        db.Publish(new AttendanceCorrected(record.Id, record.UserId, record.ShiftId, record.ShiftDate, record.Times, null, caller.User, request), record.Id.Value);
        db.Publish(record.WorkedTimeChanged(punch.Zone), record.UserId.Value);
        if (record.Unplanned) await shifts.Remove(record.ShiftId, record.UserId, cancel);
    }

    /// <summary>Stretches that move are for a moment in each other's way; what counts is how they lie in the end.</summary>
    private async Task Save(CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await db.Database.ExecuteSqlAsync($"SET CONSTRAINTS attendance.attendance_entries_keep_apart DEFERRED", cancel);
        await db.SaveChangesAsync(cancel);
        try
        {
            await db.Database.ExecuteSqlAsync($"SET CONSTRAINTS attendance.attendance_entries_keep_apart IMMEDIATE", cancel);
        }
        catch (Npgsql.PostgresException taken) when (taken.ConstraintName is AttendanceProblems.KeptApart)
        {
            throw new DbUpdateConcurrencyException("The time was taken at this moment.", taken);
        }
        await transaction.Commit(cancel);
    }
}
