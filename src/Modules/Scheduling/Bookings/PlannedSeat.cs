using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>When somebody is meant to work on a shift, as pay looks at it.</summary>
/// <param name="Day">The shift's date.</param>
/// <param name="IsOnLeave">Leave took them off the shift, which does not unplan it.</param>
internal sealed record PlannedSeat(UserId User, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int BreakMinutes, bool IsOnLeave)
{
    /// <returns>Null of who is off it for another reason, and of a shift that is cancelled or a draft.</returns>
    public static PlannedSeat? Of(Booking booking, Shift shift) => Of(shift, booking.UserId, booking.FirstDay, booking.StartsAt, booking.EndsAt, booking.Released);

    /// <inheritdoc cref="Of(Booking, Shift)"/>
    public static PlannedSeat? Of(Seat seat) => Of(seat.Shift, seat.User, seat.Shift.ShiftDate, seat.Shift.StartsAt, seat.Shift.EndsAt, seat.Released);

    private static PlannedSeat? Of(Shift shift, UserId user, DateOnly day, DateTimeOffset startsAt, DateTimeOffset endsAt, Release? released) =>
        shift is { Published: true, Status: not ShiftStatus.Cancelled } && released is null or Release.Leave ? new(user, day, startsAt, endsAt, shift.BreakMinutes, released is Release.Leave) : null;
}

/// <summary>Whose pay may come out otherwise since shifts that have begun are planned otherwise.</summary>
internal static class PlanNews
{
    /// <summary>Each person once, with the days before and now.</summary>
    /// <returns>Whether there is anything to save.</returns>
    public static bool TellPlan(this ScheduleDb db, IEnumerable<PlannedSeat?> before, IEnumerable<PlannedSeat?> after, DateTimeOffset now)
    {
        var (old, changed) = (before.OfType<PlannedSeat>().ToHashSet(), after.OfType<PlannedSeat>().ToHashSet());
        changed.SymmetricExceptWith(old);
        var told = false;
        foreach (var own in changed.GroupBy(s => s.User).Where(own => own.Any(s => s.StartsAt <= now)))
        {
            db.Publish(new ShiftPlanChanged(own.Key, [.. own.Select(s => s.Day).Distinct().Order()]), own.Key.Value);
            told = true;
        }
        return told;
    }
}
