using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Absences;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Attendance.Records;

/// <summary>A shift was moved: who is there leaves by its new end, and nobody was absent from what is yet to come.</summary>
internal sealed class FollowMovedShift(AttendanceDb db, IShifts shifts, UnlockedRecords unlocked, TimeProvider clock) : ISubscriber<ShiftMoved>
{
    public async Task Hear(ShiftMoved moved, CancellationToken cancel)
    {
        if (await shifts.Find(moved.Shift, cancel) is not { } shift) return;
        foreach (var record in await unlocked.Of(await db.Records.Where(r => r.ShiftId == moved.Shift && r.PaidBy == PaidBy.Payroll).ToListAsync(cancel), cancel, movingTo: shift.Day))
        {
            var (wasAbsent, before) = (record.IsAbsent, record.ShiftDate);
            if (!record.FollowShift(new(shift.Day, shift.StartsAt, shift.EndsAt, shift.BreakMinutes), clock.GetUtcNow())) record.Delete();
            if (wasAbsent) db.TellAbsence(record, before);
        }
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Another planned break: where none was punched, it is the one that was taken.</summary>
internal sealed class FollowPlannedBreak(AttendanceDb db, UnlockedRecords unlocked, ICompanies companies, Caller caller) : ISubscriber<ShiftBreakChanged>
{
    public async Task Hear(ShiftBreakChanged changed, CancellationToken cancel)
    {
        if (await companies.Find(caller.Company, cancel) is not { } company) return;
        foreach (var record in await unlocked.Of(await db.Records.Where(r => r.ShiftId == changed.Shift && r.PaidBy == PaidBy.Payroll).OrderBy(r => r.Id).ToListAsync(cancel), cancel))
        {
            record.PlanBreak(changed.Minutes);
            db.Publish(record.WorkedTimeChanged(company.Zone), record.UserId.Value);
        }
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>The company's clock is another one: who came early for a shift, or is marked absent from one, is judged by when it is now.</summary>
internal sealed class FollowZone(AttendanceDb db, IShifts shifts, UnlockedRecords unlocked, TimeProvider clock) : ISubscriber<ShiftsFollowedZone>
{
    public async Task Hear(ShiftsFollowedZone followed, CancellationToken cancel)
    {
        // The day on a wall may be one before that in UTC.
        var day = DateOnly.FromDateTime(followed.At.UtcDateTime).AddDays(-1);
        var records = await db.Records.Where(r => r.ShiftDate >= day && r.ShiftStartsAt > followed.At && r.PaidBy == PaidBy.Payroll).OrderBy(r => r.Id).ToListAsync(cancel);
        if (records.Count == 0) return;
        var times = await shifts.Times(records.Select(r => r.ShiftId), cancel);
        foreach (var record in await unlocked.Of(records, cancel))
        {
            if (!times.TryGetValue(record.ShiftId, out var now)) continue;
            var before = (record.ShiftStartsAt, record.ShiftEndsAt);
            record.FollowShift(now, clock.GetUtcNow());
            if (record.IsAbsent && (record.ShiftStartsAt, record.ShiftEndsAt) != before) db.TellAbsence(record, record.ShiftDate);
        }
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Somebody was taken off a shift: an absence that a job had marked is none. Where leave took them off, it excuses the absence instead.</summary>
internal sealed class ForgiveReleased(AttendanceDb db, UnlockedRecords unlocked) : ISubscriberOfMany<ShiftReleased>
{
    public async Task Hear(IReadOnlyList<ShiftReleased> all, CancellationToken cancel)
    {
        var released = all.Where(r => r.Reason is not "leave").Select(r => (r.Shift, r.User)).ToHashSet();
        if (released.Count == 0) return;
        var shifts = released.Select(r => r.Shift).Distinct().ToList();
        var users = released.Select(r => r.User).Distinct().ToList();
        var absences = await db.Records.Where(r => shifts.Contains(r.ShiftId) && users.Contains(r.UserId) && r.AbsentByRule && r.PaidBy == PaidBy.Payroll).OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (var absence in await unlocked.Of([.. absences.Where(a => released.Contains((a.ShiftId, a.UserId)))], cancel))
        {
            absence.Delete();
            db.TellAbsence(absence, absence.ShiftDate);
        }
        if (absences.Count > 0) await db.SaveChangesAsync(cancel);
    }
}

/// <summary>A shift was cancelled or deleted: nobody was absent from it, and whoever is there has been there until now.</summary>
internal sealed class FollowCalledOffShift(AttendanceDb db, UnlockedRecords unlocked, ICompanies companies, Caller caller) : ISubscriber<ShiftCalledOff>
{
    public async Task Hear(ShiftCalledOff calledOff, CancellationToken cancel)
    {
        if (await companies.Find(caller.Company, cancel) is not { } company) return;
        foreach (var record in await unlocked.Of(await db.Records.Include(r => r.Entries).Where(r => r.ShiftId == calledOff.Shift && r.PaidBy == PaidBy.Payroll).OrderBy(r => r.Id).ToListAsync(cancel), cancel))
        {
            if (record.IsAbsent)
            {
                record.Delete();
                db.TellAbsence(record, record.ShiftDate);
            }
            else if (record.IsOpen)
            {
                record.CloseCalledOff(calledOff.At);
                db.Publish(new AttendanceAutoClosed(record.Id, record.UserId, record.ShiftId, record.ShiftDate, record.CheckOutTime!.Value, CalledOff: true), record.Id.Value);
                db.Publish(record.WorkedTimeChanged(company.Zone), record.UserId.Value);
            }
        }
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>A cancelled shift takes place, or took place, after all: whoever missed it was absent again.</summary>
internal sealed class FollowRevivedShift(AbsencesOfCompany absences) : ISubscriber<ShiftRevived>
{
    public Task Hear(ShiftRevived revived, CancellationToken cancel) => absences.MarkRevived(revived, cancel);
}

internal static class AbsenceNews
{
    /// <param name="before">The day it was on, where the shift has moved.</param>
    public static void TellAbsence(this AttendanceDb db, AttendanceRecord absence, DateOnly before)
    {
        var (from, to) = before < absence.ShiftDate ? (before, absence.ShiftDate) : (absence.ShiftDate, before);
        db.Publish(new WorkedTimeChanged(absence.UserId, from, to), absence.UserId.Value);
    }

    /// <summary>That an absence is excused, or no longer.</summary>
    public static void TellExcused(this AttendanceDb db, AttendanceRecord absence)
    {
        db.Publish(new AttendanceExcused(absence.Id, absence.UserId, absence.ShiftId, absence.ShiftDate, absence.Excused, absence.ExcusedPaid, absence.LeaveRequestId), absence.Id.Value);
        db.TellAbsence(absence, absence.ShiftDate);
    }
}
