using System.Text.Json;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Rules;
using WorkforceOS.Tests.Payroll.Oracle;
using static WorkforceOS.Tests.Payroll.PayExamples;

namespace WorkforceOS.Tests.Payroll;

/// <summary>What holds of everybody's pay, tried on the oracle's random people.</summary>
public sealed class PayrollPropertiesTests
{
    private static readonly List<PersonMonth> People = [.. Enumerable.Range(1, 250).Select(RandomPersonMonths.Of)];

    [Fact]
    public void Lines_sum_to_the_total_in_the_same_order_and_two_calculations_are_the_same_to_the_byte() => Each(person =>
    {
        var pay = person.Input().Pay();
        pay.Lines.Sum(line => line.AmountMinor).ShouldBe(pay.Total.Minor);
        (pay.Salary.Minor - pay.CarryForward.Minor).ShouldBe(pay.Total.Minor);
        foreach (var line in pay.Lines.Where(line => line.Unit is PayUnit.Amount)) new Money(line.AmountMinor, person.Currency).ToDecimal().ShouldBe(line.Rate * line.Factor);
        Text(person.Input().Pay()).ShouldBe(Text(pay));
    });

    [Fact]
    public void In_whatever_order_the_facts_come_and_whatever_lies_around_them_they_give_the_same() => Each(person =>
    {
        var (input, random) = (person.Input(), new Random(person.Seed));
        T[] Mixed<T>(IEnumerable<T> facts)
        {
            T[] mixed = [.. facts];
            random.Shuffle(mixed);
            return mixed;
        }
        var mixed = input with { Worked = Mixed(input.Worked), Absences = Mixed(input.Absences), Leave = Mixed(input.Leave), Holidays = Mixed(input.Holidays), Planned = Mixed(input.Planned), Extras = input.Extras with { Adjustments = Mixed(input.Extras.Adjustments) } };
        Text(mixed.Pay()).ShouldBe(Text(input.Pay()));

        var (from, to) = PayrollCalculation.Reach(input.Period);
        var (since, until) = (WallClock.DayRange(from, input.Zone).Start, WallClock.DayRange(to, input.Zone).End);
        var reached = input with
        {
            Worked = [.. input.Worked.Where(w => w.EndsAt > since && w.StartsAt < until)], Absences = [.. input.Absences.Where(a => from <= a.Day && a.Day <= to)],
            Leave = [.. input.Leave.Where(l => from <= l.Day && l.Day <= to)], Holidays = [.. input.Holidays.Where(h => from <= h.Day && h.Day <= to)], Planned = [.. input.Planned.Where(p => from <= p.Day && p.Day <= to)],
        };
        Text(reached.Pay()).ShouldBe(Text(input.Pay()), "what is asked for is enough");
    });

    [Fact]
    public void A_period_cut_anywhere_has_the_same_hours_and_the_same_money_to_a_minor_unit() => Each(person =>
    {
        var input = person.Input() with { Extras = Extras.None(person.Currency) with { Adjustments = person.Input().Extras.Adjustments } };
        var both = input.Pay();
        for (var last = input.Period.Start; last < input.Period.End; last = last.AddDays(7))
        {
            var (first, second) = ((input with { Period = input.Period with { End = last } }).Pay(), (input with { Period = input.Period with { Start = last.AddDays(1) } }).Pay());

            (first.WorkedSeconds + second.WorkedSeconds, first.OvertimeSeconds + second.OvertimeSeconds, first.PremiumSeconds + second.PremiumSeconds).ShouldBe((both.WorkedSeconds, both.OvertimeSeconds, both.PremiumSeconds));
            (first.AbsenceDays + second.AbsenceDays, first.AbsenceHours + second.AbsenceHours).ShouldBe((both.AbsenceDays, both.AbsenceHours));
            Math.Abs(first.Total.Minor + second.Total.Minor - both.Total.Minor).ShouldBeLessThanOrEqualTo(1);
        }
    });

    [Fact]
    public void Whoever_is_absent_for_a_whole_month_is_owed_nothing_of_a_salary() => Each(person =>
    {
        var first = new DateOnly(person.From.Year, person.From.Month, 1);
        var history = new EmploymentHistory(PayExamples.Person, [.. person.History.Employments.Select(e => e with { Terms = [.. e.Terms.Select(t => t with { Basis = PayBasis.Monthly, Salary = t.Salary ?? 1000, HourlyRate = null })] })]);
        var input = person.Input() with { Period = new Period(first, first.AddMonths(1).AddDays(-1)), Employment = history, Worked = [], Absences = [], Planned = [], Extras = Extras.None(person.Currency) };
        var pay = input.OnLeave(paid: false, LeavePortion.Full, [.. Enumerable.Range(0, 31).Select(first.AddDays)]).Pay();
        if (pay.Warnings.All(w => w.Code != PayWarnings.PatternEmpty)) pay.Total.Minor.ShouldBe(0);
    });

    [Fact]
    public void One_hour_more_missed_costs_one_hour_of_the_month()
    {
        // 184 h in December: 17.00 an hour
        var december = Month("2026-12-01", Monthly(184 * 17));
        for (var hours = 1; hours <= 24; hours++)
        {
            var missed = Enumerable.Range(0, hours).Aggregate(december, (so, hour) => so.Misses($"2026-12-{7 + hour / 8:00}", $"{8 + hour % 8:00}:00", $"{9 + hour % 8:00}:00")).Pay();
            (missed.Sum(), missed.AbsenceHours).ShouldBe((17 * (184 - hours), Fraction.Of(hours)));
        }
    }

    [Fact]
    public void By_the_usual_tiers_a_weeks_overtime_is_the_days_or_the_weeks_whichever_is_more() => Each(person =>
    {
        var input = person.Input() with { Rules = PayRuleBook.Of(PayRuleSet.Usual with { EarlyIn = EarlyIn.Counts }) };
        var work = Stretches.Counted(input.Worked, input.Rules, input.Zone);
        var expected = work.GroupBy(w => Overtime.WeekOf(w.Day, DayOfWeek.Monday)).Sum(week => Math.Max(
            week.GroupBy(w => w.Day).Sum(day => Math.Max(0, day.Sum(w => w.Seconds) - 8 * Hour)), Math.Max(0, week.Sum(w => w.Seconds) - 40 * Hour)));
        Overtime.Of(work, work, input.Rules).Sum(piece => piece.End - piece.Start).ShouldBe(expected);
    });

    private static void Each(Action<PersonMonth> holds)
    {
        foreach (var person in People)
        {
            try
            {
                holds(person);
            }
            catch (Exception wrong)
            {
                throw new InvalidOperationException($"Seed {person.Seed}: {wrong.Message}", wrong);
            }
        }
    }

    private static string Text(PayrollFigures pay) => JsonSerializer.Serialize(pay with { AbsenceHours = Fraction.Zero }, Json.Plain) + pay.AbsenceHours;
}
