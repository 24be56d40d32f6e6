using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Rules;
using static WorkforceOS.Tests.Payroll.PayExamples;

namespace WorkforceOS.Tests.Payroll;

/// <summary>The rules of pay by examples. In December 2026 a pattern of 8 h from Monday to Friday has 184 h, in November 168.</summary>
public sealed class PayrollCalculationTests
{
    private static readonly PayrollInput December = Month("2026-12-01", Monthly(3200));
    private static readonly Premium Night = new("night", null, null, Time("23:00"), Time("06:00"), 25, null, PremiumStack.Highest);

    [Fact]
    public void A_whole_month_is_the_salary() => December.Pay().Sum().ShouldBe(3200);

    [Fact]
    public void Who_is_on_unpaid_leave_or_misses_every_shift_all_month_is_owed_nothing_whatever_the_rota_says()
    {
        var all = Workdays("2026-12-01", "2026-12-31").ToArray();
        var everyDay = Enumerable.Range(1, 31).Select(day => new DateOnly(2026, 12, day)).ToArray();
        var planned = all.Aggregate(December, (so, day) => so.Planned($"{day:yyyy-MM-dd}", "06:00", "14:00"));

        foreach (var input in new[] { December.OnLeave(paid: false, LeavePortion.Full, everyDay), planned.OnLeave(paid: false, LeavePortion.Full, everyDay), December.Misses(all, "06:00", "14:00"), December.Misses(everyDay, "06:00", "18:00") })
            (input.Pay().Sum(), input.Pay().AbsenceHours).ShouldBe((0, Fraction.Of(184)));
        December.OnLeave(paid: false, LeavePortion.Full, everyDay).Pay().AbsenceDays.ShouldBe(23);

        var both = Days("2026-11-01", "2026-12-31", Monthly(3200)).Misses(Enumerable.Range(0, 61).Select(Day("2026-11-01").AddDays), "06:00", "18:00").Pay();
        (both.Sum(), both.AbsenceHours).ShouldBe((0, Fraction.Of(168 + 184)), "each month has its own hours to miss");
    }

    [Fact]
    public void Five_days_of_unpaid_leave_cost_forty_hours_whatever_becomes_of_their_shifts()
    {
        string[] week = ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11"];
        // 3200 − 3200·40/184
        var leave = December.OnLeave(paid: false, week);
        foreach (var input in new[] { leave, week.Aggregate(leave, (so, day) => so.Planned(day, "06:00", "14:00")), leave.Planned("2026-12-07", "06:00", "14:00") })
            (input.Pay().Sum(), input.Pay().AbsenceDays).ShouldBe((2504.35m, 5));
    }

    [Fact]
    public void A_night_released_by_unpaid_leave_of_the_next_day_costs_that_days_hours()
    {
        var pay = December.Planned("2026-12-07", "22:00", "06:00").OnLeave(paid: false, "2026-12-08").Pay();
        (pay.Sum(), pay.AbsenceHours, pay.AbsenceDays).ShouldBe((3060.87m, Fraction.Of(8), 1));
    }

    [Fact]
    public void What_was_worked_on_a_day_of_unpaid_leave_is_not_missed()
    {
        var pay = December.Works("2026-12-07", "06:00", "14:00").OnLeave(paid: false, "2026-12-07", "2026-12-08").Pay();
        (pay.AbsenceDays, pay.WorkedSeconds, pay.Sum()).ShouldBe((1, 8 * Hour, 3060.87m));

        December.Works("2026-12-07", "12:00", "16:00").OnLeave(paid: false, LeavePortion.Half, Day("2026-12-07")).Pay().AbsenceHours.ShouldBe(Fraction.Of(4), "the other half was worked");
    }

    [Fact]
    public void Two_hours_missed_of_a_split_shift_cost_two_hours()
    {
        // 3200 − 3200·2/184
        var pay = December.Works("2026-12-07", "06:00", "12:00").Planned("2026-12-07", "06:00", "12:00").Misses("2026-12-07", "14:00", "16:00").Pay();
        (pay.AbsenceDays, pay.AbsenceHours, pay.Sum()).ShouldBe((1, Fraction.Of(2), 3165.22m));
    }

