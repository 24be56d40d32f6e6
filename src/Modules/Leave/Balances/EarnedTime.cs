using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Payroll;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Counting;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Balances;

/// <summary>
/// Overtime that is taken off, as days of the balance of time off in lieu: hours / hours of a day, with the weekly hours over the working
/// days of a week, by the terms on the day from which they can be taken; 8 where a week has none. Leave in hours costs by the same measure.
/// <example>40 h on five days: 12 h are 12/8 = 1.5 days. 28 h, Monday to Wednesday 8 and Thursday 4 (half a day): 12/(28/3.5) = 1.5 days.</example>
/// </summary>
internal sealed class EarnedTime(IEarnedTimeOff payroll)
{
    /// <summary>The code of the type that every company begins with.</summary>
    private const string Toil = "toil";

    private static readonly Fraction UsualDay = 8;

    public static LeaveType? TypeOf(IEnumerable<LeaveType> types) => types.FirstOrDefault(t => t.Code == Toil);

    public async Task<ILookup<UserId, EarnedDay>> Of(IReadOnlyDictionary<UserId, EmploymentHistory> histories, IReadOnlyCollection<UserId> users, CancellationToken cancel)
    {
        var earned = await payroll.Of(users, cancel);
        return earned.SelectMany(own => own).ToLookup(e => e.User, e => new EarnedDay(e.Report.Value, e.Day, e.Hours / HoursOfDay(histories.GetValueOrDefault(e.User), e.Day)));
    }

    public static Fraction HoursOfDay(EmploymentHistory? history, DateOnly day)
    {
        if (history?.TermsFor(day) is not { WeeklyHours: > 0 } terms) return UsualDay;
        var days = WorkPatterns.DaysAWeek(terms);
        return days == Fraction.Zero ? UsualDay : Fraction.OfDecimal(terms.WeeklyHours) / days;
    }
}
