using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;

namespace WorkforceOS.Tests.Payroll;

/// <summary>In the examples the salary is 5200.00 a month: 5200 × 12 / 2080 = 30.00 an hour, 240.00 an absence day, 45.00 an overtime hour.</summary>
public sealed class PayrollCalculationTests
{
    [Fact]
    public void A_whole_month_without_events_is_the_salary() =>
        Pay(April).Salary.ShouldBe(Dollars(5200));

    [Fact]
    public void Half_a_month_is_half_the_salary() =>
        // 5200 × 15/30
        Pay(April with { PeriodEnd = Day("2026-04-15") }).Salary.ShouldBe(Dollars(2600));

    [Fact]
    public void Over_two_months_each_days_share_is_of_its_own_month_and_is_rounded_once() =>
        // 16-31 January 5200 × 16/31 = 2683.8709…, 1-15 February 5200 × 15/28 = 2785.7142…, together 5469.5852…; rounded apart it would be .58
        Pay(April with { PeriodStart = Day("2026-01-16"), PeriodEnd = Day("2026-02-15") }).Salary.ShouldBe(Dollars(5469.59m));

    [Fact]
    public void A_leap_february_has_29_days() =>
        // 5200 × 1/29 = 179.310…
        Pay(April with { PeriodStart = Day("2028-02-29"), PeriodEnd = Day("2028-02-29") }).Salary.ShouldBe(Dollars(179.31m));

    [Fact]
    public void Half_a_cent_goes_away_from_zero() =>
        // 1000.05 × 15/30 = 500.025
        Pay(April with { PeriodEnd = Day("2026-04-15"), MonthlySalary = Dollars(1000.05m) }).Salary.ShouldBe(Dollars(500.03m));

    [Fact]
    public void Extras_are_added_before_the_cents_are_rounded() =>
        // A month's day less an absence is 1/30 - 12/260 = -1/78; 0.39 × -1/78 = -0.005, and 0.01 more is 0.005; rounded apart nothing would be left
        Pay(April with { PeriodEnd = Day("2026-04-01"), AbsentDays = Days("2026-04-01"), MonthlySalary = Dollars(0.39m), Bonus = Dollars(0.01m) })
            .Salary.ShouldBe(Dollars(0.01m));

    [Fact]
    public void Everything_together()
    {
        // Wednesday to Friday 11 h, 8 h, 8 h = 27 h, 3 of them overtime; Monday absent
        var figures = Pay(April with
        {
            Worked = [Shift("2026-04-01", "08:00", "19:00"), Shift("2026-04-02", "08:00", "16:00"), Shift("2026-04-03", "08:00", "16:00")],
            AbsentDays = Days("2026-04-06"),
            Bonus = Dollars(100),
            Deduction = Dollars(50.50m),
        });

        // 5200 - 240 + 3 × 45 + 100 - 50.50
        figures.ShouldBe(new PayrollFigures(27 * Hour, 3 * Hour, 1, Dollars(5144.50m)));
        (figures.TotalHoursWorked, figures.OvertimeHours).ShouldBe((27.0, 3.0));
    }

    [Fact]
    public void A_day_both_absent_and_on_unpaid_leave_is_one_day_and_only_the_periods_days_count() =>
        Pay(April with { AbsentDays = Days("2026-03-31", "2026-04-01", "2026-04-02"), UnpaidLeaveDays = Days("2026-04-02", "2026-04-30", "2026-05-01") })
            .AbsenceDays.ShouldBe(3);

    [Fact]
    public void Pay_never_falls_below_zero() =>
        Pay(April with { Deduction = Dollars(5200.01m) }).Salary.ShouldBe(Dollars(0));

    [Fact]
    public void Without_a_salary_time_counts_and_the_bonus_is_paid()
    {
        var figures = Pay(April with { MonthlySalary = null, Worked = [Shift("2026-04-01", "08:00", "18:00")], AbsentDays = Days("2026-04-02"), Bonus = Dollars(75) });
        figures.ShouldBe(new PayrollFigures(10 * Hour, 2 * Hour, 1, Dollars(75)));
    }