    [Fact]
    public void Absence_of_a_whole_month_is_a_months_salary_in_every_month()
    {
        Month("2026-02-01", Monthly(3100)).Misses(Workdays("2026-02-01", "2026-02-28"), "08:00", "16:00").Pay().Sum().ShouldBe(0);
        // 3100·8/184
        Month("2026-07-01", Monthly(3100)).Misses(Workdays("2026-07-01", "2026-07-30"), "08:00", "16:00").Works("2026-07-31", "08:00", "16:00").Pay().Sum().ShouldBe(134.78m);
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-30", "2026-11-16", null, 1676.19)] // 3200·88/168
    [InlineData("2026-12-01", "2026-12-31", "2020-01-01", "2026-12-14", 1391.30)] // 3200·80/184
    [InlineData("2026-12-01", "2026-12-31", "2020-01-01", "2026-11-30", 0)]
    [InlineData("2026-11-16", "2026-12-15", "2020-01-01", null, 3206.63)] // 1676.1904… + 3200·88/184 = 1530.4347…, rounded once
    public void Only_employed_days_are_paid_by_the_hours_of_their_month(string from, string to, string hired, string? left, decimal sum) =>
        Days(from, to, Monthly(3200)).Employed(hired, left).Pay().Sum().ShouldBe(sum);

    [Fact]
    public void A_raise_counts_from_its_day_on() =>
        // 3000·80/168 + 3600·88/168
        Month("2026-11-01", Monthly(3000), Monthly(3600, from: "2026-11-16")).Pay().Sum().ShouldBe(3314.29m);

    [Fact]
    public void A_part_timer_misses_what_the_pattern_or_plan_has()
    {
        // 28 h from Monday to Thursday, 132 in December: 1600 − 1600·4/132
        Month("2026-12-01", Monthly(1600, 28, Weekdays(8, 8, 8, 4))).Misses("2026-12-10", "08:00", "12:00").Pay().Sum().ShouldBe(1551.52m);
        // Spread over seven days, 930/7 in December: 2000 − 2000·6·7/930
        Month("2026-12-01", Monthly(2000, 30, new WorkPattern(WorkPatternKind.Spread, [], null))).Misses("2026-12-10", "08:00", "14:00").Pay().Sum().ShouldBe(1909.68m);
    }

    [Fact]
    public void Overtime_is_paid_by_the_hours_of_a_year()
    {
        // 4·1.5·3100·12/2080
        var pay = Month("2026-12-01", Monthly(3100)).Works("2026-12-07", "08:00", "20:00").Pay();
        (pay.Sum() - 3100, pay.OvertimeSeconds).ShouldBe((107.31m, 4 * Hour));
        (Month("2026-12-01", Monthly(3100) with { Overtime = OvertimeMode.None }).Works("2026-12-07", "08:00", "20:00").Pay() is { Salary.Minor: 310000, OvertimeSeconds: 4 * Hour }).ShouldBeTrue();
        var toil = Month("2026-12-01", Monthly(3100) with { Overtime = OvertimeMode.Toil }).Works("2026-12-07", "08:00", "20:00").Pay();
        (toil.Sum(), toil.Lines[^1]).ShouldBe((3100, new PayLine("toil", "Overtime as time off", null, 4, PayUnit.Hours, 0, 1.5m, 0)));
        (toil.ToilSeconds, December.Works("2026-12-07", "08:00", "20:00").Pay().ToilSeconds).ShouldBe((4 * 3600 * 1.5m, 0));
    }

    [Fact]
    public void By_the_hour_hours_are_paid_and_overtime_on_top() =>
        // 45·18.75 + 5·½·18.75
        Month("2026-12-01", Hourly(18.75m)).Works(Workdays("2026-12-07", "2026-12-11"), "08:00", "17:00").Pay().Sum().ShouldBe(890.63m);

    [Fact]
    public void By_the_hour_paid_leave_and_holidays_are_paid_by_the_pattern()
    {
        var christmas = Month("2026-12-01", Hourly(20)) with { Holidays = [new HolidayFacts(Day("2026-12-25"), "Christmas", false), new HolidayFacts(Day("2026-12-24"), "Eve", true)] };

        christmas.Pay().Sum().ShouldBe(20 * (8 + 4));
        christmas.OnLeave(paid: true, "2026-12-23", "2026-12-24", "2026-12-25").Pay().Sum().ShouldBe(20 * 24, "a holiday inside leave is a holiday");
        christmas.OnLeave(paid: false, "2026-12-23", "2026-12-24", "2026-12-25").Pay().Sum().ShouldBe(0, "inside unpaid leave it is unpaid");
        christmas.Works("2026-12-25", "08:00", "14:00").Pay().Sum().ShouldBe(20 * (6 + 4), "worked, it is paid as hours");
        christmas.Under(rules => rules with { HolidayPaid = false }).Pay().Sum().ShouldBe(0);
        (christmas with { Holidays = [.. christmas.Holidays, new HolidayFacts(Day("2026-12-24"), "Founders' day", false)] }).Pay().Sum().ShouldBe(20 * (8 + 8), "a whole one takes in the half one of that day");
    }

    [Fact]
    public void In_California_a_day_of_thirteen_hours_has_double_time()
    {
        // 160 + 4·30 + 1·40
        OvertimeTier[] tiers = [new(TierPer.Day, 8, 1.5m), new(TierPer.Day, 12, 2), new(TierPer.Week, 40, 1.5m), new(TierPer.SeventhDay, 0, 1.5m), new(TierPer.SeventhDay, 8, 2)];
        var california = Month("2026-12-01", Hourly(20)).Under(rules => rules with { Tiers = tiers, WeekStartsOn = DayOfWeek.Sunday });
        california.Works("2026-12-07", "06:00", "19:00").Pay().Sum().ShouldBe(320);

        // Sunday to Saturday: five days of 4 h and one of 8, and on the seventh 8 h at 1.5 and one at 2
        var seven = california.Works(Enumerable.Range(6, 5).Select(d => new DateOnly(2026, 12, d)), "06:00", "10:00").Works("2026-12-11", "06:00", "14:00").Works("2026-12-12", "06:00", "15:00").Pay();
        (seven.OvertimeSeconds, seven.Sum()).ShouldBe((9 * Hour, 20 * 28 + 8 * 30 + 40));
    }

    [Fact]
    public void A_night_with_a_break_in_its_middle_has_its_premium_on_what_was_worked()
    {
        // 22 to 6 with half an hour off at 1:45: 7.5·20 + 6.5·5
        var night = Month("2026-12-01", Hourly(20)).Under(rules => rules with { Premiums = [Night] }).Works("2026-12-07", "22:00", "06:00");
        var work = night.Worked.Single();
        var pay = (night with { Worked = [work with { EndsAt = work.StartsAt.AddHours(3.75) }, work with { StartsAt = work.StartsAt.AddHours(4.25) }] }).Pay();
        (pay.Sum(), pay.PremiumSeconds).ShouldBe((182.50m, 6 * Hour + Hour / 2));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", 6)]
    [InlineData("Europe/Berlin", "2026-10-24", 8)]
    [InlineData("America/New_York", "2026-03-07", 6)]
    [InlineData("America/New_York", "2026-10-31", 8)]
    [InlineData("Australia/Lord_Howe", "2026-04-04", 7.5)]
    [InlineData("Asia/Kolkata", "2026-03-28", 7)]
    public void A_premium_of_the_night_is_as_long_as_the_night_was(string zone, string day, decimal hours)
    {
        var night = (Days("2026-01-01", "2026-12-31", Hourly(20)) with { Zone = WallClock.ZoneOrNull(zone)! }).Under(rules => rules with { Premiums = [Night], Tiers = [] }).Works(day, "22:00", "06:00").Pay();
        (night.PremiumSeconds, night.Sum()).ShouldBe(((long)(hours * Hour), 20 * (hours + 1) + 5 * hours));
    }

    [Fact]
    public void A_window_belongs_to_the_day_on_which_it_begins_and_the_highest_premium_wins()
    {
        Premium sunday = new("sunday", [DayOfWeek.Sunday], null, null, null, 50, null, PremiumStack.Highest), holiday = new("holiday", null, true, null, null, null, 3, PremiumStack.Sum);
        var friday = Night with { Weekdays = [DayOfWeek.Friday] };
        PayrollInput With(params Premium[] premiums) => Month("2026-12-01", Hourly(20)).Under(rules => rules with { Premiums = premiums, Tiers = [] });

        With(friday).Works("2026-12-11", "22:00", "06:00").Pay().Sum().ShouldBe(160 + 7 * 5);
        With(friday).Works("2026-12-12", "00:00", "08:00").Pay().Sum().ShouldBe(160 + 6 * 5);
        With(friday).Works("2026-12-12", "22:00", "06:00").Pay().Sum().ShouldBe(160);
        // Saturday 22 to Sunday 6: an hour at 25 %, then six of Sunday at 50 %, which is more
        With(Night, sunday).Works("2026-12-12", "22:00", "06:00").Pay().Sum().ShouldBe(160 + 5 + 6 * 10);
        (With(Night, holiday) with { Holidays = [new HolidayFacts(Day("2026-12-13"), "Third of Advent", false)] }).Works("2026-12-12", "22:00", "06:00").Pay().Sum().ShouldBe(160 + 7 * 5 + 6 * 3);
    }

    [Fact]
    public void Coming_early_makes_overtime_only_where_the_rules_say_so()
    {
        var input = Month("2026-12-01", Hourly(20)).Works("2026-12-07", "08:00", "17:30");
        input = input with { Worked = [input.Worked.Single() with { ShiftStartsAt = input.Worked.Single().StartsAt.AddHours(1) }] };
        (long, long) Under(EarlyIn early) => input.Under(rules => rules with { EarlyIn = early }).Pay() is var pay ? (pay.WorkedSeconds, pay.OvertimeSeconds) : default;

        Under(EarlyIn.NotOvertime).ShouldBe((9 * Hour + Hour / 2, Hour / 2));
        Under(EarlyIn.Counts).ShouldBe((9 * Hour + Hour / 2, Hour + Hour / 2));
        Under(EarlyIn.FromShiftStart).ShouldBe((8 * Hour + Hour / 2, Hour / 2));
    }

    [Fact]
    public void Overtime_that_needs_approval_counts_as_far_as_it_was_approved()
    {
        var input = Month("2026-12-01", Hourly(20)).Under(rules => rules with { OvertimeNeedsApproval = true }).Works("2026-12-07", "08:00", "19:00");
        WorkedTime Planned(double? approved) => input.Worked.Single() with { ShiftEndsAt = input.Worked.Single().StartsAt.AddHours(8), OvertimeApproved = approved is { } hours ? TimeSpan.FromHours(hours) : null };

        foreach (var (approved, paid) in new (double?, double)[] { (null, 0), (1.5, 1.5), (5, 3) })
        {
            var pay = (input with { Worked = [Planned(approved)] }).Pay();
            (pay.WorkedSeconds, pay.OvertimeSeconds).ShouldBe((11 * Hour, (long)(paid * Hour)));
        }
    }

    [Fact]
    public void Leave_that_covers_a_missed_shift_takes_its_place_and_an_excuse_forgives_it()
    {
        December.Misses("2026-12-07", "08:00", "16:00", excusedPaid: true).Pay().Sum().ShouldBe(3200);
        December.Misses("2026-12-07", "08:00", "16:00").OnLeave(paid: true, "2026-12-07").Pay().Sum().ShouldBe(3200);
        December.Misses("2026-12-07", "08:00", "16:00").OnLeave(paid: false, "2026-12-07").Pay().AbsenceHours.ShouldBe(Fraction.Of(8));
        // The half day ends at noon, and 4 of the 8 hours are left.
        December.Misses("2026-12-07", "08:00", "16:00").OnLeave(paid: true, LeavePortion.Half, Day("2026-12-07")).Pay().AbsenceHours.ShouldBe(Fraction.Of(4));
        // Of a night, leave of the next day covers what lies on it.
        December.Misses("2026-12-07", "22:00", "06:00").OnLeave(paid: true, "2026-12-08").Pay().AbsenceHours.ShouldBe(Fraction.Of(2));
    }

    [Fact]
    public void What_is_missing_to_zero_is_carried_and_what_was_is_taken_off()
    {
        var pay = (December with { Extras = December.Extras with { Deduction = new(9_999_900, "EUR") } }).Pay();
        (pay.Sum(), pay.CarryForward.ToDecimal(), pay.Warnings.Single().Code).ShouldBe((0, 96_799, PayWarnings.NegativeCarried));
        pay.Lines.Sum(line => line.AmountMinor).ShouldBe(-9_679_900);

        (December with { Extras = December.Extras with { CarriedIn = new(20_000, "EUR"), Bonus = new(5_000, "EUR"), Adjustments = [new("backPay", "November", Day("2026-12-01"), new(-1_000, "EUR")), new("expense", "Train", Day("2027-01-01"), new(7_000, "EUR"))] } })
            .Pay().Sum().ShouldBe(3200 - 200 + 50 - 10, "what is of another period's day does not count");
    }

    [Fact]
    public void A_pattern_without_hours_shares_the_salary_by_days_and_warns()
    {
        // 3100·14/31
        var pay = Month("2026-12-01", Monthly(3100, 0)).Employed("2020-01-01", "2026-12-14").Misses("2026-12-07", "08:00", "16:00").Pay();
        (pay.Sum(), pay.AbsenceDays, pay.Warnings.Single().Code).ShouldBe((1400, 0, PayWarnings.PatternEmpty));
    }

    [Fact]
    public void Work_paid_elsewhere_gives_nothing_and_neither_do_days_without_employment()
    {
        var input = Month("2026-12-01", Hourly(20)).Works("2026-12-07", "08:00", "16:00");
        (input with { Worked = [input.Worked.Single() with { PaidElsewhere = true }] }).Pay().ShouldSatisfyAllConditions(pay => pay.Sum().ShouldBe(0), pay => pay.WorkedSeconds.ShouldBe(0));

        var unpaid = input.Employed("2020-01-01", "2026-12-06").Pay();
        (unpaid.Sum(), unpaid.WorkedSeconds, unpaid.Warnings.Single().Code, unpaid.EmployedTo).ShouldBe((0, 8 * Hour, PayWarnings.NotEmployed, Day("2026-12-06")));
        (December with { Employment = null }).Works("2026-12-07", "08:00", "16:00").Pay().ShouldSatisfyAllConditions(pay => pay.Sum().ShouldBe(0), pay => pay.Basis.ShouldBeNull(), pay => pay.WorkedSeconds.ShouldBe(8 * Hour));
    }

    [Fact]
    public void Rules_decide_on_the_days_from_which_they_are_valid()
    {
        // Monday to Thursday 10 h each; from Wednesday on overtime begins after 9 h a day
        var input = Month("2026-12-01", Hourly(20)).Works(Workdays("2026-12-07", "2026-12-10"), "08:00", "18:00") with
        {
            Rules = new PayRuleBook([new DatedRules(Day("2026-12-09"), PayRuleSet.Usual with { Tiers = PayRuleSet.TiersOf(9, 40) })]),
        };
        input.Pay().OvertimeSeconds.ShouldBe((2 + 2 + 1 + 1) * Hour);
    }

    [Fact]
    public void A_record_that_goes_on_after_a_break_is_one_working_day()
    {
        // 20:00-06:30 with half an hour off at 00:30, two of the ten hours beyond eight
        var night = Month("2026-12-01", Hourly(20)).Works("2026-12-07", "20:00", "06:30");
        var work = night.Worked.Single();
        (night with { Worked = [work with { StartsAt = work.StartsAt.AddHours(5) }, work with { EndsAt = work.StartsAt.AddHours(4.5) }] }).Pay().OvertimeSeconds.ShouldBe(2 * Hour);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", 7, 0)]
    [InlineData("Europe/Berlin", "2026-10-24", 9, 1)]
    [InlineData("Asia/Kolkata", "2026-06-01", 8, 0)]
    public void A_night_over_a_clock_change_is_paid_as_long_as_it_was(string zone, string day, long worked, long overtime)
    {
        var pay = (Days("2026-01-01", "2026-12-31", Hourly(20)) with { Zone = WallClock.ZoneOrNull(zone)! }).Works(day, "22:00", "06:00").Pay();
        (pay.WorkedSeconds, pay.OvertimeSeconds).ShouldBe((worked * Hour, overtime * Hour));
    }

    [Fact]
    public void A_week_and_a_night_over_the_periods_edge_are_cut_there()
    {
        // Monday 30 November to Saturday 8 h each: the fortieth hour ends on Friday, so December has the 8 of Saturday
        var week = Month("2026-12-01", Hourly(20)).Works(Enumerable.Range(0, 6).Select(day => Day("2026-11-30").AddDays(day)), "08:00", "16:00");
        (week.Pay().WorkedSeconds, week.Pay().OvertimeSeconds).ShouldBe((40 * Hour, 8 * Hour));
        // From 20:00 to 07:00: 4 h in November; in December 7, the last three of them beyond eight
        var night = Month("2026-12-01", Hourly(20)).Works("2026-11-30", "20:00", "07:00");
        (night.Pay().WorkedSeconds, night.Pay().OvertimeSeconds).ShouldBe((7 * Hour, 3 * Hour));
    }

    [Fact]
    public void A_backward_period_and_mixed_currencies_are_mistakes()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Days("2026-12-31", "2026-12-01", Monthly(1)).Pay());
        Should.Throw<InvalidOperationException>(() => (December with { Extras = Extras.None("EUR") with { Bonus = new(1, "USD") } }).Pay());
    }
}
