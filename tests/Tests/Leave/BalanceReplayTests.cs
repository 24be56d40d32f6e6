using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Balances;

namespace WorkforceOS.Tests.Leave;

/// <summary>Balances by the worked examples of their rule.</summary>
public sealed class BalanceReplayTests
{
    private static readonly EntitlementFacts Twenty = new(null, null, 20, Accrual.Yearly, Proration.StartedMonths, true, GrantRounding.None, null, 5, new MonthDay(3, 31), false, new(2020, 1, 1));
    private static readonly WorkPattern ThreeDays = new(WorkPatternKind.Weekdays, [[8, 8, 8, 0, 0, 0, 0]], new(2024, 1, 1));

    [Theory]
    [InlineData("12", "2026-12-10", "1")]
    [InlineData("17.5", "2026-06-01", "245/24")]
    [InlineData("17.5", "2026-06-30", "245/24")]
    [InlineData("20", "2020-05-05", "20")]
    public void A_month_that_is_begun_is_granted(string amount, string joined, string granted) =>
        On(Facts(Twenty with { Amount = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), CarryCap = 0 }, DateOnly.Parse(joined)), "2026-12-31").Entitled.ToString().ShouldBe(granted);

    [Fact]
    public void A_day_of_every_year_is_found_before_and_after_any_day()
    {
        var end = new MonthDay(3, 31);
        (end.OnOrBefore(new(2026, 3, 31)), end.OnOrBefore(new(2026, 3, 30)), end.OnOrBefore(new(2026, 4, 1))).ShouldBe((new DateOnly(2026, 3, 31), new DateOnly(2025, 3, 31), new DateOnly(2026, 3, 31)));
        (end.OnOrAfter(new(2026, 3, 31)), end.OnOrAfter(new(2026, 4, 1)), end.OnOrAfter(new(2026, 3, 30))).ShouldBe((new DateOnly(2026, 3, 31), new DateOnly(2027, 3, 31), new DateOnly(2026, 3, 31)));
        (new MonthDay(2, 29).In(2027), new MonthDay(2, 29).In(2028)).ShouldBe((new DateOnly(2027, 2, 28), new DateOnly(2028, 2, 29)));
    }

    [Fact]
    public void Overtime_that_is_taken_off_is_granted_on_its_day_carried_like_the_rest_and_within_a_cap()
    {
        EarnedDay Earned(string day, int half) => new(new($"01960000-0000-7000-8000-00000000000{half}"), DateOnly.Parse(day), Fraction.Of(half, 2));
        var none = new BalanceFacts(new(1, 1), [], null, [.. Days("2026-05-04", 1)], [], []) { Earned = [Earned("2026-03-31", 3), Earned("2025-12-31", 1)] };
        (On(none, "2026-03-30").Available, On(none, "2026-03-31").Available, On(none, "2026-12-31").Available).ShouldBe((Fraction.Of(-1, 2), 1, 1));
        On(none, "2025-12-31").Lines.ShouldHaveSingleItem().ShouldBe(new(new(2025, 12, 31), BalanceKind.Grant, Fraction.Of(1, 2), Earned("2025-12-31", 1).Id, false, Fraction.Of(1, 2)));
        On(none, "2025-12-30").Lines.ShouldBeEmpty();
        var capped = Facts(Twenty with { Amount = 2, Cap = 3, CarryCap = 0 }, new(2026, 1, 1)) with { Earned = none.Earned };
        (On(capped, "2026-12-31").Carried, On(capped, "2026-12-31").Entitled).ShouldBe((Fraction.Of(1, 2), Fraction.Of(5, 2)));
    }

    [Fact]
    public void By_whole_months_by_days_and_rounded()
    {
        On(Facts(Twenty with { Amount = 12, Proration = Proration.FullMonths }, new(2026, 6, 2)), "2026-12-31").Entitled.ToString().ShouldBe("6");
        On(Facts(Twenty with { Amount = 365, Proration = Proration.Days }, new(2026, 12, 31)), "2026-12-31").Entitled.ToString().ShouldBe("1");
        On(Facts(Twenty with { Amount = 17.5m, Rounding = GrantRounding.HalfUp }, new(2026, 6, 1)), "2026-12-31").Entitled.ToString().ShouldBe("10");
        On(Facts(Twenty with { Accrual = Accrual.Monthly, CarryCap = 0 }, new(2020, 1, 1)), "2026-05-31").Entitled.ToString().ShouldBe("25/3");
        On(Facts(Twenty with { Accrual = Accrual.Monthly, Cap = 6, CarryCap = 0 }, new(2020, 1, 1)), "2026-05-31").Available.ToString().ShouldBe("6");
    }

    [Fact]
    public void A_change_of_the_pattern_scales_the_days_that_it_is_in_force()
    {
        var facts = Facts(Twenty with { CarryCap = 0 }, new(2020, 1, 1), new TermsFacts(new(2025, 7, 1), PayBasis.None, null, null, 24, ThreeDays, OvertimeMode.Paid, null, null, null, null));
        On(facts, "2025-12-31").Entitled.ShouldBe(Fraction.Of(20 * (181 * 5 + 184 * 3), 365 * 5));
        On(facts, "2026-12-31").Entitled.ToString().ShouldBe("12");
    }

    [Fact]
    public void Carried_days_are_taken_first_and_what_is_left_of_them_expires()
    {
        var facts = Facts(Twenty, new(2025, 1, 1), taken: [.. Days("2025-05-05", 12), .. Days("2026-03-02", 2)]);
        var march = On(facts, "2026-03-31");
        (march.Carried, march.Expired, march.Available, march.ExpiringDays, march.ExpiresOn).ShouldBe((5, 0, 23, 3, new DateOnly(2026, 3, 31)));
        var april = On(facts, "2026-04-01");
        (april.Carried, april.Expired, april.Taken, april.Available, april.ExpiresOn).ShouldBe((5, 3, 2, 20, null));
        april.Lines.Select(l => (l.Kind, l.Amount)).ShouldBe([(BalanceKind.Grant, 20), (BalanceKind.Carry, 5), (BalanceKind.Take, -1), (BalanceKind.Take, -1), (BalanceKind.Expire, -3)]);
    }

    [Fact]
    public void Leave_that_is_begun_uses_carried_days_to_its_end_where_that_is_promised()
    {
        var taken = Days("2026-03-30", 4);
        On(Facts(Twenty, new(2020, 1, 1), taken: taken), "2026-04-30").Expired.ToString().ShouldBe("3");
        var kept = On(Facts(Twenty with { CarryIfStarted = true }, new(2020, 1, 1), taken: taken), "2026-04-30");
        (kept.Expired, kept.Available).ShouldBe((1, 20));
    }

    [Fact]
    public void Where_nothing_is_carried_what_was_taken_before_costs_nothing_afterwards()
    {
        var facts = Facts(Twenty with { CarryCap = 0 }, new(2024, 1, 1), taken: Days("2024-06-03", 10));
        On(facts, "2024-12-31").Available.ToString().ShouldBe("10");
        On(facts, "2025-01-01").Available.ToString().ShouldBe("20");
        On(Facts(Twenty with { CarryCap = null, CarryExpires = null }, new(2024, 1, 1), taken: Days("2024-06-03", 10)), "2025-01-01").Available.ToString().ShouldBe("30");
    }

    [Fact]
    public void What_was_taken_too_much_is_carried_whole()
    {
        var facts = Facts(Twenty, new(2025, 1, 1), taken: Days("2025-03-03", 26));
        On(facts, "2026-01-01").Carried.ToString().ShouldBe("-6");
        On(facts, "2026-01-01").Available.ToString().ShouldBe("14");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void What_was_taken_too_much_is_paid_off_by_what_a_later_year_leaves_and_costs_the_years_after_nothing(int? carryCap)
    {
        var three = Twenty with { Amount = 3, CarryCap = carryCap, CarryExpires = null };
        var facts = Facts(three, new(2021, 1, 1), taken: [.. Days("2021-05-03", 5), .. Days("2022-05-02", 1), .. Days("2023-05-01", 3), .. Days("2023-09-04", 1)]);
        new[] { "2021-01-01", "2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01", "2023-06-30", "2023-12-31" }.Select(day => On(facts, day).Lines.Aggregate(Fraction.Zero, (sum, line) => sum + line.Amount).ToString())
            .ShouldBe(["-2", "-2", "0", "0", "-1", "-1", "-1"]);
        (On(facts, "2022-12-31").Available, On(facts, "2023-12-31").Available).ShouldBe((0, -1));
    }

    [Fact]
    public void The_nearest_promise_counts_and_a_later_one_from_its_leave_year_on()
    {
        var department = new DepartmentId(new("01960000-0000-7000-8000-00000000000a"));
        var terms = new TermsFacts(new(2025, 6, 1), PayBasis.None, null, null, 40, null, OvertimeMode.Paid, department, null, null, null);
        var facts = Facts(Twenty with { CarryCap = 0 }, new(2024, 1, 1), terms) with
        {
            Entitlements = [Twenty with { CarryCap = 0 }, Twenty with { Department = department, Amount = 25, CarryCap = 0 }, Twenty with { User = default(UserId), Amount = 30, CarryCap = 0, ValidFrom = new(2027, 2, 1) }],
        };
        new[] { "2025-12-31", "2026-12-31", "2027-12-31", "2028-12-31" }.Select(day => On(facts, day).Entitled.ToString()).ShouldBe(["20", "25", "25", "30"]);
    }

    [Fact]
    public void Who_comes_back_gets_each_month_once()
    {
        var history = new EmploymentHistory(default, [Span(new(2026, 1, 1), new(2026, 3, 10)), Span(new(2026, 3, 20), null)]);
        On(new(new(1, 1), [Twenty], history, [], [], []), "2026-12-31").Lines.Select(l => (l.Day.Month, l.Amount.ToString())).ShouldBe([(1, "5"), (3, "15")]);
    }

    [Fact]
    public void Pending_and_later_leave_is_not_available_and_an_adjustment_is_from_its_day_on()
    {
        TakenDay pending = new(new("01960000-0000-7000-8000-000000000001"), new(2026, 9, 1), new(2026, 9, 1), 1, IsApproved: false);
        var facts = Facts(Twenty with { CarryCap = 0 }, new(2020, 1, 1), taken: [pending, .. Days("2026-02-02", 2), .. Days("2026-08-03", 3)]) with { Adjusted = [new(default, new(2026, 6, 1), 2.5m)] };
        var may = On(facts, "2026-05-31");
        (may.Entitled, may.Adjusted, may.Taken, may.Planned, may.Pending, may.Available).ShouldBe((20, 0, 2, 3, 1, 14));
        On(facts, "2026-06-01").Available.ShouldBe(Fraction.Of(33, 2));
        BalanceReplay.Lowest(facts, new(2026, 8, 5), new(2026, 9, 30)).ShouldBe(Fraction.Of(33, 2));
        BalanceReplay.Lowest(facts, new(2026, 5, 1), new(2026, 5, 31)).ShouldBe(18);
    }

    [Fact]
    public void What_was_taken_in_a_year_of_which_nothing_is_carried_is_not_taken_from_the_next()
    {
        // Twenty days a year, nothing carried, ten taken: the next year begins with twenty.
        var facts = Facts(Twenty with { CarryCap = 0, CarryExpires = null }, new(2025, 1, 1), taken: Days("2025-06-02", 10));
        (On(facts, "2025-12-31").Available, On(facts, "2026-01-01").Available, On(facts, "2026-12-31").Available).ShouldBe((10, 20, 20));
    }

    [Fact]
    public void Carried_days_that_never_expire_are_taken_first_whenever_leave_is()
    {
        var facts = Facts(Twenty with { CarryCap = null, CarryExpires = null }, new(2025, 1, 1), taken: [.. Days("2025-06-02", 15), .. Days("2026-05-04", 5)]);
        var year = On(facts, "2026-12-31");
        (year.Carried, year.Expired, year.Available, year.ExpiresOn).ShouldBe((5, 0, 20, null));
    }

    [Fact]
    public void By_the_hour_only_what_is_worked_in_employment_from_when_it_is_valid_counts_and_a_cap_ends_it()
    {
        var hourly = Twenty with { Accrual = Accrual.PerHour, Rate = 0.00416667m, CarryCap = 0, ValidFrom = new(2026, 2, 1) };
        var worked = new[] { "2026-01-31", "2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05", "2026-02-06" }.Select(day => new WorkedStretch(DateOnly.Parse(day), 8 * 3600)).ToList();
        var facts = Facts(hourly, new(2026, 1, 1)) with { Worked = worked };
        On(facts, "2026-12-31").Entitled.ShouldBe(Fraction.Of(16_666_680, 100_000_000));
        On(facts, "2026-02-03").Entitled.ShouldBe(Fraction.Of(2 * 8 * 416_667, 100_000_000));
        On(facts with { Entitlements = [hourly with { Cap = 0.1m }] }, "2026-12-31").Available.ShouldBe(Fraction.Of(1, 10));
        On(Facts(hourly, new(2026, 2, 4)) with { Worked = worked }, "2026-12-31").Entitled.ShouldBe(Fraction.Of(3 * 8 * 416_667, 100_000_000));
    }

    [Fact]
    public void What_will_be_lost_next_is_what_is_carried_and_expires_else_what_no_year_takes_over()
    {
        var facts = Facts(Twenty, new(2025, 1, 1), taken: [.. Days("2025-06-02", 12), .. Days("2026-03-02", 2)]);
        BalanceReplay.NextLoss(facts, new(2025, 10, 1)).ShouldBe((3, new DateOnly(2025, 12, 31)));
        BalanceReplay.NextLoss(facts, new(2026, 1, 1)).ShouldBe((3, new DateOnly(2026, 3, 31)));
        BalanceReplay.NextLoss(Facts(Twenty with { CarryCap = null, CarryExpires = null }, new(2025, 1, 1)), new(2026, 1, 1)).ShouldBeNull();
    }

    private static LeaveBalance On(BalanceFacts facts, string day) => BalanceReplay.On(facts, DateOnly.Parse(day));

    private static BalanceFacts Facts(EntitlementFacts entitlement, DateOnly joined, TermsFacts? later = null, IReadOnlyCollection<TakenDay>? taken = null) =>
        new(new(1, 1), [entitlement], new EmploymentHistory(default, [Span(joined, null, later)]), taken ?? [], [], []);

    private static EmploymentSpan Span(DateOnly from, DateOnly? to, TermsFacts? later = null)
    {
        var first = new TermsFacts(from, PayBasis.None, null, null, 40, null, OvertimeMode.Paid, null, null, null, null);
        return new EmploymentSpan(default, from, to, later is null ? [first] : [first, later]);
    }

    private static IReadOnlyCollection<TakenDay> Days(string first, int days)
    {
        var from = DateOnly.Parse(first);
        return [.. Enumerable.Range(0, days).Select(n => new TakenDay(default, from, from.AddDays(n), 1, IsApproved: true))];
    }
}
