using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Notifications;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Offers;

namespace WorkforceOS.Staffing.Pay;

/// <param name="BreakMinutes">How long the break really was, where it was another than is known.</param>
internal sealed record SubmitTimesheetInput([MaxLength(2000)] string? Note = null, [Range(0, 240)] int? BreakMinutes = null) : IInput;

/// <param name="Submitted">False where it is approved or paid, and stays as it is.</param>
internal sealed record TimesheetSubmittedView(AssignmentId AssignmentId, ShiftId ShiftId, TimesheetId TimesheetId, TimesheetStatus Status, bool Submitted);

/// <summary>A worker hands in the hours of a shift, or hands them in again. What a client has been billed for keeps its hours.</summary>
internal sealed class SubmitTimesheet(StaffingDb db, Worked worked, OvertimeWeeks weeks, TimesheetNews news, Scope scope, TimeProvider clock)
{
    private static readonly AssignmentStatus[] Over = [AssignmentStatus.CheckedOut, AssignmentStatus.Completed];

    public static Task<Result<TimesheetSubmittedView>> Handle(ShiftId shiftId, SubmitTimesheetInput input, Worker worker, SubmitTimesheet use, CancellationToken cancel) => use.Run(shiftId, input, worker, cancel);

    private async Task<Result<TimesheetSubmittedView>> Run(ShiftId shift, SubmitTimesheetInput input, Worker worker, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var mine = await db.Assignments.AsNoTracking().Where(a => a.ShiftId == shift && a.StaffId == worker.Id).OrderBy(a => a.Id).Select(a => new { a.Id, a.Status }).ToListAsync(cancel);
        if (mine.Count == 0) return Problem.NotFound;
        if (mine.LastOrDefault(a => Over.Contains(a.Status)) is not { } done) return StaffingProblems.TimesheetNotSubmittable;
        var assignment = (await db.Locked(done.Id, cancel))!;
        var (timesheet, held) = await weeks.Hold(done.Id, cancel);
        if (!timesheet.IsOpen) return Answer(timesheet, assignment, submitted: false);

        if (input.BreakMinutes is { } taken && taken != timesheet.BreakMinutes)
        {
            if (await db.InvoiceLines.AnyAsync(l => l.TimesheetId == timesheet.Id && l.IsLive, cancel)) return StaffingProblems.TimesheetNotSubmittable;
            var session = await db.Sessions.SingleAsync(s => s.AssignmentId == assignment.Id && s.Status != SessionStatus.Voided, cancel);
            await worked.CorrectBreak(held, timesheet, assignment, session, taken, cancel);
            db.TellOffered(assignment);
        }
        var isNew = timesheet.Submit(HubDetails.OrNull(input.Note), clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        if (isNew) await news.Submitted(timesheet, assignment, cancel);
        await transaction.Commit(cancel);
        return Answer(timesheet, assignment, submitted: true);
    }

    private static TimesheetSubmittedView Answer(Timesheet timesheet, Assignment assignment, bool submitted) => new(assignment.Id, assignment.ShiftId, timesheet.Id, timesheet.Status, submitted);
}

/// <summary>What becomes of hours, to who manages the hub and to who worked them.</summary>
internal sealed class TimesheetNews(StaffingDb db, ShiftNews news)
{
    public async Task Submitted(Timesheet timesheet, Assignment assignment, CancellationToken cancel)
    {
        var role = await db.ShiftRoles.AsNoTracking().SingleAsync(r => r.Id == assignment.ShiftRoleId, cancel);
        await news.ToManagers(MarketplaceNoticeType.TimesheetSubmittedForApproval, role, $"timesheet:{timesheet.Id}:{timesheet.RecordVersion}", assignment.StaffId, cancel, assignment: assignment.Id);
    }

    public async Task Rejected(Timesheet timesheet, Assignment assignment, CancellationToken cancel)
    {
        var role = await db.ShiftRoles.AsNoTracking().SingleAsync(r => r.Id == assignment.ShiftRoleId, cancel);
        await news.ToWorker(MarketplaceNoticeType.TimesheetApproved, role, $"rejected:{timesheet.Id}:{timesheet.RecordVersion}", assignment.StaffId, cancel, NoticeVariant.Rejected, assignment.Id);
    }
}