    [Theory]
    [InlineData(5, "17:00", 5)] // five days of 9 h: 5 beyond the days, 5 beyond the week's 40, the same hours
    [InlineData(6, "16:00", 8)] // six days of 8 h: none beyond a day, 48 - 40 beyond the week
    [InlineData(4, "19:00", 12)] // four days of 11 h: 3 beyond each day, 44 - 40 = 4 beyond the week
    [InlineData(6, "17:00", 14)] // six days of 9 h: 6 beyond the days, 54 - 40 beyond the week
    [InlineData(5, "16:00", 0)]
    public void A_weeks_overtime_is_the_days_or_the_weeks_whichever_is_more(int days, string end, long hours) =>
        Pay(April with { Worked = [.. Enumerable.Range(0, days).Select(day => Shift(Day("2026-04-06").AddDays(day), Time("08:00"), Time(end)))] })
            .OvertimeSeconds.ShouldBe(hours * Hour);

    [Fact]
    public void Two_shifts_of_a_day_are_added_up() =>
        // 5 h + 4 h
        Pay(April with { Worked = [Shift("2026-04-01", "08:00", "13:00"), Shift("2026-04-01", "15:00", "19:00")] }).OvertimeSeconds.ShouldBe(1 * Hour);

    [Fact]
    public void A_week_ends_on_sunday_evening() =>
        // Monday to Friday 8 h each, Sunday 8 h: 48 - 40; the Monday after starts anew
        Pay(April with
        {
            Worked = [.. Enumerable.Range(0, 8).Where(day => day != 5).Select(day => Shift(Day("2026-04-06").AddDays(day), Time("08:00"), Time("16:00")))],
        }).OvertimeSeconds.ShouldBe(8 * Hour);

    [Theory]
    [InlineData("2026-03-28", 7, 0)]
    [InlineData("2026-10-24", 9, 1)]
    [InlineData("2026-06-01", 8, 0)]
    public void A_night_over_a_clock_change_is_paid_as_long_as_it_was(string day, long worked, long overtime)
    {
        var figures = Pay(Year with { Zone = Berlin, Worked = [Shift(Day(day), Time("22:00"), Time("06:00"), Berlin)] });
        (figures.WorkedSeconds, figures.OvertimeSeconds).ShouldBe((worked * Hour, overtime * Hour));
    }

    [Fact]
    public void Nights_in_a_row_are_a_working_day_each() =>
        // By calendar day the middle days would hold 2 + 8 h; by shift it is 5 × 8
        Pay(April with { Worked = [.. Enumerable.Range(6, 5).Select(day => Shift(new DateOnly(2026, 4, day), Time("22:00"), Time("06:00")))] })
            .OvertimeSeconds.ShouldBe(0);

    [Fact]
    public void A_shift_across_utc_midnight_has_no_false_overtime()
    {
        var kolkata = WallClock.ZoneOrNull("Asia/Kolkata")!;

        // Wednesday 14:00-22:00 is 08:30-16:30Z, Thursday 01:00-09:00 is 19:30Z on Wednesday to 03:30Z: UTC's Wednesday would hold 12.5 h, or 16
        Pay(April with { Zone = kolkata, Worked = [Shift(Day("2026-04-01"), Time("14:00"), Time("22:00"), kolkata), Shift(Day("2026-04-02"), Time("01:00"), Time("09:00"), kolkata)] })
            .ShouldBe(new PayrollFigures(16 * Hour, 0, 0, Dollars(5200)));
    }

    [Fact]
    public void A_shift_over_the_periods_edge_is_cut_there_and_so_is_its_overtime()
    {
        // Tuesday 31 March 20:00 to 07:00: 4 h in March; in April 7 h, of which the last 3 are beyond eight
        WorkedInterval[] night = [Shift("2026-03-31", "20:00", "07:00")];
        var (march, april) = (Pay(March with { Worked = night }), Pay(April with { Worked = night }));

        (march.WorkedSeconds, march.OvertimeSeconds).ShouldBe((4 * Hour, 0));
        (april.WorkedSeconds, april.OvertimeSeconds).ShouldBe((7 * Hour, 3 * Hour));
    }

