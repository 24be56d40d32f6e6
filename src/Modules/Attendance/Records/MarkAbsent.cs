using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
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
    public static async Task<Result<AttendanceView>> Handle(MarkAbsentInput input, AttendanceDb db, IShifts shifts, IReporting reporting, PunchRules rules, Caller caller, CancellationToken cancel)
    {
        if (!await caller.Manages(input.UserId, reporting, cancel)) return Problem.NotTheOwner;
        if (await shifts.Find(input.ShiftId, cancel) is not { } shift) return Problem.NotFound;

        var punch = await rules.Punch(acting: true, given: null, cancel);
        if (punch.Now < shift.StartsAt) return AttendanceProblems.ShiftNotBegun;

        var record = await db.Records.Include(r => r.Entries).SingleOrDefaultAsync(r => r.UserId == input.UserId && r.ShiftId == shift.Id, cancel);
        if (record is null)
        {
            if (!shift.People.Contains(input.UserId)) return AttendanceProblems.NotAssigned;
            if (shift.Cancelled) return AttendanceProblems.ShiftCancelled;
            record = rules.NewRecord(input.UserId, shift);
            db.Records.Add(record);
        }
        if (record.PaidBy is PaidBy.Marketplace) return AttendanceProblems.PaidElsewhere;
        if (record.MarkAbsent(input.AbsenceReason, input.ManagerNote) is { } refusal) return refusal;

        db.Publish(new AttendanceAbsent(record.Id, record.UserId, record.ShiftId, record.ShiftDate, ByRule: false), record.Id.Value);
        db.Publish(record.WorkedTimeChanged(punch.Zone), record.UserId.Value);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException second) when (second.Violates(AttendanceProblems.OncePerShift))
        {
            // They checked in, or were marked, at this very moment: there is a record now to decide about.
            db.ChangeTracker.Clear();
            return await Handle(input, db, shifts, reporting, rules, caller, cancel);
        }
        return await AttendanceView.Of(record, toManager: true, db, cancel);
    }
}
