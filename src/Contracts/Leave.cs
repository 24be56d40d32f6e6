using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Contracts.Leave;

public readonly record struct LeaveRequestId(Guid Value) : IId<LeaveRequestId>
{
    public static LeaveRequestId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

public readonly record struct LeaveTypeId(Guid Value) : IId<LeaveTypeId>
{
    public static LeaveTypeId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <param name="Approvers">Who is to decide it first, and hears of it; null where a build said so that knows no approval chains: then the line manager, or else the admins.</param>
public sealed record LeaveRequested(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To, IReadOnlyList<UserId>? Approvers = null) : IEvent
{
    public static string Name => "leave.requested";
}

/// <summary>Whoever asked for leave asks for something else, while nobody has decided.</summary>
/// <param name="Approvers">Who is to decide, and hears of it; null as of <see cref="LeaveRequested"/>.</param>
public sealed record LeaveChanged(LeaveRequestId Leave, UserId User, string OldType, DateOnly OldFrom, DateOnly OldTo, string LeaveType, DateOnly From, DateOnly To, IReadOnlyList<UserId>? Approvers = null) : IEvent
{
    public static string Name => "leave.changed";
}

/// <summary>Whoever asked for leave has taken it back, while nobody had decided.</summary>
/// <param name="Approvers">Who is to decide, and hears of it; null as of <see cref="LeaveRequested"/>.</param>
public sealed record LeaveWithdrawn(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To, IReadOnlyList<UserId>? Approvers = null) : IEvent
{
    public static string Name => "leave.withdrawn";
}

/// <summary>Somebody else decides now what nobody has decided yet.</summary>
/// <param name="Approvers">Who is to decide, and hears of it; null as of <see cref="LeaveRequested"/>.</param>
public sealed record LeavePassedOn(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To, IReadOnlyList<UserId>? Approvers = null) : IEvent
{
    public static string Name => "leave.passedOn";
}

/// <summary>Approved, rejected, or cancelled after approval.</summary>
/// <param name="Decision"><c>approved</c>, <c>rejected</c> or <c>cancelled</c>.</param>
/// <param name="By">Who decided.</param>
public sealed record LeaveDecided(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To, string Decision, string? Note, UserId By) : IEvent
{
    public static string Name => "leave.decided";
}

/// <summary>A step of the request's approval chain is approved, and others have still to decide. Whoever asked hears how far it is, and those who decide next that it awaits them.</summary>
/// <param name="Step">Which step was decided; the first is 1.</param>
/// <param name="Steps">How many there are.</param>
/// <param name="By">Who decided it.</param>
/// <param name="Approvers">Who decides the next step.</param>
public sealed record LeaveStepDecided(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To, int Step, int Steps, UserId By, IReadOnlyList<UserId> Approvers) : IEvent
{
    public static string Name => "leave.stepDecided";
}

/// <summary>Nobody has decided for so long that the request is offered to others too; these hear that it awaits them.</summary>
/// <param name="Days">For how many working days it had been waiting.</param>
/// <param name="Approvers">To whom it is offered besides; those who had it before have heard already.</param>
public sealed record LeaveEscalated(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To, int Days, IReadOnlyList<UserId> Approvers) : IEvent
{
    public static string Name => "leave.escalated";
}

/// <summary>Carried days of leave will be gone soon; their owner hears of it.</summary>
/// <param name="LeaveType">The name of the type.</param>
/// <param name="Days">How many are left, in two decimals.</param>
/// <param name="Last">The last day on which they can be taken.</param>
public sealed record LeaveBalanceExpiring(UserId User, LeaveTypeId Type, string LeaveType, decimal Days, DateOnly Last) : IEvent
{
    public static string Name => "leave.balanceExpiring";
}

/// <summary>The document that leave of this type needs is not there yet; whoever is away hears of it, once for each request.</summary>
public sealed record LeaveDocumentMissing(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "leave.documentMissing";
}

/// <summary>Whoever has approved leave would rather work after all; a reviewer cancels it.</summary>
/// <param name="Approvers">Who is to decide, and hears of it; null as of <see cref="LeaveRequested"/>.</param>
public sealed record LeaveCancellationAsked(LeaveRequestId Leave, UserId User, string LeaveType, DateOnly From, DateOnly To, IReadOnlyList<UserId>? Approvers = null) : IEvent
{
    public static string Name => "leave.cancelRequested";
}

/// <summary>Approved leave takes other time now, or is paid otherwise: it was shortened, interrupted, or its type was named.</summary>
/// <param name="From">With <paramref name="To"/> the days before and after, both included.</param>
public sealed record LeaveDaysChanged(LeaveRequestId Leave, UserId User, DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "leave.daysChanged";
}

/// <summary>A contiguous stretch of leave by the wall clock of its company.</summary>
/// <param name="From">On the first day.</param>
/// <param name="Until">On the last day, exclusive; midnight is the end of it.</param>
public sealed record LeaveStretch(DateOnly FirstDay, TimeOnly From, DateOnly LastDay, TimeOnly Until)
{
    public static LeaveStretch OfDays(DateOnly first, DateOnly last) => new(first, TimeOnly.MinValue, last, TimeOnly.MinValue);

    /// <summary>From a time of a day to an instant.</summary>
    public static LeaveStretch Between(DateOnly day, TimeOnly from, DateTimeOffset end, DateTimeZone zone)
    {
        var (last, until) = (WallClock.DayOf(end, zone), WallClock.TimeOf(end, zone));
        return new LeaveStretch(day, from, until == TimeOnly.MinValue ? last.AddDays(-1) : last, until);
    }

    public bool IsWholeDays => (From, Until) == (TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>[Start, End) as instants; a time that the clocks skip is the moment of the change.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) In(DateTimeZone zone) =>
        (WallClock.Span(FirstDay, From, TimeOnly.MinValue, zone).Start, WallClock.Span(LastDay, TimeOnly.MinValue, Until, zone).End);

    /// <summary>The stretch of each of its days.</summary>
    public IEnumerable<LeaveStretch> ByDay() => Enumerable.Range(FirstDay.DayNumber, LastDay.DayNumber - FirstDay.DayNumber + 1).Select(DateOnly.FromDayNumber)
        .Select(day => new LeaveStretch(day, day == FirstDay ? From : TimeOnly.MinValue, day, day == LastDay ? Until : TimeOnly.MinValue));
}

/// <summary>What part of a day a leave takes.</summary>
public enum LeavePortion
{
    Full,
    Half,
    Hours,
}

/// <summary>A day of approved leave.</summary>
/// <param name="StartsAt">With <paramref name="EndsAt"/> the part of the day that it takes, [StartsAt, EndsAt): from midnight to midnight where it is the full day.</param>
/// <param name="Paid">Whether its type is paid.</param>
/// <param name="Type">Null where nobody knows which type the words of the request mean.</param>
public sealed record LeaveDay(LeaveRequestId Leave, UserId User, DateOnly Day, LeavePortion Portion, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool Paid, LeaveTypeId? Type = null);

public interface IApprovedLeave
{
    /// <summary>Days of approved leave of any type, both ends included, by day and start.</summary>
    Task<ILookup<UserId, LeaveDay>> Days(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel);
}

public readonly record struct HolidayId(Guid Value) : IId<HolidayId>
{
    public static HolidayId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>Some of these days, both included, are holidays now for people for whom they were none, or the other way round.</summary>
public sealed record HolidayChanged(DateOnly From, DateOnly To) : IEvent
{
    public static string Name => "holiday.changed";
}

/// <summary>A public holiday as a person keeps it.</summary>
/// <param name="IsHalf">Only half the day is free.</param>
public sealed record HolidayFacts(DateOnly Day, string Name, bool IsHalf);

public interface IHolidays
{
    /// <summary>The holidays that these people keep, both ends included, by day; who keeps none is in the lookup with none.</summary>
    Task<ILookup<UserId, HolidayFacts>> Of(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel);
}
