using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;

namespace WorkforceOS.Leave.Balances;

/// <summary>When leave is granted: a year's when the leave year begins, or a twelfth of it with each of its months; or some with each hour that counts as worked.</summary>
internal enum Accrual { Yearly, Monthly, PerHour }

/// <summary>What is granted for a part of a year: by months begun, by whole months, or by days.</summary>
internal enum Proration { StartedMonths, FullMonths, Days }

/// <summary>Whether a grant is rounded to whole days, a half up.</summary>
internal enum GrantRounding { None, HalfUp }

/// <summary>A month and a day of every year; the 29th of February is the 28th where there is none.</summary>
internal readonly record struct MonthDay(int Month, int Day)
{
    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>The last such day that is not after this one.</summary>
    public DateOnly OnOrBefore(DateOnly day) => In(day.Year) <= day ? In(day.Year) : In(day.Year - 1);

    public DateOnly OnOrAfter(DateOnly day) => In(day.Year) >= day ? In(day.Year) : In(day.Year + 1);
}

/// <summary>What is promised of one type of leave, from a day on, to a person, a department or everybody.</summary>
/// <param name="Amount">Days a year for a full week of five days.</param>
/// <param name="Rate">Where it is accrued by the hour: days for each hour. Then a year's amount, proration, pattern and rounding say nothing.</param>
/// <param name="ScaleByPattern">Who works on fewer days of the week gets as much fewer.</param>
/// <param name="Cap">A grant does not take the balance beyond it.</param>
/// <param name="CarryCap">So much at most is carried into the next leave year; null: all.</param>
/// <param name="CarryExpires">The last day of the next leave year on which it can be taken.</param>
/// <param name="CarryIfStarted">A leave begun by then uses carried days to its end.</param>
internal sealed record EntitlementFacts(
    UserId? User, DepartmentId? Department, decimal Amount, Accrual Accrual, Proration Proration, bool ScaleByPattern, GrantRounding Rounding,
    decimal? Cap, decimal? CarryCap, MonthDay? CarryExpires, bool CarryIfStarted, DateOnly ValidFrom, decimal Rate = 0);

/// <param name="Starts">The first day of the leave that it is of.</param>
/// <param name="IsApproved">Else it is pending.</param>
internal sealed record TakenDay(Guid Request, DateOnly Starts, DateOnly Day, Fraction Days, bool IsApproved);

internal sealed record AdjustedDay(Guid Id, DateOnly Day, decimal Amount);

/// <summary>Counted time that began on a day.</summary>
internal sealed record WorkedStretch(DateOnly Day, long Seconds);

/// <summary>Overtime that somebody takes off.</summary>
internal sealed record EarnedDay(Guid Id, DateOnly Day, Fraction Days);

/// <summary>All that a person's balance of one type of leave follows from.</summary>
/// <param name="YearStart">When the leave year begins.</param>
/// <param name="History">Null for who was never employed.</param>
internal sealed record BalanceFacts(
    MonthDay YearStart, IReadOnlyCollection<EntitlementFacts> Entitlements, EmploymentHistory? History, IReadOnlyCollection<TakenDay> Taken, IReadOnlyCollection<AdjustedDay> Adjusted, IReadOnlyCollection<WorkedStretch> Worked)
{
    /// <summary>Granted by working, beside what is promised.</summary>
    public IReadOnlyCollection<EarnedDay> Earned { get; init; } = [];
}

/// <summary>In the order in which lines of one day follow each other.</summary>
internal enum BalanceKind { Grant, Carry, Expire, Adjust, Take }

/// <param name="Amount">Signed: what it adds to the balance.</param>
/// <param name="Id">Of the request or the adjustment; empty for others.</param>
/// <param name="IsPending">Of a take: nobody has decided yet.</param>
/// <param name="After">The balance after it.</param>
internal sealed record BalanceLine(DateOnly Day, BalanceKind Kind, Fraction Amount, Guid Id, bool IsPending, Fraction After);

/// <summary>A balance as of a day, of the leave year that it is in. Available is the sum of all the others and of the lines.</summary>
/// <param name="Taken">Approved, until that day.</param>
/// <param name="Planned">Approved, after it.</param>
/// <param name="Pending">Asked for, whenever.</param>
/// <param name="ExpiringDays">What of the carried days will be left when they expire.</param>
/// <param name="ExpiresOn">The last day on which they can be taken.</param>
internal sealed record LeaveBalance(
    Fraction Entitled, Fraction Carried, Fraction Expired, Fraction Adjusted, Fraction Taken, Fraction Planned, Fraction Pending, Fraction Available,
    Fraction ExpiringDays, DateOnly? ExpiresOn, IReadOnlyList<BalanceLine> Lines);
