using WorkforceOS.Kernel;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave;

/// <summary>What of its first or last day a leave takes.</summary>
internal enum LeavePart
{
    Full,
    Morning,
    Afternoon,
}

/// <summary>When somebody is to be away, by the wall clock: days, of which the first and the last may be halves, or some time of one day.</summary>
/// <param name="StartDate">The first day off.</param>
/// <param name="EndDate">The last day off.</param>
/// <param name="StartPart">Of the first day: whole, or its afternoon where more days follow.</param>
/// <param name="EndPart">Of the last day: whole, or its morning where others came before. Of a single day one of the two says which half.</param>
/// <param name="ToTime">Midnight is the end of the day.</param>
/// <param name="ExceptDays">Days between that are not taken, in order.</param>
internal sealed record LeaveSpan(DateOnly StartDate, DateOnly EndDate, LeavePart StartPart, LeavePart EndPart, TimeOnly? FromTime, TimeOnly? ToTime, IReadOnlyList<DateOnly> ExceptDays)
{
    public const int MostDays = 366;

    public bool IsOneDay => StartDate == EndDate;

    public bool IsHours => FromTime is not null;

    public bool HasHalves => (StartPart, EndPart) != (LeavePart.Full, LeavePart.Full);

    /// <summary>Every day that it takes something of.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(StartDate.DayNumber, EndDate.DayNumber - StartDate.DayNumber + 1).Select(DateOnly.FromDayNumber).Where(day => !ExceptDays.Contains(day));

    /// <summary>Only half of this day, one of its own, is asked for.</summary>
    public bool IsHalf(DateOnly day) => (day == StartDate && StartPart is not LeavePart.Full) || (day == EndDate && EndPart is not LeavePart.Full);

    public Problem? Refuses()
    {
        if (EndDate < StartDate) return LeaveProblems.EndsBeforeStart;
        if (EndDate.DayNumber - StartDate.DayNumber >= MostDays) return LeaveProblems.TooLong;
        if (FromTime is not null || ToTime is not null)
        {
            if (!IsOneDay || HasHalves || FromTime is null || ToTime is null || (FromTime >= ToTime && ToTime > TimeOnly.MinValue)) return LeaveProblems.TimesDoNotFit;
        }
        var fit = IsOneDay ? StartPart == EndPart || StartPart is LeavePart.Full || EndPart is LeavePart.Full : StartPart is not LeavePart.Morning && EndPart is not LeavePart.Afternoon;
        if (!fit) return LeaveProblems.PartsDoNotFit;
        return ExceptDays.All(day => StartDate <= day && day <= EndDate) && Days.Any() ? null : LeaveProblems.ExceptDaysDoNotFit;
    }

    public Problem? RefusesUnit(LeaveUnit unit) => (unit is not LeaveUnit.Hour && IsHours) || (unit is LeaveUnit.Day && HasHalves) ? LeaveProblems.UnitNotAllowed(unit) : null;

    /// <summary>It takes no time that the other does not take.</summary>
    public bool IsWithin(LeaveSpan other) =>
        StartDate >= other.StartDate && EndDate <= other.EndDate && !Days.Any(other.ExceptDays.Contains)
        && (!other.IsHours || (IsHours && FromTime >= other.FromTime && (other.ToTime == TimeOnly.MinValue || (ToTime <= other.ToTime && ToTime > TimeOnly.MinValue))))
        && Days.All(day => !other.IsHalf(day) || (IsHalf(day) && HalfOf(day) == other.HalfOf(day)));

    /// <summary>The same without these whole days.</summary>
    public LeaveSpan Without(IEnumerable<DateOnly> days) => this with { ExceptDays = InOrder(ExceptDays.Concat(days.Where(day => StartDate <= day && day <= EndDate))) };

    private LeavePart HalfOf(DateOnly day) => day == StartDate && StartPart is not LeavePart.Full ? StartPart : EndPart;

    public static IReadOnlyList<DateOnly> InOrder(IEnumerable<DateOnly>? days) => [.. (days ?? []).Distinct().Order()];

    public bool Equals(LeaveSpan? other) => other is not null
        && (StartDate, EndDate, StartPart, EndPart, FromTime, ToTime) == (other.StartDate, other.EndDate, other.StartPart, other.EndPart, other.FromTime, other.ToTime)
        && ExceptDays.SequenceEqual(other.ExceptDays);

    public override int GetHashCode() => HashCode.Combine(StartDate, EndDate, StartPart, EndPart, FromTime, ToTime);
}
