using System.Globalization;
using System.Numerics;
using WorkforceOS.Kernel;
using WorkforceOS.Payroll;
using WorkforceOS.Payroll.Calculation;
using WorkforceOS.Payroll.Rules;

namespace WorkforceOS.Tests.Payroll.Oracle;

/// <summary>The product's calculation, asked about the same facts. It hands over and compares; it works nothing out.</summary>
internal static class ProductPay
{
    public static PayrollFigures Of(PersonMonth of) => PayrollCalculation.Of(new PayrollInput(
        new Period(of.From, of.To), of.Zone, of.Currency, of.History, new PayRuleBook([.. of.Rules.Select(Rules)]), of.Worked, of.Absences, of.Leave, of.Holidays, of.Planned,
        new Extras(Amount(of.Bonus, of.Currency), Amount(of.Deduction, of.Currency), Amount(of.CarriedIn, of.Currency), [.. of.Adjustments.Select(a => new Adjustment(a.Kind, a.Kind, a.Day, a.Kind == "deduction" ? -Amount(a.Amount, of.Currency) : Amount(a.Amount, of.Currency)))])));

    /// <summary>What they say differently; empty where they agree.</summary>
    public static IEnumerable<string> Differences(PayrollFigures product, PayAnswer oracle)
    {
        (string What, string Product, string Oracle)[] figures =
        [
            ("worked seconds", $"{product.WorkedSeconds}", $"{oracle.Worked}"),
            ("overtime seconds", $"{product.OvertimeSeconds}", oracle.Overtime),
            ("absence seconds", $"{product.AbsenceSeconds}", $"{Whole(oracle.Absence)}"),
            ("absence days", $"{product.AbsenceDays}", $"{oracle.AbsenceDays}"),
            ("premium seconds", $"{product.PremiumSeconds}", $"{oracle.Premium}"),
            ("salary", $"{product.Salary.Minor}", $"{oracle.Salary}"),
            ("carry forward", $"{product.CarryForward.Minor}", $"{oracle.CarryForward}"),
            ("sum of the lines", $"{product.Lines.Sum(line => line.AmountMinor)}", $"{oracle.Salary - oracle.CarryForward}"),
        ];
        return figures.Where(f => f.Product != f.Oracle).Select(f => $"{f.What}: {f.Product} instead of {f.Oracle}");
    }

    /// <summary>The nearest of an exact fraction, as <see cref="PayrollFigures.AbsenceSeconds"/> has it.</summary>
    private static BigInteger Whole(string fraction) =>
        fraction.Split('/') is [var numerator, var denominator] ? Fraction.Of(BigInteger.Parse(numerator, CultureInfo.InvariantCulture), BigInteger.Parse(denominator, CultureInfo.InvariantCulture)).Rounded() : BigInteger.Parse(fraction, CultureInfo.InvariantCulture);

    private static DatedRules Rules(RulesFacts rules) => new(rules.From ?? DateOnly.MinValue, new PayRuleSet(
        [.. rules.Tiers.Select(t => new OvertimeTier(Enum.Parse<TierPer>(t.Per, ignoreCase: true), t.Over, t.Multiplier))], rules.HolidayPaid, Enum.Parse<EarlyIn>(rules.EarlyIn, ignoreCase: true),
        rules.OvertimeNeedsApproval, rules.WeekStartsOn, [.. rules.Premiums.Select(p => new Premium(p.Code, p.Weekdays, p.Holiday, p.Start, p.End, p.Percent, p.Amount, Enum.Parse<PremiumStack>(p.Stack, ignoreCase: true)))]));

    private static Money Amount(decimal amount, string currency) => Money.FromDecimal(amount, currency);
}
