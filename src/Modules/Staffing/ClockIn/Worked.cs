using Microsoft.EntityFrameworkCore;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.Pay;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>Counts what was worked when a session ends, whoever ends it, and again where its break was another.</summary>
internal sealed class Worked(StaffingDb db, SettingsInForce settings, OvertimeWeeks weeks)
{
    /// <summary>So long before the end of a shift nobody leaves early.</summary>
    public static readonly TimeSpan AlmostTheEnd = TimeSpan.FromMinutes(15);

    /// <param name="end">Ends the session, with what it came to.</param>
    public async Task<(Hours Hours, Timesheet Timesheet)> End(Assignment assignment, ShiftRole role, AttendanceSession session, DateTimeOffset at, int? breakTaken, Action<Hours> end, CancellationToken cancel)
    {
        var decided = await settings.Get(cancel);
        var hours = PayTerms.Of(decided).HoursOf(new(session.CheckInAt, at, assignment.StartsAt, assignment.EndsAt, role.BreakMinutes, role.IsBreakPaid, breakTaken));
        end(hours);
        if (at < assignment.EndsAt - AlmostTheEnd) session.Flag(SessionFlags.LeftEarly);
        if (at > assignment.EndsAt) session.Flag(SessionFlags.Overtime);
        var (timesheet, held) = await weeks.Hold(assignment.Id, cancel);
        timesheet.Count(hours, session.Flags);
        held.Recount([timesheet.Id]);
        return (hours, timesheet);
    }

    /// <summary>The worker says how long their break really was. The session is over.</summary>
    /// <param name="held">With the timesheet.</param>
    public async Task CorrectBreak(HeldWeeks held, Timesheet timesheet, Assignment assignment, AttendanceSession session, int breakTaken, CancellationToken cancel)
    {
        var decided = await settings.Get(cancel);
        var role = await db.ShiftRoles.AsNoTracking().SingleAsync(r => r.Id == assignment.ShiftRoleId, cancel);
        var hours = PayTerms.Of(decided).HoursOf(new(session.CheckInAt, session.CheckOutAt!.Value, assignment.StartsAt, assignment.EndsAt, role.BreakMinutes, role.IsBreakPaid, breakTaken));
        session.TakeBreak(hours.BreakMinutes);
        timesheet.Count(hours, session.Flags);
        held.Recount([timesheet.Id]);
    }
}
