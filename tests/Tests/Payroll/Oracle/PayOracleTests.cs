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
