using WorkforceOS.Kernel;

namespace WorkforceOS.Tests.Payroll.Oracle;

/// <summary>The product and the oracle pay the same to the minor unit.</summary>
public sealed class OracleAgreesTests
{
    [Fact]
    public async Task Two_thousand_random_people_are_owed_the_same_to_the_cent()
    {
        var people = Enumerable.Range(1, 2000).Select(RandomPersonMonths.Of).ToList();
        var answers = PayOracle.Read(await PayOracle.Answer(people)).ToDictionary(answer => answer.Id);

        List<string> wrong = [];
        foreach (var person in people)
        {
            var (pay, answer) = (person.Input().Pay(), answers[person.Seed]);
            var ours = (pay.Salary.Minor, pay.CarryForward.Minor, pay.WorkedSeconds, pay.OvertimeSeconds, pay.PremiumSeconds, pay.AbsenceDays, pay.AbsenceSeconds);
            var theirs = (answer.Salary, answer.CarryForward, answer.Worked, Seconds(answer.Overtime), answer.Premium, answer.AbsenceDays, Seconds(answer.Absence));
            if (ours != theirs) wrong.Add($"seed {person.Seed}: {ours}, the oracle {theirs}");
        }
        answers.Count.ShouldBe(people.Count);
        wrong.ShouldBeEmpty();
    }

    /// <summary>The nearest second of an exact number of them.</summary>
    private static long Seconds(string exact)
    {
        var parts = exact.Split('/');
        return (long)Fraction.Of(System.Numerics.BigInteger.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts is [_, var below] ? System.Numerics.BigInteger.Parse(below, System.Globalization.CultureInfo.InvariantCulture) : 1).Rounded();
    }
}
