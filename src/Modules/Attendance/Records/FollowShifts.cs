using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.Records;

/// <summary>A shift was moved: who is there leaves by its new end, and nobody was absent from what is yet to come.</summary>
internal sealed class FollowMovedShift(AttendanceDb db, IShifts shifts, UnlockedRecords unlocked, TimeProvider clock) : ISubscriber<ShiftMoved>
{
    public async Task Hear(ShiftMoved moved, CancellationToken cancel)
    {
        if (await shifts.Find(moved.Shift, cancel) is not { } shift) return;
        foreach (var record in await unlocked.Of(await db.Records.Where(r => r.ShiftId == moved.Shift).ToListAsync(cancel), cancel))
        {
            var (wasAbsent, before) = (record.IsAbsent, record.ShiftDate);
            if (!record.FollowShift(shift.Day, shift.StartsAt, shift.EndsAt, clock.GetUtcNow())) record.Delete();
            if (wasAbsent) db.TellAbsence(record, before);
        }
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>The company's clock is another one: who came early for a shift, or is marked absent from one, is judged by when it is now.</summary>
internal sealed class FollowZone(AttendanceDb db, IShifts shifts, TimeProvider clock) : ISubscriber<ShiftsFollowedZone>
{
    public async Task Hear(ShiftsFollowedZone followed, CancellationToken cancel)
    {
        // The day on a wall may be one before that in UTC.
        var day = DateOnly.FromDateTime(followed.At.UtcDateTime).AddDays(-1);
        var records = await db.Records.Where(r => r.ShiftDate >= day && r.ShiftStartsAt > followed.At).OrderBy(r => r.Id).ToListAsync(cancel);
        if (records.Count == 0) return;
        var times = await shifts.Times(records.Select(r => r.ShiftId), cancel);
        foreach (var record in records)
        {
            if (times.TryGetValue(record.ShiftId, out var now)) record.FollowShift(now.Day, now.StartsAt, now.EndsAt, clock.GetUtcNow());
        }
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Somebody was taken off a shift, for leave or otherwise: an absence that a job had marked is none.</summary>
internal sealed class ForgiveReleased(AttendanceDb db, UnlockedRecords unlocked) : ISubscriberOfMany<ShiftReleased>
{
    public async Task Hear(IReadOnlyList<ShiftReleased> all, CancellationToken cancel)
    {
        var released = all.Select(r => (r.Shift, r.User)).ToHashSet();
        var shifts = all.Select(r => r.Shift).Distinct().ToList();
        var users = all.Select(r => r.User).Distinct().ToList();
        var absences = await db.Records.Where(r => shifts.Contains(r.ShiftId) && users.Contains(r.UserId) && r.AbsentByRule).OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (var absence in await unlocked.Of([.. absences.Where(a => released.Contains((a.ShiftId, a.UserId)))], cancel))
        {
            absence.Delete();
            db.TellAbsence(absence, absence.ShiftDate);
        }
        if (absences.Count > 0) await db.SaveChangesAsync(cancel);
    }
}

internal static class AbsenceNews
{
    /// <param name="before">The day it was on, where the shift has moved.</param>
    public static void TellAbsence(this AttendanceDb db, AttendanceRecord absence, DateOnly before)
    {
        var (from, to) = before < absence.ShiftDate ? (before, absence.ShiftDate) : (absence.ShiftDate, before);
        db.Publish(new WorkedTimeChanged(absence.UserId, from, to), absence.UserId.Value);
    }
}
