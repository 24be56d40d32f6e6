using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Profile;

/// <summary>What the worker has clocked, day by day: of a month, or between two days; of this month where nothing is asked for.</summary>
internal static class ListTimeCard
{
    private const int MostDays = 366;

    /// <param name="Month">1 to 12, of this year where none is named.</param>
    /// <param name="From">The first of several days, by the worker's clock; with <paramref name="To"/>, instead of a month.</param>
    internal sealed record Input([Range(1, 12)] int? Month = null, [Range(2000, 2200)] int? Year = null, DateOnly? From = null, DateOnly? To = null) : IInput
    {
        public Result<(DateOnly First, DateOnly Last)> Days(DateOnly today)
        {
            if (From is null && To is null)
            {
                if (Month is null && Year is { } whole) return (new DateOnly(whole, 1, 1), new DateOnly(whole, 12, 31));
                var first = new DateOnly(Year ?? today.Year, Month ?? today.Month, 1);
                return (first, first.AddMonths(1).AddDays(-1));
            }
            if (Month is not null || Year is not null) return Problem.WrongType("month", "Either a month or from and to.");
            if (From is not { } from) return Problem.Missing("from");
            if (To is not { } to) return Problem.Missing("to");
            if (to < from) return Problem.WrongType("to", "It must not be earlier than the first day.");
            return to.DayNumber - from.DayNumber >= MostDays ? Problem.WrongType("to", $"{MostDays} days at most.") : (from, to);
        }
    }

    /// <param name="Date">On which the shift began, by the worker's clock.</param>
    /// <param name="MinutesWorked">Between clock-in and clock-out, breaks left out; so far 0 while it goes on.</param>
    /// <param name="TotalPayCents">What it came to; 0 while it is not counted.</param>
    internal sealed record View(
        DateOnly Date, ShiftId ShiftId, string ShiftTitle, string Location, DateTimeOffset ClockInAt, DateTimeOffset? ClockOutAt, int BreakMinutes, int MinutesWorked, int HourlyRateCents, long TotalPayCents, HoursStatus TimesheetStatus,
        IReadOnlyList<string> Flags);

    public static async Task<Result<Page<View>>> Handle(Input query, RowWindow window, StaffingDb db, Worker worker, TimeProvider clock, CancellationToken cancel)
    {
        var zone = Facts.ZoneOf(worker.Timezone);
        var days = query.Days(WallClock.DayOf(clock.GetUtcNow(), zone));
        if (days.Problem is { } wrong) return wrong;
        var (from, until) = (WallClock.DayRange(days.Value.First, zone).Start, WallClock.DayRange(days.Value.Last, zone).End);
        var worked = from a in db.Assignments.AsNoTracking()
                     where a.StaffId == worker.Id && a.StartsAt >= @from && a.StartsAt < until
                     join session in db.Sessions.Where(s => s.Status != SessionStatus.Voided) on a.Id equals session.AssignmentId
                     join shift in db.Shifts on a.ShiftId equals shift.Id
                     from sheet in db.Timesheets.Where(t => t.AssignmentId == a.Id).DefaultIfEmpty()
                     orderby a.StartsAt, a.Id
                     select new { a, session, shift.Title, shift.LocationName, sheet };
        return (await Page.Read(worked, window, cancel)).Select(w => new View(
            WallClock.DayOf(w.a.StartsAt, zone), w.a.ShiftId, w.Title, w.LocationName, w.session.CheckInAt, w.session.CheckOutAt, w.sheet?.BreakMinutes ?? w.session.BreakMinutes ?? 0, w.sheet?.WorkedMinutes ?? w.session.WorkedMinutes ?? 0,
            w.a.PayRateCents, w.sheet?.GrossPayCents ?? 0, OwnHours.Of(w.sheet?.Status), w.sheet?.Flags ?? []));
    }
}
