using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>
/// Hours and money of one assignment. Pure. Paid from the later of clock-in and start (or from clock-in, where the marketplace pays
/// who comes early) to clock-out; whole minutes, seconds are cut. An unpaid break is taken off: the one that the worker names, else the planned one
/// from five hours of work on. Cents are <c>minutes × rate / 60</c>, rounded half away from zero once.
/// Example: 09:00 to 15:00 with a planned break of 30: 360 worked, 330 payable, at 23.00 an hour 126.50.
/// </summary>
internal sealed record Hours(int WorkedMinutes, int BreakMinutes, int PayableMinutes)
{
    /// <summary>From so many minutes on a planned break is taken for granted.</summary>
    public const int PlannedBreakFrom = 300;

    public static Hours Of(DateTimeOffset clockIn, DateTimeOffset clockOut, DateTimeOffset startsAt, bool payEarly, int plannedBreak, bool isBreakPaid, int? breakTaken)
    {
        var from = payEarly || clockIn > startsAt ? clockIn : startsAt;
        var worked = clockOut <= from ? 0 : (int)((clockOut - from).TotalSeconds / 60);
        var pause = Math.Min(worked, breakTaken ?? (worked >= PlannedBreakFrom ? plannedBreak : 0));
        return new Hours(worked, pause, isBreakPaid ? worked : worked - pause);
    }

    public long CentsAt(int centsAnHour) => Cents(PayableMinutes, centsAnHour);

    /// <summary>Of so many minutes, at so much an hour.</summary>
    public static long Cents(long minutes, int centsAnHour) => (long)Math.Round(minutes * (decimal)centsAnHour / 60, MidpointRounding.AwayFromZero);
}
