using System.Globalization;

namespace WorkforceOS.Tests.Payroll.Oracle;

/// <summary>
/// The product's figures held against an oracle that was written from the rules in words. <c>WORKFORCEOS_PAY_ORACLE_CASES</c> tries more
/// people, <c>WORKFORCEOS_PAY_ORACLE_SEED</c> others; a failure names the seeds, each of which makes its person again.
/// </summary>
public sealed class PayOracleTests
{
    private static readonly int Cases = Setting("WORKFORCEOS_PAY_ORACLE_CASES", 2000);
    private static readonly int FirstSeed = Setting("WORKFORCEOS_PAY_ORACLE_SEED", 1);

    private const int MostShown = 5;

    private static readonly List<PersonMonth> People = [.. Enumerable.Range(FirstSeed, Cases).Select(RandomPersonMonths.Of)];

    /// <summary>Asked once, since mutants are tried in one process.</summary>
    private static readonly Lazy<Task<string>> Answers = new(() => PayOracle.Answer(People));

    [Fact]
    public async Task The_product_pays_what_the_oracle_says_to_the_cent()
    {
        var (people, answers) = (People, PayOracle.Read(await Answers.Value));

        answers.Select(a => a.Id).ShouldBe(people.Select(p => p.Seed));
        var wrong = people.Zip(answers).Select(p => (Person: p.First, Oracle: p.Second, Differences: ProductPay.Differences(ProductPay.Of(p.First), p.Second).ToList())).Where(p => p.Differences.Count > 0).ToList();
        wrong.ShouldBeEmpty($"""
            {wrong.Count} of {people.Count} are paid otherwise. Seeds: {string.Join(' ', wrong.Take(MostShown).Select(w => w.Person.Seed))}
            {string.Join('\n', wrong.Take(MostShown).Select(w => $"{w.Person.Seed}: {string.Join(", ", w.Differences)}; the oracle adds up {string.Join(", ", w.Oracle.Parts.Select(part => $"{part.Key} {part.Value}"))}"))}
            """);
    }

    [Fact]
    public async Task The_oracle_gets_every_worked_example_of_the_rules_right() => (await PayOracle.Examples()).ShouldBe("21 examples, 0 wrong\n");

    [Fact]
    public async Task The_oracle_says_the_same_twice_to_the_byte()
    {
        var people = Enumerable.Range(FirstSeed, Math.Min(Cases, 200)).Select(RandomPersonMonths.Of).ToList();
        (await PayOracle.Answer(people)).ShouldBe(await PayOracle.Answer(people));
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
