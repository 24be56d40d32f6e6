using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Attendance.Places;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Attendance.Records;

/// <summary>Whose absence, from which shift, and why. An absence has no check-out and no lateness: what is sent of them, and of the status, is only checked for its shape.</summary>
internal sealed record MarkAbsentInput(
    UserId UserId,
    ShiftId ShiftId,
    [MaxLength(500)] string? AbsenceReason = null,
    [MaxLength(4000)] string? ManagerNote = null,
    DateTimeOffset? CheckOutTime = null,
    AttendanceStatus? Status = null,
    int? LateByMinutes = null) : IInput;

/// <summary>A manager says that somebody was not there.</summary>
internal static class MarkAbsent
{
    public static async Task<Result<AttendanceView>> Handle(MarkAbsentInput input, AttendanceDb db, IShifts shifts, IReporting reporting, PunchRules rules, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (!await caller.Manages(input.UserId, reporting, cancel)) return Problem.NotTheOwner;
        if (await shifts.Find(input.ShiftId, cancel) is not { } shift) return Problem.NotFound;

        var record = await db.Records.SingleOrDefaultAsync(r => r.UserId == input.UserId && r.ShiftId == shift.Id, cancel);
        if (record is null)
        {
            if (!shift.People.Contains(input.UserId)) return AttendanceProblems.NotAssigned;
            if (shift.Cancelled) return AttendanceProblems.ShiftCancelled;
            record = AttendanceRecord.Of(input.UserId, shift.Id, shift.Day, shift.StartsAt, shift.EndsAt, caller.Company, clock);
            db.Records.Add(record);
        }
        if (record.MarkAbsent(input.AbsenceReason, input.ManagerNote) is { } refusal) return refusal;

        db.Publish(new AttendanceAbsent(record.Id, record.UserId, record.ShiftId, record.ShiftDate, ByRule: false), record.Id.Value);
        db.Publish(record.WorkedTimeChanged((await rules.Punch(acting: true, given: null, Proof.None, cancel)).Zone), record.UserId.Value);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException second) when (second.Violates(AttendanceProblems.OncePerShift))
        {
            // They checked in, or were marked, at this very moment: there is a record now to decide about.
            db.ChangeTracker.Clear();
            return await Handle(input, db, shifts, reporting, rules, caller, clock, cancel);
        }
        return AttendanceView.Of(record, toManager: true);
    }
}
