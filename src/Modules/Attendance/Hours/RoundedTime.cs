using WorkforceOS.Contracts.Identity;

namespace WorkforceOS.Attendance.Hours;

/// <summary>
/// Where a punch counts, by how the company rounds; the punch itself stays as it is.
/// <para>
/// With a unit of u minutes, <c>down</c> is the last full unit on the wall's clock at or before the punch, <c>up</c> the first at or after
/// it, <c>nearest</c> the nearer of the two, the later where both are as near. <c>toShift</c> is the shift's start, or its end, where the
/// punch is no more than u minutes from it, and the punch otherwise.
/// </para>
/// <para>
/// Units of 15, nearest: 08:07 counts as 08:00, 08:08 as 08:15, since 08:07:30 is half way. Units of 6, up: 17:01 counts as 17:06. Units of
/// 10, to a shift of 09:00-17:00: in at 08:52 counts as 09:00, at 08:49 as 08:49; out at 17:10 as 17:00, at 17:11 as 17:11.
/// </para>
/// </summary>
internal static class RoundedTime
{
    /// <param name="at">Seconds since 1970, as everything here but the unit.</param>
    /// <param name="edge">The shift's start of a punch in, its end of one out.</param>
    /// <param name="unit">Minutes; divides the hour.</param>
    /// <param name="offset">Of the wall's clock at that moment from UTC.</param>
    public static long Of(long at, long edge, RoundTo way, int unit, long offset)
    {
        var length = 60L * unit;
        return way switch
        {
            RoundTo.Down => Down(at),
            RoundTo.Up => Down(at + length - 1),
            RoundTo.Nearest => Down(at + length / 2),
            RoundTo.ToShift => Math.Abs(at - edge) <= length ? edge : at,
            _ => at,
        };

        long Down(long instant) => instant - ((instant + offset) % length + length) % length;
    }
}
