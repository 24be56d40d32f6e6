using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.ClockIn;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>A timesheet as its worker sees it.</summary>
internal enum HoursStatus
{
    NotSubmitted,
    Submitted,
    Approved,
    Paid,
    Rejected,
}

internal enum PaymentStatus
{
    NotReady,
    Pending,
    Processing,
    Paid,
    Failed,
}

/// <param name="TotalRate">What the hours really came to; what was planned while they are not counted.</param>
/// <param name="Rating">What the client gave for it.</param>
internal sealed record CompletedShiftView(
    DateOnly Date, string ClientName, DateTimeOffset StartTime, DateTimeOffset EndTime, decimal HourlyRate, decimal TotalRate, HoursStatus TimesheetStatus, PaymentStatus PaymentStatus,
    AssignmentId AssignmentId, ShiftId ShiftId, ShiftRoleId RoleId, string Title, string RoleName, string Location, DateTimeOffset ClockInAt, DateTimeOffset ClockOutAt, int MinutesWorked, int BreakMinutes,
    long TotalRateCents, TimesheetId? TimesheetId, bool CanSubmit, int? Rating);

/// <summary>What the worker has worked, latest first.</summary>
internal sealed class ListCompletedShifts(StaffingDb db, ShiftCards cards)
{
    public static async Task<Result<Page<CompletedShiftView>>> Handle(OwnShiftsQuery query, RowWindow window, Worker worker, ListCompletedShifts completed, CancellationToken cancel) =>
        await completed.Of(worker, query, window, cancel);

    private async Task<Page<CompletedShiftView>> Of(Worker worker, OwnShiftsQuery query, RowWindow window, CancellationToken cancel)
    {
        var zone = Facts.ZoneOf(worker.Timezone);
        var done = db.Assignments.AsNoTracking().Where(a => a.StaffId == worker.Id && (a.Status == AssignmentStatus.CheckedOut || a.Status == AssignmentStatus.Completed));
        if (query.StartDate is { } first && WallClock.DayRange(first, zone).Start is var from) done = done.Where(a => a.StartsAt >= from);
        if (query.EndDate is { } last && WallClock.DayRange(last, zone).End is var until) done = done.Where(a => a.StartsAt < until);
        var total = await done.CountAsync(cancel);
        var page = await (from a in done.OrderByDescending(a => a.StartsAt).ThenByDescending(a => a.Id).Skip(window.Skipped).Take(window.Most)
                          from sheet in db.Timesheets.Where(t => t.AssignmentId == a.Id).DefaultIfEmpty()
                          from session in db.Sessions.Where(s => s.AssignmentId == a.Id && s.Status != SessionStatus.Voided).DefaultIfEmpty()
                          from review in db.Reviews.Where(r => r.AssignmentId == a.Id && r.BusinessId == a.BusinessId).DefaultIfEmpty()
                          from payment in db.Payments.Where(p => p.AssignmentId == a.Id && p.TimesheetId == sheet.Id && p.Status != PayoutStatus.Cancelled).DefaultIfEmpty()
                          orderby a.StartsAt descending, a.Id descending
                          select new { a, sheet, session, Rating = (int?)review.Rating, Paid = (PayoutStatus?)payment.Status }).ToListAsync(cancel);
        var shown = await cards.Of(page.Select(p => p.a.ShiftRoleId), cancel);
        return new Page<CompletedShiftView>([.. page.Select(p => View(p.a, p.sheet, p.session, p.Paid, p.Rating, shown[p.a.ShiftRoleId].Of(p.a)))], window, total);
    }

    private static CompletedShiftView View(Assignment a, Timesheet? sheet, AttendanceSession? session, PayoutStatus? paid, int? rating, ShiftCard card)
    {
        var cents = sheet?.GrossPayCents ?? card.TotalRateCents;
        return new(card.Date, card.ClientName, card.StartTime, card.EndTime, a.PayRateCents / 100m, cents / 100m, OwnHours.Of(sheet?.Status), PaymentOf(sheet?.Status, paid),
            a.Id, a.ShiftId, a.ShiftRoleId, card.Title, card.RoleName, card.Location, a.CheckedInAt ?? a.StartsAt, a.CheckedOutAt ?? a.EndsAt, sheet?.WorkedMinutes ?? session?.WorkedMinutes ?? 0, sheet?.BreakMinutes ?? session?.BreakMinutes ?? card.BreakMinutes,
            cents, sheet?.Id, OwnHours.CanSubmit(sheet?.Status), rating);
    }

    private static PaymentStatus PaymentOf(TimesheetStatus? status, PayoutStatus? paid) => paid switch
    {
        PayoutStatus.Pending => PaymentStatus.Pending,
        PayoutStatus.Processing => PaymentStatus.Processing,
        PayoutStatus.Failed => PaymentStatus.Failed,
        PayoutStatus.Paid => PaymentStatus.Paid,
        _ => status is TimesheetStatus.Paid ? PaymentStatus.Paid : PaymentStatus.NotReady,
    };
}

internal static class OwnHours
{
    public static HoursStatus Of(TimesheetStatus? status) => status switch
    {
        TimesheetStatus.Submitted => HoursStatus.Submitted,
        TimesheetStatus.Approved => HoursStatus.Approved,
        TimesheetStatus.Paid => HoursStatus.Paid,
        TimesheetStatus.Rejected => HoursStatus.Rejected,
        _ => HoursStatus.NotSubmitted,
    };

    public static bool CanSubmit(TimesheetStatus? status) => status is null or TimesheetStatus.Draft or TimesheetStatus.Rejected;
}
