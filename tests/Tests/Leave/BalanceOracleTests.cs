using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Balances;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Leave;

/// <summary>Balances of random histories, held against a replay that was written from the rule's words in another language.</summary>
public sealed class BalanceOracleTests
{
    /// <summary>A long run asks for more: WORKFORCEOS_BALANCES=5000.</summary>
    private static readonly int Histories = int.TryParse(Environment.GetEnvironmentVariable("WORKFORCEOS_BALANCES"), NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 500;

    private static readonly Guid[] Departments = [new("01960000-0000-7000-8000-00000000000a"), new("01960000-0000-7000-8000-00000000000b")];

    private static readonly Random Dice = new(20261127);
    private static readonly List<(BalanceFacts Facts, DateOnly On, string Told)> Drawn = [.. Enumerable.Range(0, Histories).Select(_ => Draw(Dice))];

    /// <summary>Asked once, since mutants are tried in one process.</summary>
    private static readonly Lazy<Task<List<string>>> Answers = new(() => Ask(Drawn.Select(d => d.Told)));

    [Fact]
    public async Task Every_balance_is_what_the_oracle_says_in_whatever_order_its_facts_come()
    {
        var (dice, drawn, told) = (new Random(1), Drawn, await Answers.Value);

        told.Count.ShouldBe(Histories);
        for (var n = 0; n < Histories; n++)
        {
            var (facts, on, history) = drawn[n];
            Said(BalanceReplay.On(facts, on)).ShouldBe(told[n], history);
            for (var round = 0; round < 3; round++)
            {
                var shuffled = facts with { Entitlements = Shuffled(dice, facts.Entitlements), Taken = Shuffled(dice, facts.Taken), Adjusted = Shuffled(dice, facts.Adjusted), Worked = Shuffled(dice, facts.Worked) };
                var (one, other) = (BalanceReplay.On(facts, on), BalanceReplay.On(shuffled, on));
                other.Lines.ShouldBe(one.Lines, history);
                Said(other).ShouldBe(told[n], history);
            }
            var balance = BalanceReplay.On(facts, on);
            balance.Lines.Aggregate(Fraction.Zero, (sum, line) => sum + line.Amount).ShouldBe(balance.Available, history);
        }
    }

    [Fact]
    public void The_lowest_balance_of_some_days_is_the_least_that_one_of_them_ends_with()
    {
        var dice = new Random(7);
        foreach (var (facts, on, history) in Drawn)
        {
            var days = Enumerable.Range(0, 1 + dice.Next(60)).Select(on.AddDays).ToList();
            BalanceReplay.Lowest(facts, days[0], days[^1]).ShouldBe(days.Min(day => Ends(facts, day))!, history);
        }

        static Fraction Ends(BalanceFacts facts, DateOnly day) =>
            BalanceReplay.On(facts, facts.YearStart.OnOrBefore(day).AddYears(1).AddDays(-1)).Lines.Where(line => line.Day <= day).Aggregate(Fraction.Zero, (sum, line) => sum + line.Amount);
    }

    private static string Said(LeaveBalance b) =>
        string.Join(' ', b.Entitled, b.Carried, b.Expired, b.Adjusted, b.Taken, b.Planned, b.Pending, b.Available, b.ExpiringDays, b.ExpiresOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-");

    private static T[] Shuffled<T>(Random dice, IEnumerable<T> facts)
    {
        T[] all = [.. facts];
        dice.Shuffle(all);
        return all;
    }

    private static (BalanceFacts Facts, DateOnly On, string Told) Draw(Random dice)
    {
        T One<T>(params T[] of) => of[dice.Next(of.Length)];
        DateOnly Day(int from, int to) => new DateOnly(from, 1, 1).AddDays(dice.Next((to - from) * 365));
        decimal Quarter(int most) => dice.Next(most * 4) / 4m;

        var start = One(new MonthDay(1, 1), new MonthDay(1, 1), new MonthDay(4, 1), new MonthDay(10, 15));
        var employments = new List<EmploymentSpan>();
        for (var (from, n) = (Day(2019, 2023), One(0, 1, 1, 1, 2)); n > 0; n--)
        {
            DateOnly? to = n > 1 || dice.Next(3) == 0 ? from.AddDays(20 + dice.Next(900)) : null;
            List<TermsFacts> terms = [Terms(from)];
            for (var more = dice.Next(3); more > 0; more--)
            {
                var later = from.AddDays(1 + dice.Next(600));
                if ((to is null || later <= to) && !terms.Exists(t => t.From == later)) terms.Add(Terms(later));
            }
            employments.Add(new EmploymentSpan(default, from, to, [.. terms.OrderBy(t => t.From)]));
            from = (to ?? from).AddDays(1 + dice.Next(200));
        }

        var entitlements = new List<EntitlementFacts>();
        for (var n = dice.Next(4); n > 0; n--)
        {
            var level = dice.Next(3);
            var entitlement = new EntitlementFacts(
                level == 0 ? new UserId(Departments[0]) : null, level == 1 ? new DepartmentId(One(Departments)) : null, One(12m, 17.5m, 20m, 24m, 30m, Quarter(40)), One(Accrual.Yearly, Accrual.Monthly, Accrual.PerHour),
                One(Proration.StartedMonths, Proration.FullMonths, Proration.Days), dice.Next(2) == 0, dice.Next(3) == 0 ? GrantRounding.HalfUp : GrantRounding.None,
                dice.Next(4) == 0 ? Quarter(40) : null, One<decimal?>(null, 0, 5, Quarter(10)), One<MonthDay?>(null, new MonthDay(3, 31), new MonthDay(6, 30), new MonthDay(2, 29)), dice.Next(2) == 0,
                One(new DateOnly(2018, 1, 1), Day(2019, 2024)), One(0.00416667m, 0.01m, 0.5m));
            if (!entitlements.Exists(e => (e.User, e.Department, e.ValidFrom) == (entitlement.User, entitlement.Department, entitlement.ValidFrom))) entitlements.Add(entitlement);
        }
        var adjusted = Enumerable.Range(0, dice.Next(3)).Select(_ => new AdjustedDay(NewId.At(TimeProvider.System), Day(2020, 2025), Quarter(10) - 5)).ToList();
        var taken = new List<TakenDay>();
        for (var n = dice.Next(8); n > 0; n--)
        {
            var (request, first, approved) = (NewId.At(TimeProvider.System), Day(2019, 2026), dice.Next(4) > 0);
            if (dice.Next(2) == 0) first = new DateOnly(first.Year, 3, 25).AddDays(dice.Next(10));
            for (var (day, last) = (first, first.AddDays(dice.Next(12))); day <= last; day = day.AddDays(1)) taken.Add(new TakenDay(request, first, day, One(Fraction.Of(1), Fraction.Of(1), Fraction.Of(1, 2), Fraction.Of(2, 7)), approved));
        }
        var worked = Enumerable.Range(0, dice.Next(60)).Select(_ => new WorkedStretch(Day(2019, 2026), dice.Next(1, 12 * 3600))).ToList();
        var facts = new BalanceFacts(start, entitlements, employments.Count == 0 ? null : new EmploymentHistory(default, employments), taken, adjusted, worked);
        var on = Day(2019, 2026);
        return (facts, on, Tell(facts, on));

        TermsFacts Terms(DateOnly from)
        {
            var pattern = One<WorkPattern?>(null, null, new(WorkPatternKind.Weekdays, [[8, 8, 8, 4, 0, 0, 0]], new(2018, 1, 1)), new(WorkPatternKind.Weekdays, [[10, 10, 10, 0, 0, 0, 0], [0, 0, 5, 5, 0, 0, 0]], new(2018, 1, 1)), new(WorkPatternKind.Spread, [], null));
            return new TermsFacts(from, PayBasis.None, null, null, One(40m, 28m, 0m), pattern, OvertimeMode.Paid, One<DepartmentId?>(null, new DepartmentId(Departments[0]), new DepartmentId(Departments[1])), null, null, null);
        }
    }

    private static string Tell(BalanceFacts facts, DateOnly on)
    {
        static string MD(MonthDay day) => FormattableString.Invariant($"{day.Month:00}-{day.Day:00}");
        static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);
        return JsonSerializer.Serialize(new
        {
            on, yearStart = MD(facts.YearStart),
            employments = (facts.History?.Employments ?? []).Select(e => new
            {
                from = e.StartsOn, to = e.EndsOn,
                terms = e.Terms.Select(t => new
                {
                    from = t.From, weeklyHours = t.WeeklyHours, department = t.Department?.Value,
                    pattern = t.Pattern is null ? null : t.Pattern.Kind is WorkPatternKind.Spread ? (object)"spread" : t.Pattern.Weeks.Select(w => w.Select(h => (int)h)),
                }),
            }),
            entitlements = facts.Entitlements.Select(e => new
            {
                level = e.User is not null ? "person" : e.Department is not null ? "department" : "company", department = e.Department?.Value, validFrom = e.ValidFrom, amount = Number(e.Amount),
                accrual = Text.Of(e.Accrual), proration = Text.Of(e.Proration), scale = e.ScaleByPattern, halfUp = e.Rounding is GrantRounding.HalfUp, cap = Number(e.Cap), carryCap = Number(e.CarryCap),
                carryExpires = e.CarryExpires is { } day ? MD(day) : null, carryIfStarted = e.CarryIfStarted, rate = Number(e.Rate),
            }),
            worked = facts.Worked.Select(w => new { day = w.Day, seconds = w.Seconds }),
            taken = facts.Taken.Select(t => new { day = t.Day, starts = t.Starts, days = t.Days.ToString(), approved = t.IsApproved }),
            adjusted = facts.Adjusted.Select(a => new { day = a.Day, amount = Number(a.Amount) }),
        });
    }

    private static async Task<List<string>> Ask(IEnumerable<string> histories)
    {
        var script = Path.Combine(Repository.Root, "tests", "Tests", "Leave", "Oracle", "balances.py");
        using var python = Process.Start(new ProcessStartInfo("python3", ["-I", script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (answers, complaints) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        foreach (var history in histories) await python.StandardInput.WriteLineAsync(history);
        python.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await python.WaitForExitAsync(patience.Token);
        python.ExitCode.ShouldBe(0, await complaints);
        return [.. (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
