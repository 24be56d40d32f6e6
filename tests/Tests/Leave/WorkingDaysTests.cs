using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;
using WorkforceOS.Leave;
using WorkforceOS.Leave.Counting;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Tests.Leave;

/// <summary>What leave costs, by the worked examples of its rule. The 9th of March 2026 is a Monday.</summary>
public sealed class WorkingDaysTests
{
    private static readonly LeaveRules Plain = new(true, LeaveUnit.Hour, LeaveAllowance.None, DocumentNeed.Never, null, 0, 0, null, 0, false, false, false, false, LeaveVisibility.All, true);
    private static readonly DateOnly Monday = new(2026, 3, 9);

    private static readonly WorkPattern ShortThursday = new(WorkPatternKind.Weekdays, [[8, 8, 8, 4, 0, 0, 0]], new(2026, 1, 5));

    [Theory]
    [InlineData(3, 7, "full", "full", "3", "24")]
    [InlineData(3, 7, "afternoon", "full", "5/2", "20")]
    [InlineData(3, 7, "afternoon", "morning", "2", "16")]
    [InlineData(5, 6, "full", "full", "0", "0")]
    [InlineData(0, 0, "morning", "full", "1/2", "4")]
    [InlineData(0, 13, "full", "full", "10", "80")]
    public void Of_the_usual_week_Monday_to_Friday_count(int from, int to, string start, string end, string days, string hours) =>
        Cost(Span(from, to, start, end), null).ShouldBe((days, hours));

    [Theory]
    [InlineData(0, 6, "full", "7/2", "28")]
    [InlineData(3, 3, "full", "1/2", "4")]
    [InlineData(3, 3, "morning", "1/2", "2")]
    [InlineData(2, 3, "afternoon", "1", "8")]
    [InlineData(4, 4, "full", "0", "0")]
    public void A_day_of_at_most_half_the_longest_is_half_a_day(int from, int to, string start, string days, string hours) =>
        Cost(Span(from, to, start), ShortThursday, weeklyHours: 28).ShouldBe((days, hours));

    [Fact]
    public void Weeks_that_take_turns_count_each_by_its_own_hours()
    {
        var turns = new WorkPattern(WorkPatternKind.Weekdays, [[8, 8, 8, 8, 8, 0, 0], [0, 0, 0, 0, 0, 10, 10]], Monday);
        Cost(Span(0, 13), turns, weeklyHours: 30).ShouldBe(("7", "60"));
        Cost(Span(5, 12), turns, weeklyHours: 30).ShouldBe(("1", "10"));
    }

    [Fact]
    public void A_spread_week_counts_every_day() => Cost(Span(0, 6), new(WorkPatternKind.Spread, [], null), weeklyHours: 30).ShouldBe(("7", "30"));

    [Theory]
    [InlineData("10:00", "12:00", "1/4", "2")]
    [InlineData("10:00", "12:20", "7/24", "7/3")]
    [InlineData("00:00", "00:00", "1", "8")]
    public void Hours_cost_their_share_of_the_day(string from, string to, string days, string hours) =>
        Cost(Span(0, 0) with { FromTime = TimeOnly.Parse(from), ToTime = TimeOnly.Parse(to) }, null).ShouldBe((days, hours));

    [Fact]
    public void Holidays_and_free_days_cost_only_where_the_type_counts_them()
    {
        var holidays = new Dictionary<DateOnly, Fraction> { [Monday.AddDays(4)] = WorkingDays.One, [Monday.AddDays(3)] = WorkingDays.Half };
        Cost(Span(3, 7), null, holidays).ShouldBe(("3/2", "12"));
        Cost(Span(3, 3, "morning"), null, holidays).ShouldBe(("1/2", "4"));
        Cost(Span(3, 7), null, holidays, Plain with { CountsHolidays = true }).ShouldBe(("3", "24"));
        Cost(Span(3, 7), null, holidays, Plain with { CountsFreeDays = true }).ShouldBe(("7/2", "12"));
        Cost(Span(3, 7), null, holidays, Plain with { CountsFreeDays = true, CountsHolidays = true }).ShouldBe(("5", "24"));
        Cost(Span(0, 4) with { ExceptDays = [Monday, Monday.AddDays(1)] }, null, holidays).ShouldBe(("3/2", "12"));
    }

    [Fact]
    public void Nothing_is_free_that_may_be_worked()
    {
        bool Free(LeaveSpan span, WorkPattern? pattern, Fraction? holiday = null) => WorkingDays.Cost(span, Plain, day => new WorkPatterns(History(pattern, 28)).On(day, holiday ?? Fraction.Zero)).IsFree;
        Free(Span(5, 6), ShortThursday).ShouldBeTrue();
        Free(Span(5, 6), null).ShouldBeFalse("nobody agreed that weekends are free");
        Free(Span(0, 0), null, WorkingDays.One).ShouldBeTrue();
        Free(Span(3, 5), ShortThursday).ShouldBeFalse();
    }

    private static LeaveSpan Span(int from, int to, string start = "full", string end = "full") =>
        new(Monday.AddDays(from), Monday.AddDays(to), Enum.Parse<LeavePart>(start, true), Enum.Parse<LeavePart>(end, true), null, null, []);

    private static (string Days, string Hours) Cost(LeaveSpan span, WorkPattern? pattern, Dictionary<DateOnly, Fraction>? holidays = null, LeaveRules? rules = null, decimal weeklyHours = 40)
    {
        var cost = WorkingDays.Cost(span, rules, day => new WorkPatterns(pattern is null ? null : History(pattern, weeklyHours)).On(day, holidays?.GetValueOrDefault(day, Fraction.Zero) ?? Fraction.Zero));
        return (cost.Days.ToString(), cost.Hours.ToString());
    }

    private static EmploymentHistory History(WorkPattern? pattern, decimal weeklyHours) => new(default, [new EmploymentSpan(default, new(2020, 1, 1), null,
        [new TermsFacts(new(2020, 1, 1), PayBasis.None, null, null, weeklyHours, pattern, OvertimeMode.Paid, null, null, (PlaceId?)null, null)])]);
}
