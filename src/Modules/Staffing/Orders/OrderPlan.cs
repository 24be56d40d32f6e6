using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Orders;

/// <summary>When an order is: its pattern, and the periods of its shifts by their days.</summary>
internal sealed record OrderPlan(OrderSchedule Schedule, IReadOnlyList<ShiftPeriod> Periods)
{
    public const int MostShifts = 200;
    public const int MostDays = 366;

    /// <summary>Nothing is ordered for later than this.</summary>
    private const int MostYearsAhead = 2;

    private static readonly TimeSpan StartGrace = TimeSpan.FromMinutes(15);

    public bool IsOnce => Schedule.DaysOfWeek is [];

    /// <summary>What passes in a single shift, else on the wall.</summary>
    public TimeSpan Length => IsOnce ? Periods[0].EndsAt - Periods[0].StartsAt : OrderDays.Length(Schedule.StartTime, Schedule.EndTime);

    /// <summary>One shift, from one instant to another.</summary>
    public static OrderPlan Once(DateTimeOffset startsAt, DateTimeOffset endsAt, DateTimeZone zone)
    {
        var day = WallClock.DayOf(startsAt, zone);
        var (start, end) = (WallClock.TimeOf(startsAt, zone), WallClock.TimeOf(endsAt, zone));
        return new(new(day, null, [], start, end, zone.Id), [new(day, startsAt, endsAt)]);
    }

    /// <summary>One shift for each matching day.</summary>
    public static OrderPlan Each(OrderSchedule schedule, IEnumerable<DateOnly> days, DateTimeZone zone) => new(schedule, [.. days.Select(day =>
    {
        var (startsAt, endsAt) = OrderDays.On(day, schedule.StartTime, schedule.EndTime, zone);
        return new ShiftPeriod(day, startsAt, endsAt);
    })]);

    /// <summary>The shifts of an order from its first day, or from now, to a last one; refused where there is none, or more than one order may have.</summary>
    /// <param name="without">Days that have their shift already.</param>
    public static Result<OrderPlan> Ahead(OrderSchedule schedule, DateOnly until, DateTimeOffset now, IReadOnlySet<DateOnly>? without = null)
    {
        var (first, zone) = (schedule.StartDate, WallClock.ZoneOrNull(schedule.Timezone)!);
        var last = schedule.EndDate is { } end && end < until ? end : until;
        if (!IsWithinReach(first, now) || !IsWithinReach(last, now)) return StaffingProblems.BreaksRules([OrderRules.OutOfReach(IsWithinReach(first, now) ? "endDate" : "startDate")]);
        if (schedule.EndDate < first) return Problem.WrongType("endDate", "It must not be earlier than the start.");
        if (first < WallClock.DayOf(now, zone)) return StaffingProblems.BreaksRules([new("START_IN_PAST", "startDate", "This day is over.")]);
        if (last.DayNumber - first.DayNumber >= MostDays) return StaffingProblems.BreaksRules([new("PERIOD_TOO_LONG", "endDate", $"An order is for {MostDays} days at most.")]);

        var plan = Each(schedule, OrderDays.Of(first, last, schedule.DaysOfWeek).Where(day => without?.Contains(day) is not true), zone);
        plan = plan with { Periods = [.. plan.Periods.Where(p => !IsPast(p.StartsAt, now))] };
        if (plan.Periods is []) return StaffingProblems.NoOccurrences;
        if (plan.Periods.Count > MostShifts) return StaffingProblems.BreaksRules([new("TOO_MANY_SHIFTS", "endDate", $"An order has {MostShifts} shifts at most; this one would have {plan.Periods.Count}.")]);
        return plan;
    }

    /// <summary>The last day of a permanent order that has shifts: so many from today, or from its first day where that is still to come.</summary>
    public static DateOnly HorizonOf(OrderSchedule schedule, int horizonDays, DateTimeOffset now)
    {
        var today = WallClock.DayOf(now, WallClock.ZoneOrNull(schedule.Timezone)!);
        return (schedule.StartDate > today && IsWithinReach(schedule.StartDate, now) ? schedule.StartDate : today).AddDays(horizonDays - 1);
    }

    /// <summary>Whether a day can be planned for at all; instants beyond are not even looked at.</summary>
    public static bool IsWithinReach(DateOnly day, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return day >= today.AddYears(-MostYearsAhead) && day <= today.AddYears(MostYearsAhead);
    }

    /// <summary>Whether a shift begins too long ago to be ordered.</summary>
    public static bool IsPast(DateTimeOffset startsAt, DateTimeOffset now) => startsAt < now - StartGrace;
}

/// <param name="Day">On which it begins, by the clock of the hub.</param>
internal readonly record struct ShiftPeriod(DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt);