    [Fact]
    public void A_week_over_the_periods_edge_counts_from_its_monday()
    {
        // Monday 30 March to Saturday 4 April, 8 h each: the 40th hour ends on Friday, so April has the 8 of Saturday
        WorkedInterval[] week = [.. Enumerable.Range(0, 6).Select(day => Shift(Day("2026-03-30").AddDays(day), Time("08:00"), Time("16:00")))];
        var (march, april) = (Pay(March with { Worked = week }), Pay(April with { Worked = week }));

        (march.WorkedSeconds, march.OvertimeSeconds).ShouldBe((16 * Hour, 0));
        (april.WorkedSeconds, april.OvertimeSeconds).ShouldBe((32 * Hour, 8 * Hour));
    }

    [Fact]
    public void A_period_from_monday_knows_the_week_of_the_night_that_reaches_into_it()
    {
        // Monday 30 March to Friday 8 h each, then Sunday 22:00-06:00: all of the night is beyond 40 h, and 6 h of it are in the period
        WorkedInterval[] worked = [.. Enumerable.Range(0, 5).Select(day => Shift(Day("2026-03-30").AddDays(day), Time("00:00"), Time("08:00"))), Shift("2026-04-05", "22:00", "06:00")];
        var period = April with { PeriodStart = Day("2026-04-06") };

        PayrollCalculation.WorkCountsSince(period.PeriodStart).ShouldBe(Day("2026-03-29"));
        Pay(period with { Worked = worked }).OvertimeSeconds.ShouldBe(6 * Hour);

        // Had that Monday's work begun on Sunday the 29th at 16:00, it would be of the week before, and the 40 h be reached at Monday 06:00
        Pay(period with { Worked = [Shift("2026-03-29", "16:00", "00:00"), .. worked] }).OvertimeSeconds.ShouldBe(0);
    }

    [Fact]
    public void A_company_may_set_its_own_overtime() =>
        // 8 h against 7.5 a day
        Pay(April with { Overtime = new OvertimeRule(TimeSpan.FromHours(7.5), TimeSpan.FromHours(37.5)), Worked = [Shift("2026-04-01", "08:00", "16:00")] })
            .OvertimeHours.ShouldBe(0.5);

    [Fact]
    public void Coming_early_is_worked_but_makes_no_overtime()
    {
        // Planned 09:00-17:00: there from 08:00 to 17:30, of which half an hour is overtime
        var figures = Pay(April with { Worked = [Shift("2026-04-01", "08:00", "17:30") with { PlannedStart = Shift("2026-04-01", "09:00", "17:00").Start }] });
        (figures.WorkedSeconds, figures.OvertimeSeconds).ShouldBe((9 * Hour + Hour / 2, Hour / 2));
    }

    [Fact]
    public void Coming_early_and_going_before_the_start_is_no_overtime_at_all() =>
        Pay(April with { Overtime = new OvertimeRule(TimeSpan.Zero, TimeSpan.Zero), Worked = [Shift("2026-04-01", "08:00", "08:50") with { PlannedStart = Shift("2026-04-01", "09:00", "17:00").Start }] })
            .OvertimeSeconds.ShouldBe(0);

    [Fact]
    public void Salary_is_due_from_the_first_day_of_the_employment()
    {
        // 16-30 April: 5200 × 15/30
        Pay(April with { EmployedSince = Day("2026-04-16") }).Salary.ShouldBe(Dollars(2600));
        Pay(April with { EmployedSince = Day("2026-05-01") }).Salary.ShouldBe(Dollars(0));
        Pay(April with { EmployedSince = Day("2020-01-01") }).Salary.ShouldBe(Dollars(5200));
    }

