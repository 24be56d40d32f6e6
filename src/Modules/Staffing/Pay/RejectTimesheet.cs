using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Pay;

/// <summary>Hours of a worker as operators see them.</summary>
internal sealed record StaffTimesheetView : View
{
    public StaffId StaffId { get; init; }
    public BusinessId BusinessId { get; init; }
    public AssignmentId AssignmentId { get; init; }
    public TimesheetStatus Status { get; init; }
    public int WorkedMinutes { get; init; }
    public int BreakMinutes { get; init; }
    public int PayableMinutes { get; init; }

    /// <summary>Of the payable ones, beyond the week's limit.</summary>
    public int OvertimeMinutes { get; init; }

    /// <summary>Of the rate; 0 where there are none.</summary>
    public int OvertimePercent { get; init; }

    public bool OvertimeBilled { get; init; }
    public long GrossPayCents { get; init; }
    public long BillCents { get; init; }
    public bool Disputed { get; init; }
    public IReadOnlyList<string> Flags { get; init; } = [];
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? RejectedAt { get; init; }
    public string? RejectionReason { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }

    public static StaffTimesheetView Of(Timesheet t) => new StaffTimesheetView
    {
        StaffId = t.StaffId, BusinessId = t.BusinessId, AssignmentId = t.AssignmentId, Status = t.Status, WorkedMinutes = t.WorkedMinutes, BreakMinutes = t.BreakMinutes, PayableMinutes = t.PayableMinutes, OvertimeMinutes = t.OvertimeMinutes, OvertimePercent = t.OvertimePercent, OvertimeBilled = t.OvertimeBilled, GrossPayCents = t.GrossPayCents,
        BillCents = t.BillCents, Disputed = t.Disputed, Flags = t.Flags, SubmittedAt = t.SubmittedAt, RejectedAt = t.RejectedAt, RejectionReason = t.RejectionReason, ApprovedAt = t.ApprovedAt,
    }.Stamped(t);
}

/// <summary>The hours of all workers.</summary>
internal static class ListStaffTimesheets
{
    public static readonly Filters<Timesheet> Filters = new Filters<Timesheet>().Id("staffId", t => t.StaffId).Id("businessId", t => t.BusinessId).Choice("status", t => t.Status);

    public static async Task<Result<Page<StaffTimesheetView>>> Handle(ListOf<Timesheet> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Timesheets, cancel)).Select(StaffTimesheetView.Of);
}

/// <summary>An operator does not take hours as they were handed in, before a client is billed for them. Their worker is told, and hands them in again.</summary>
internal static class RejectTimesheet
{
    internal sealed record Input([Length(3, 1000), Reason] string Reason) : IInput;

    public static async Task<Result<StaffTimesheetView>> Handle(TimesheetId staffTimesheetId, Input input, StaffingDb db, TimesheetNews news, WriteUnit unit, CancellationToken cancel)
    {
        await using var transaction = await unit.Begin(cancel);
        // Whoever bills them holds the same lock.
        if (await db.Locked(staffTimesheetId, cancel) is not { } timesheet) return Problem.NotFound;
        if (await db.InvoiceLines.AnyAsync(l => l.TimesheetId == timesheet.Id && l.IsLive, cancel)) return PayProblems.IsBilled;
        if (timesheet.Reject(input.Reason, unit.Now) is { } refusal) return refusal;
        db.Because(input.Reason);
        await db.SaveChangesAsync(cancel);
        await news.Rejected(timesheet, await db.Assignments.AsNoTracking().SingleAsync(a => a.Id == timesheet.AssignmentId, cancel), cancel);
        await transaction.Commit(cancel);
        return StaffTimesheetView.Of(timesheet);
    }
}
