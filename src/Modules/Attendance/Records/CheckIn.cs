using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>The shift says it all. The rest is a manager's, acting for somebody else; of oneself it is not used but for the device's time, which is kept beside.</summary>
internal sealed record CheckInInput(
    ShiftId ShiftId,
    UserId? UserId = null,
    DateTimeOffset? CheckInTime = null,
    DateTimeOffset? CheckOutTime = null,
    AttendanceStatus? Status = null,
    [Range(0, 1440)] int? LateByMinutes = null,
    [MaxLength(500)] string? AbsenceReason = null,
    [MaxLength(4000)] string? ManagerNote = null) : IInput;

/// <summary>Somebody comes to work. Of all who try for one person and shift, the database lets one in.</summary>
internal static class CheckIn
{
    public static async Task<Result<AttendanceView>> Handle(CheckInInput input, AttendanceDb db, IShifts shifts, IReporting reporting, PunchRules rules, Caller caller, CancellationToken cancel)
    {
        if (await shifts.Find(input.ShiftId, cancel) is not { } shift) return Problem.NotFound;
        var user = input.UserId ?? caller.User;
        var acting = user != caller.User;
        if (acting && !await caller.Manages(user, reporting, cancel)) return Problem.NotTheOwner;
        if (!shift.People.Contains(user)) return AttendanceProblems.NotAssigned;
        if (shift.Unemployed.Contains(user)) return AttendanceProblems.NotEmployed;
        if (!shift.Scheduled) return AttendanceProblems.ShiftNotScheduled;

        var punch = await rules.Punch(acting, input.CheckInTime, cancel);
        var record = rules.NewRecord(user, shift);
        if (Begin(record, punch, input) is { } refusal) return refusal;

        db.Records.Add(record);
        try
        {
            Tell(db, record, punch, hoursChanged: record.CheckOutTime is not null);
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException elsewhere) when (elsewhere.Violates(AttendanceProblems.KeptApart))
        {
            db.ChangeTracker.Clear();
            return await db.Overlapping(record, cancel);
        }
        catch (DbUpdateException second) when (second.Violates(AttendanceProblems.OncePerShift))
        {
            db.ChangeTracker.Clear();
            record = await db.Records.Include(r => r.Entries).SingleOrDefaultAsync(r => r.UserId == user && r.ShiftId == shift.Id, cancel);
            if (record is null) return AttendanceProblems.AlreadyCheckedIn(null, null);
            if (!record.IsAbsent) return AttendanceProblems.AlreadyCheckedIn(record.Id, record.CheckInTime);
            if (!acting) return AttendanceProblems.MarkedAbsent;
            if (Begin(record, punch, input) is { } refusedNow) return refusedNow;
            if (await db.Overlap(record, cancel) is { } elsewhere) return elsewhere;
            Tell(db, record, punch, hoursChanged: true);
            await db.SaveKeptApart(cancel);
        }
        return await AttendanceView.Of(record, toManager: acting || caller.IsAdmin, db, cancel);
    }

    private static Problem? Begin(AttendanceRecord record, Punch punch, CheckInInput input)
    {
        if (punch.At > punch.Now || (punch.Acting && input.CheckOutTime > punch.Now)) return AttendanceProblems.TimeInFuture;
        if (record.CheckIn(punch) is { } refusal) return refusal;
        if (!punch.Acting) return null;
        if (input.CheckOutTime is { } left && record.CheckOut(punch with { At = left }, correcting: true) is { } notLeft) return notLeft;
        return record.Judge(new ManagersWord(input.Status, input.LateByMinutes, input.AbsenceReason, input.ManagerNote));
    }

    private static void Tell(AttendanceDb db, AttendanceRecord record, Punch punch, bool hoursChanged)
    {
        if (record.LateByMinutes is { } minutes) db.Publish(new AttendanceLate(record.Id, record.UserId, record.ShiftId, minutes), record.Id.Value);
        if (hoursChanged) db.Publish(record.WorkedTimeChanged(punch.Zone), record.UserId.Value);
    }
}
