using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Attendance.Records;

/// <summary>The record says it all; the rest is a manager's, as at <see cref="CheckIn"/>.</summary>
internal sealed record CheckOutInput(
    AttendanceRecordId AttendanceRecordId,
    DateTimeOffset? CheckOutTime = null,
    AttendanceStatus? Status = null,
    [Range(0, 1440)] int? LateByMinutes = null,
    [MaxLength(500)] string? AbsenceReason = null,
    [MaxLength(4000)] string? ManagerNote = null) : IInput;

/// <summary>Somebody leaves. A record belongs to the shift it was begun on, so that a morning's way out closes last evening's night shift.</summary>
internal static class CheckOut
{
    public static async Task<Result<AttendanceView>> Handle(CheckOutInput input, AttendanceDb db, IReporting reporting, PunchRules rules, Caller caller, CancellationToken cancel)
    {
        var record = await db.Records.Include(r => r.Entries).SingleOrDefaultAsync(r => r.Id == input.AttendanceRecordId, cancel);
        if (record is null) return Problem.NotFound;
        var acting = record.UserId != caller.User;
        if (acting && !await caller.Manages(record.UserId, reporting, cancel)) return Problem.NotTheOwner;

        var punch = await rules.Punch(acting, input.CheckOutTime, cancel);
        if (punch.At > punch.Now) return AttendanceProblems.TimeInFuture;
        if (record.CheckOut(punch, correcting: acting && input.CheckOutTime is not null) is { } refusal) return refusal;
        var word = new ManagersWord(input.Status, input.LateByMinutes, input.AbsenceReason, input.ManagerNote);
        if (acting && record.Judge(word) is { } impossible) return impossible;

        if (record.NeedsReview.Contains(Text.Of(ReviewReason.LateOut)))
            db.Publish(new AttendanceLateOut(record.Id, record.UserId, record.ShiftId, record.ShiftDate, record.CheckOutTime!.Value, record.ShiftEndsAt + AttendanceRecord.MaxStayAfterEnd), record.Id.Value);
        db.Publish(record.WorkedTimeChanged(punch.Zone), record.UserId.Value);
        await db.SaveChangesAsync(cancel);
        return await AttendanceView.Of(record, toManager: acting || caller.IsAdmin, db, cancel);
    }
}
