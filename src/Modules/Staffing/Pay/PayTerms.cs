using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.ClockIn;

namespace WorkforceOS.Staffing.Pay;

/// <summary>When somebody was there, and what was planned.</summary>
/// <param name="BreakTaken">In minutes; null where nobody said.</param>
internal sealed record Attended(DateTimeOffset ClockIn, DateTimeOffset ClockOut, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int PlannedBreak, bool IsBreakPaid, int? BreakTaken);

/// <summary>Which minutes are paid, as the marketplace has decided. Pure.</summary>
/// <param name="MinimumMinutes">Whoever came is paid for so long at least.</param>
/// <param name="StayLateMinutes">So long past the end is paid at most; null: all of it.</param>
/// <param name="LateStepMinutes">Whoever is late is paid from the next of such steps after the start; 0: from the minute.</param>
internal sealed record PayTerms(bool PayEarly, int MinimumMinutes = 0, int? StayLateMinutes = null, int LateStepMinutes = 0)
{
    public static PayTerms Of(StaffingSettings decided) => new(decided.PayEarlyClockIn, decided.MinimumPaidMinutes, decided.StayLateMinutes, decided.LateStepMinutes);

    /// <summary>
    /// Worked is what was worked, as <see cref="Hours.Of"/> counts it; payable what these terms make of it.
    /// Example, 09:00 to 15:00 with a break of 30: in at 09:07 and out at 16:00, in steps of 15 and with 30 minutes past the end at most,
    /// are 413 minutes worked, and paid from 09:15 to 15:30 less the break: 345.
    /// </summary>
    public Hours HoursOf(Attended time)
    {
        var worked = Hours.Of(time.ClockIn, time.ClockOut, time.StartsAt, PayEarly, time.PlannedBreak, time.IsBreakPaid, time.BreakTaken);
        var paid = Hours.Of(PaidFrom(time), PaidUntil(time), time.StartsAt, PayEarly, time.PlannedBreak, time.IsBreakPaid, time.BreakTaken);
        return worked with { PayableMinutes = Math.Max(paid.PayableMinutes, MinimumMinutes) };
    }

    private DateTimeOffset PaidFrom(Attended time)
    {
        if (LateStepMinutes == 0 || time.ClockIn <= time.StartsAt) return time.ClockIn;
        var step = TimeSpan.FromMinutes(LateStepMinutes).Ticks;
        var late = (time.ClockIn - time.StartsAt).Ticks;
        return time.StartsAt.AddTicks((late + step - 1) / step * step);
    }

    private DateTimeOffset PaidUntil(Attended time) => StayLateMinutes is { } most && time.ClockOut > time.EndsAt.AddMinutes(most) ? time.EndsAt.AddMinutes(most) : time.ClockOut;
}
