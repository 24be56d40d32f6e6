using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.ClockIn;

/// <param name="Date">By the clock of each hub; today where nothing is said.</param>
internal sealed record TodayInput(DateOnly? Date = null) : IInput;

internal sealed record TodaysShift(
    AssignmentId AssignmentId, ShiftId ShiftId, string Title, string ClientName, decimal HourlyRate, string RoleName, string Location, string LocationAddress, double? Latitude, double? Longitude,
    DateTimeOffset StartTime, DateTimeOffset EndTime, ClockInMode ClockInMode, bool AllowClockInOverride, int GeofenceRadiusMeters, string? NfcTagId, AttendanceStatus AttendanceStatus, DateTimeOffset? ClockInAt,
    decimal TotalRate, DateTimeOffset StartsAt, DateTimeOffset EndsAt, OrderId OrderId, ShiftRoleId RoleId, HubId HubId, string Timezone, DateTimeOffset? ClockOutAt, AttendanceSessionId? SessionId,
    DateTimeOffset ClockInOpensAt, DateTimeOffset ClockInClosesAt, int HourlyRateCents);

internal sealed record ClockStatusView(
    AttendanceStatus AttendanceStatus, ShiftId? ActiveShiftId, AssignmentId? AssignmentId, AttendanceSessionId? SessionId, DateTimeOffset? ClockInAt, int? ElapsedMinutes, ClockInMode? ClockInMode, bool? WithinGeofence,
    DateTimeOffset? LastLocationAt, ShiftCard? NextShift);

/// <summary>What a worker has to clock in and out of, and where they stand.</summary>
internal sealed class ReadClock(StaffingDb db, ShiftCards cards, Worker worker, SettingsInForce settings, TimeProvider clock)
{
    private static readonly AssignmentStatus[] Worked = [AssignmentStatus.Accepted, AssignmentStatus.SwapRequested, AssignmentStatus.CheckedIn, AssignmentStatus.CheckedOut, AssignmentStatus.Completed, AssignmentStatus.NoShow];

    public static Task<Result<Page<TodaysShift>>> Today(TodayInput input, RowWindow window, ReadClock read, CancellationToken cancel) => read.OfDay(input.Date, window, cancel);

    public static Task<Result<ClockStatusView>> Status(ReadClock read, CancellationToken cancel) => read.Now(cancel);

    /// <summary>Shifts that touch the day on the clock of their hub, and one that is still being worked.</summary>
    private async Task<Result<Page<TodaysShift>>> OfDay(DateOnly? day, RowWindow window, CancellationToken cancel)
    {
        var (now, decided) = (clock.GetUtcNow(), await settings.Get(cancel));
        // A day of one zone touches two of another: read wide, and sorted out by each hub's clock.
        var middle = day is { } wanted ? new DateTimeOffset(wanted.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) : now;
        var (since, until) = (middle.AddHours(-38), middle.AddHours(38));
        var rows = await (from a in db.Assignments.AsNoTracking()
                          where a.StaffId == worker.Id && Worked.Contains(a.Status) && ((a.StartsAt < until && a.EndsAt > since) || a.Status == AssignmentStatus.CheckedIn)
                          join role in db.ShiftRoles on a.ShiftRoleId equals role.Id
                          join shift in db.Shifts on a.ShiftId equals shift.Id
                          join hub in db.Hubs on shift.HubId equals hub.Id
                          join business in db.Businesses on a.BusinessId equals business.Id
                          join worked in db.Sessions.Where(s => s.Status != SessionStatus.Voided) on a.Id equals worked.AssignmentId into some
                          from session in some.DefaultIfEmpty()
                          orderby a.StartsAt, a.Id
                          select new { a, role, shift, hub, business.Name, Session = session }).ToListAsync(cancel);
        var today = rows.Where(r => r.a.Status is AssignmentStatus.CheckedIn || Touches(r.a, day, now, Facts.ZoneOf(r.shift.Timezone))).ToList();
        var shown = today.Skip(window.Skipped).Take(window.Most).Select(r =>
        {
            var policy = ClockPolicy.Of(r.shift, r.hub);
            return new TodaysShift(
                r.a.Id, r.shift.Id, r.shift.Title, r.Name, r.a.PayRateCents / 100m, r.role.RoleName, r.shift.LocationName, r.shift.LocationAddress, r.shift.Latitude, r.shift.Longitude,
                r.a.StartsAt, r.a.EndsAt, policy.Mode, policy.AllowOverride, policy.RadiusMeters, decided.ExposeNfcTagToStaff ? policy.Tag : null, StatusOf(r.a), r.Session?.CheckInAt,
                PlannedPay.Cents(r.a.StartsAt, r.a.EndsAt, r.role.BreakMinutes, r.role.IsBreakPaid, r.a.PayRateCents) / 100m, r.a.StartsAt, r.a.EndsAt, r.shift.OrderId, r.role.Id, r.shift.HubId, r.shift.Timezone, r.Session?.CheckOutAt,
                r.Session?.Id, r.a.StartsAt.AddMinutes(-decided.ClockInEarlyMinutes), r.a.EndsAt, r.a.PayRateCents);
        });
        return new Page<TodaysShift>([.. shown], window, today.Count);
    }

    private async Task<Result<ClockStatusView>> Now(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var open = await (from session in db.Sessions.AsNoTracking()
                          where session.StaffId == worker.Id && session.Status == SessionStatus.Open
                          join shift in db.Shifts on session.ShiftId equals shift.Id
                          join hub in db.Hubs on shift.HubId equals hub.Id
                          from last in db.LocationBatches.Where(b => b.SessionId == session.Id).OrderByDescending(b => b.LastCapturedAt).Take(1).DefaultIfEmpty()
                          select new { session, Mode = shift.ClockInMode ?? hub.ClockInMode, Last = last })
            .FirstOrDefaultAsync(cancel);
        var next = await db.Assignments.AsNoTracking().Where(a => a.StaffId == worker.Id && (a.Status == AssignmentStatus.Accepted || a.Status == AssignmentStatus.SwapRequested) && a.EndsAt > now)
            .OrderBy(a => a.StartsAt).ThenBy(a => a.Id).FirstOrDefaultAsync(cancel);
        var card = next is null ? null : (await cards.Of([next.ShiftRoleId], cancel))[next.ShiftRoleId].Of(next);
        if (open is null) return new ClockStatusView(AttendanceStatus.NotClockedIn, null, null, null, null, null, null, null, null, card);
        var worked = open.session;
        return new ClockStatusView(
            AttendanceStatus.ClockedIn, worked.ShiftId, worked.AssignmentId, worked.Id, worked.CheckInAt, (int)(now - worked.CheckInAt).TotalMinutes, open.Mode, open.Last?.WithinGeofence, open.Last?.LastCapturedAt, card);
    }

    private static bool Touches(Assignment assignment, DateOnly? day, DateTimeOffset now, NodaTime.DateTimeZone zone)
    {
        var (start, end) = WallClock.DayRange(day ?? WallClock.DayOf(now, zone), zone);
        return assignment.StartsAt < end && assignment.EndsAt > start;
    }

    public static AttendanceStatus StatusOf(Assignment assignment) => assignment.Status switch
    {
        AssignmentStatus.CheckedIn => AttendanceStatus.ClockedIn,
        AssignmentStatus.CheckedOut or AssignmentStatus.Completed => AttendanceStatus.ClockedOut,
        AssignmentStatus.NoShow => AttendanceStatus.Missed,
        _ => AttendanceStatus.NotClockedIn,
    };
}