    [Fact]
    public void An_hour_recorded_twice_counts_once() =>
        // 08:00-12:00 and 10:00-14:00
        Pay(April with { Worked = [Shift("2026-04-01", "10:00", "14:00"), Shift("2026-04-01", "08:00", "12:00")] }).WorkedSeconds.ShouldBe(6 * Hour);

    [Fact]
    public void Hours_are_shown_to_two_decimals() =>
        // 7 h 40 min 30 s = 7.675 h
        new PayrollFigures(27_630, 100, 0, Dollars(0)).ShouldSatisfyAllConditions(
            figures => figures.TotalHoursWorked.ShouldBe(7.68),
            figures => figures.OvertimeHours.ShouldBe(0.03));

    [Fact]
    public void A_backward_period_and_mixed_currencies_are_mistakes()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Pay(April with { PeriodEnd = Day("2026-03-31") }));
        Should.Throw<InvalidOperationException>(() => Pay(April with { MonthlySalary = Money.Zero("EUR") }));
        Should.Throw<InvalidOperationException>(() => Pay(April with { Bonus = Money.Zero("EUR") }));
    }

    [Fact]
    public void Calculating_again_gives_the_same_and_nothing_is_negative_or_more_than_was_worked() =>
        Holds(input =>
        {
            var figures = Pay(input);

            figures.ShouldBe(Pay(input));
            figures.OvertimeSeconds.ShouldBeInRange(0, figures.WorkedSeconds);
            figures.AbsenceDays.ShouldBeInRange(0, input.PeriodEnd.DayNumber - input.PeriodStart.DayNumber + 1);
            figures.Salary.Minor.ShouldBeGreaterThanOrEqualTo(0);
        });

    [Fact]
    public void Nobody_works_more_than_the_clock_ran() =>
        Holds(input => ((double)Pay(input).WorkedSeconds).ShouldBeLessThanOrEqualTo(
            (WallClock.DayRange(input.PeriodEnd, input.Zone).End - WallClock.DayRange(input.PeriodStart, input.Zone).Start).TotalSeconds));

    [Fact]
    public void However_the_same_work_was_recorded_it_is_the_same() =>
        Holds(Inputs, Gen.Choose(0, int.MaxValue), (input, seed) =>
        {
            var shuffle = new Random(seed);
            var halves = input.Worked.SelectMany(work =>
            {
                var middle = work.Start + (work.End - work.Start) * shuffle.NextDouble();
                return (WorkedInterval[])[new(work.Start, middle), new(middle, work.End)];
            });
            WorkedInterval[] recorded = [.. input.Worked.Where(_ => shuffle.Next(2) == 0), .. halves];
            shuffle.Shuffle(recorded);

            Pay(input with { Worked = recorded }).ShouldBe(Pay(input));
        });

    [Fact]
    public void The_hours_of_two_periods_are_those_of_both_together() =>
        Holds(Inputs, Gen.Choose(0, 40), (input, days) =>
        {
            var lastOfFirst = input.PeriodStart.AddDays(Math.Min(days, input.PeriodEnd.DayNumber - input.PeriodStart.DayNumber));
            if (lastOfFirst == input.PeriodEnd) return;
            var (both, first, second) = (Pay(input), Pay(input with { PeriodEnd = lastOfFirst }), Pay(input with { PeriodStart = lastOfFirst.AddDays(1) }));

            (first.WorkedSeconds + second.WorkedSeconds).ShouldBe(both.WorkedSeconds);
            (first.OvertimeSeconds + second.OvertimeSeconds).ShouldBe(both.OvertimeSeconds);
            (first.AbsenceDays + second.AbsenceDays).ShouldBe(both.AbsenceDays);
        });

    [Fact]
    public void Work_after_the_period_and_long_before_it_changes_nothing() =>
        Holds(input =>
        {
            var since = WallClock.DayRange(PayrollCalculation.WorkCountsSince(input.PeriodStart), input.Zone).Start;
            var until = WallClock.DayRange(input.PeriodEnd, input.Zone).End;
            var breakTime = since.AddHours(12);
            WorkedInterval[] worked = [.. input.Worked.Where(work => work.End < breakTime || work.Start > breakTime.AddSeconds(1))];

            Pay(input with { Worked = [.. worked.Where(work => work.End > since && work.Start < until)] }).ShouldBe(Pay(input with { Worked = worked }));
        });

    private const long Hour = 3600;

    private static readonly DateTimeZone Berlin = WallClock.ZoneOrNull("Europe/Berlin")!;

    private static readonly PayrollInput April = new(
        Day("2026-04-01"), Day("2026-04-30"), DateTimeZone.Utc, OvertimeRule.Default, [], Days(), Days(), null, Dollars(5200), Dollars(0), Dollars(0));

    private static readonly PayrollInput March = April with { PeriodStart = Day("2026-03-01"), PeriodEnd = Day("2026-03-31") };

    private static readonly PayrollInput Year = April with { PeriodStart = Day("2026-01-01"), PeriodEnd = Day("2026-12-31") };

    /// <summary>Any zone, any period up to six weeks, shifts of up to 14 h at any second from two weeks before to one after, some in conflict.</summary>
    private static readonly Gen<PayrollInput> Inputs =
        from zone in Gen.Elements(DateTimeZoneProviders.Tzdb.Ids.Select(name => DateTimeZoneProviders.Tzdb[name]).ToArray())
        from start in Gen.Choose(0, 3650).Select(days => new DateOnly(2020, 1, 1).AddDays(days))
        from length in Gen.Choose(0, 40)
        let first = WallClock.DayRange(start, zone).Start
        from worked in (
            from day in Gen.Choose(-14, length + 7)
            from second in Gen.Choose(0, 86_399)
            from milliseconds in Gen.Choose(0, 14 * 3_600_000)
            let checkIn = first.AddDays(day).AddSeconds(second).AddMilliseconds(milliseconds % 1000)
            select new WorkedInterval(checkIn, checkIn.AddMilliseconds(milliseconds))).ListOf()
        from absent in Gen.Choose(-5, 45).ListOf()
        from unpaid in Gen.Choose(-5, 45).ListOf()
        from salary in Gen.OneOf(Gen.Constant<Money?>(null), Gen.Choose(0, 2_000_000).Select(cents => (Money?)new Money(cents, "USD")))
        from bonus in Gen.Choose(0, 100_000)
        from deduction in Gen.Choose(0, 100_000)
        select new PayrollInput(
            start, start.AddDays(length), zone, OvertimeRule.Default, worked,
            absent.Select(start.AddDays).ToHashSet(), unpaid.Select(start.AddDays).ToHashSet(), null,
            salary, new Money(bonus, "USD"), new Money(deduction, "USD"));

    private static PayrollFigures Pay(PayrollInput input) => PayrollCalculation.Of(input);

    private static Money Dollars(decimal amount) => Money.FromDecimal(amount, "USD");

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static TimeOnly Time(string time) => TimeOnly.Parse(time, CultureInfo.InvariantCulture);

    private static HashSet<DateOnly> Days(params string[] days) => [.. days.Select(Day)];

    private static WorkedInterval Shift(string day, string start, string end) => Shift(Day(day), Time(start), Time(end));

    private static WorkedInterval Shift(DateOnly day, TimeOnly start, TimeOnly end, DateTimeZone? zone = null)
    {
        var span = WallClock.Span(day, start, end, zone ?? DateTimeZone.Utc);
        return new WorkedInterval(span.Start, span.End);
    }

    private static void Holds(Action<PayrollInput> law) => Holds(Inputs, Gen.Constant(0), (input, _) => law(input));

    private static void Holds<T>(Gen<PayrollInput> inputs, Gen<T> others, Action<PayrollInput, T> law) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(150),
            Prop.ForAll((from input in inputs from other in others select (input, other)).ToArbitrary(), given => law(given.input, given.other)));
}
