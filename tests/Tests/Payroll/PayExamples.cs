using System.Globalization;
using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Rules;
using WorkforceOS.Tests.Payroll.Oracle;
using Period = WorkforceOS.Payroll.Period;

namespace WorkforceOS.Tests.Payroll;

/// <summary>Facts that pay rests on, in the words of examples: EUR, UTC, the usual rules.</summary>
internal static class PayExamples
{
    public const long Hour = 3600;
    public static readonly UserId Person = new(new Guid("01890000-0000-7000-8000-000000000001"));
    private const string Euro = "EUR";

    public static PayrollInput Month(string first, params TermsFacts[] terms) => Days(first, Text(Day(first).AddMonths(1).AddDays(-1)), terms);

    public static PayrollInput Days(string from, string to, params TermsFacts[] terms) => new(
        new Period(Day(from), Day(to)), DateTimeZone.Utc, Euro, new EmploymentHistory(Person, [new EmploymentSpan(EmploymentId.Of(Guid.Empty), terms[0].From, null, terms)]),
        PayRuleBook.Usual, [], [], [], [], [], Extras.None(Euro));

    public static TermsFacts Monthly(decimal salary, decimal weeklyHours = 40, WorkPattern? pattern = null, string from = "2020-01-01") =>
        new(Day(from), PayBasis.Monthly, salary, null, weeklyHours, pattern, OvertimeMode.Paid, null, null, null, null);

    public static TermsFacts Hourly(decimal rate, decimal weeklyHours = 40) =>
        new(Day("2020-01-01"), PayBasis.Hourly, null, rate, weeklyHours, null, OvertimeMode.Paid, null, null, null, null);

    /// <summary>Hours from Monday on, the same each week.</summary>
    public static WorkPattern Weekdays(params decimal[] hours) => new(WorkPatternKind.Weekdays, [[.. hours, .. Enumerable.Repeat(0m, 7 - hours.Length)]], Day("2026-01-05"));

    public static PayrollInput Employed(this PayrollInput input, string from, string? to = null) =>
        input with { Employment = new EmploymentHistory(Person, [input.Employment!.Employments[0] with { StartsOn = Day(from), EndsOn = to is null ? null : Day(to) }]) };

    public static PayrollInput Under(this PayrollInput input, Func<PayRuleSet, PayRuleSet> rules) => input with { Rules = PayRuleBook.Of(rules(PayRuleSet.Usual)) };

    public static PayrollInput Works(this PayrollInput input, string day, string start, string end) => input with { Worked = [.. input.Worked, Work(input, Day(day), start, end)] };

    public static PayrollInput Works(this PayrollInput input, IEnumerable<DateOnly> days, string start, string end) => input with { Worked = [.. input.Worked, .. days.Select(day => Work(input, day, start, end))] };

    /// <summary>The plan says so, and nobody came.</summary>
    public static PayrollInput Misses(this PayrollInput input, string day, string start, string end, bool excusedPaid = false)
    {
        var (from, to) = WallClock.Span(Day(day), Time(start), Time(end), input.Zone);
        return input.Planned(day, start, end) with { Absences = [.. input.Absences, new Absence(AttendanceRecordId.Of(Guid.NewGuid()), Person, Day(day), from, to, (long)(to - from).TotalSeconds, excusedPaid)] };
    }

    public static PayrollInput Misses(this PayrollInput input, IEnumerable<DateOnly> days, string start, string end) => days.Aggregate(input, (so, day) => so.Misses(Text(day), start, end));

    public static PayrollInput Planned(this PayrollInput input, string day, string start, string end)
    {
        var (from, to) = WallClock.Span(Day(day), Time(start), Time(end), input.Zone);
        return input with { Planned = [.. input.Planned, new PlannedTime(Person, Day(day), (long)(to - from).TotalSeconds)] };
    }

    public static PayrollInput OnLeave(this PayrollInput input, bool paid, params string[] days) => input.OnLeave(paid, LeavePortion.Full, [.. days.Select(Day)]);

    public static PayrollInput OnLeave(this PayrollInput input, bool paid, LeavePortion portion, params DateOnly[] days) => input with
    {
        Leave = [.. input.Leave, .. days.Select(day => WallClock.DayRange(day, input.Zone) is var (start, end)
            ? new LeaveDay(LeaveRequestId.Of(Guid.NewGuid()), Person, day, portion, start, portion is LeavePortion.Half ? start.AddHours(12) : end, paid) : null!)],
    };

    public static PayrollFigures Pay(this PayrollInput input) => PayrollCalculation.Of(input);

    /// <summary>In major units.</summary>
    public static decimal Sum(this PayrollFigures figures) => figures.Salary.ToDecimal();

    /// <summary>Mondays to Fridays.</summary>
    public static IEnumerable<DateOnly> Workdays(string from, string to) =>
        Enumerable.Range(Day(from).DayNumber, Day(to).DayNumber - Day(from).DayNumber + 1).Select(DateOnly.FromDayNumber).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    public static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    public static TimeOnly Time(string time) => TimeOnly.Parse(time, CultureInfo.InvariantCulture);

    /// <summary>The facts of one of the oracle's people.</summary>
    public static PayrollInput Input(this PersonMonth of) => new(
        new Period(of.From, of.To), of.Zone, of.Currency, of.History, new PayRuleBook([.. of.Rules.Select(r => new DatedRules(r.From ?? new DateOnly(1970, 1, 1), Set(r)))]),
        of.Worked, of.Absences, of.Leave, of.Holidays, of.Planned,
        new Extras(of.Of(of.Bonus), of.Of(of.Deduction), of.Of(of.CarriedIn), [.. of.Adjustments.Select(a => new Adjustment(a.Kind, a.Kind, a.Day, a.Kind is "deduction" ? -of.Of(a.Amount) : of.Of(a.Amount)))]));

    private static PayRuleSet Set(RulesFacts rules) => new(
        [.. rules.Tiers.Select(t => new OvertimeTier(Enum.Parse<TierPer>(t.Per, true), t.Over, t.Multiplier))], rules.HolidayPaid, Enum.Parse<EarlyIn>(rules.EarlyIn, true), rules.OvertimeNeedsApproval,
        rules.WeekStartsOn, [.. rules.Premiums.Select(p => new Premium(p.Code, p.Weekdays, p.Holiday, p.Start, p.End, p.Percent, p.Amount, Enum.Parse<PremiumStack>(p.Stack, true)))]);

    private static WorkedTime Work(PayrollInput input, DateOnly day, string start, string end)
    {
        var (from, to) = WallClock.Span(day, Time(start), Time(end), input.Zone);
        return new WorkedTime(AttendanceRecordId.Of(Guid.NewGuid()), Person, from, to, from, to);
    }

    private static Money Of(this PersonMonth of, decimal amount) => Money.FromDecimal(amount, of.Currency);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
