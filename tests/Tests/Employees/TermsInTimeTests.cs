using WorkforceOS.Contracts.Employees;
using WorkforceOS.Employees.Employments;

namespace WorkforceOS.Tests.Employees;

/// <summary>The arithmetic of terms, over histories thrown by dice: what is asked of them on any day.</summary>
public sealed class TermsInTimeTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void Every_day_has_the_terms_that_were_last_said_of_it_and_nothing_else()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var dice = new Random(seed);
            IReadOnlyList<DatedTerms> terms = [new(Start, Of("p0", 1000))];
            // Day by day what each part is, and which change last said so: the plain way to keep the same.
            var position = new string[60];
            var salary = new decimal[60];
            Array.Fill(position, "p0");
            Array.Fill(salary, 1000);
            for (var change = 1; change <= 6; change++)
            {
                var day = dice.Next(60);
                var on = TermsInTime.On(terms, Start.AddDays(day));
                var wanted = dice.Next(2) == 0 ? on with { Position = $"p{change}" } : on with { Pay = new(PayBasis.Monthly, 1000 + change, null) };
                terms = TermsInTime.Change(terms, Start.AddDays(day), wanted, fills: false);
                Say(position, day, wanted.Position);
                Say(salary, day, wanted.Pay.Salary!.Value);
            }
            terms[0].From.ShouldBe(Start);
            terms.Select(t => t.From).ShouldBe(terms.Select(t => t.From).Distinct().Order());
            for (var day = 0; day < 60; day++)
            {
                var on = TermsInTime.On(terms, Start.AddDays(day));
                (on.Position, on.Pay.Salary!.Value).ShouldBe((position[day], salary[day]), $"seed {seed}, day {day}");
            }
        }
    }

    [Fact]
    public void A_start_that_moves_keeps_what_is_agreed_on_every_day_that_is_left()
    {
        IReadOnlyList<DatedTerms> terms = [new(Start, Of("a", 1)), new(Start.AddDays(10), Of("b", 2)), new(Start.AddDays(20), Of("c", 3))];
        TermsInTime.Begin(terms, Start.AddDays(12)).Select(t => (t.From, t.Agreed.Position)).ShouldBe([(Start.AddDays(12), "b"), (Start.AddDays(20), "c")]);
        TermsInTime.Begin(terms, Start.AddDays(-5)).Select(t => (t.From, t.Agreed.Position)).ShouldBe([(Start.AddDays(-5), "a"), (Start.AddDays(10), "b"), (Start.AddDays(20), "c")]);
        TermsInTime.Difference(terms, terms).ShouldBeNull();
        TermsInTime.Difference(terms, [terms[0], terms[1]])!.Value.ShouldSatisfyAllConditions(d => d.From.ShouldBe(Start.AddDays(20)), d => d.Parts.ShouldBe(["position", "pay"]));
    }

    /// <summary>From that day on, as long as it would have been what it was that day.</summary>
    private static void Say<T>(T[] days, int from, T value)
    {
        var was = days[from];
        for (var day = from; day < days.Length && Equals(days[day], was); day++) days[day] = value;
    }

    private static Agreed Of(string position, decimal salary) =>
        new(position, ContractType.Permanent, new(PayBasis.Monthly, salary, null), new(TermsFacts.FullWeek, null), OvertimeMode.Paid, null, null, null, null);
}
