using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Kernel;

namespace WorkforceOS.Notifications.Wording;

/// <summary>When somebody came and went, on the company's wall clock.</summary>
/// <param name="In">Null where they did not come.</param>
/// <param name="Out">Null while they are there.</param>
internal sealed record PunchTimes(TimeOnly? In, TimeOnly? Out, bool IsLate)
{
    public static PunchTimes Of(TimesOnRecord times, DateTimeZone zone) =>
        times.Status is "absent" ? new(null, null, false) : new(TimeOf(times.CheckIn, zone), TimeOf(times.CheckOut, zone), times.Status is "late");

    private static TimeOnly? TimeOf(DateTimeOffset? at, DateTimeZone zone) => at is { } moment ? WallClock.TimeOf(moment, zone) : null;
}
