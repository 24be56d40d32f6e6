using Microsoft.EntityFrameworkCore;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Counts what was worked when a session ends, whoever ends it.</summary>
internal sealed class Worked(StaffingDb db, SettingsInForce settings)
{
    /// <summary>So long before the end of a shift nobody leaves early.</summary>
    public static readonly TimeSpan AlmostTheEnd = TimeSpan.FromMinutes(15);

    /// <param name="end">Ends the session, with what it came to.</param>
    public async Task<(Hours Hours, Timesheet Timesheet)> End(Assignment assignment, ShiftRole role, AttendanceSession session, DateTimeOffset at, int? breakTaken, Action<Hours> end, CancellationToken cancel)
    {
        var decided = await settings.Get(cancel);
        var hours = Hours.Of(session.CheckInAt, at, assignment.StartsAt, decided.PayEarlyClockIn, role.BreakMinutes, role.IsBreakPaid, breakTaken);
        end(hours);
        if (at < assignment.EndsAt - AlmostTheEnd) session.Flag(SessionFlags.LeftEarly);
        if (at > assignment.EndsAt) session.Flag(SessionFlags.Overtime);
        var timesheet = await db.Timesheets.SingleAsync(t => t.AssignmentId == assignment.Id, cancel);
        timesheet.Count(hours, session.Flags);
        return (hours, timesheet);
    }
}
