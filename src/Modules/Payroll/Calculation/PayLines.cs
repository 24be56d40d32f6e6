using System.Numerics;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>
/// Lines as they are calculated, exact. What is paid is their sum, rounded once, half away from zero, to a whole minor unit; each line then
/// gets its units by largest remainder, so that the lines sum to what is paid: all are cut down to whole units, and the missing ones go to
/// those that lost most, of equals to the earlier.
/// <example>10.004 + 10.004 − 3.333 cents are 16.675, so 17: cut down 10 + 10 − 4 = 16, and the missing one goes to −4, which lost 0.667.</example>
/// </summary>
internal sealed class PayLines(string currency)
{
    private const int DecimalsOfQuantity = 2;
    private const int MoreDecimalsOfRate = 2;
    private const int FineDecimals = 8;

    private readonly List<Exact> lines = [];

    /// <param name="rate">Minor units, for one of the quantity.</param>
    public void Add(string code, string label, Fraction quantity, PayUnit unit, Fraction rate, Fraction factor, DateOnly? day = null)
    {
        if (quantity.Numerator.IsZero) return;
        lines.Add(new Exact(code, label, day, quantity, unit, rate, factor, quantity * rate * factor));
    }

    public void Add(string code, string label, Money amount, DateOnly? day = null)
    {
        if (amount.Currency != currency) throw new InvalidOperationException($"Pay is in {currency}, {code} in {amount.Currency}.");
        if (amount.Minor != 0) Add(code, label, 1, PayUnit.Amount, Math.Abs(amount.Minor), Math.Sign(amount.Minor), day);
    }

    /// <exception cref="OverflowException">Somebody is owed more than can be stored.</exception>
    public (Money Total, IReadOnlyList<PayLine> Lines) Rounded()
    {
        var total = Money.Rounded(lines.Aggregate(Fraction.Zero, (sum, line) => sum + line.Amount), currency);
        var units = lines.Select(line => Floor(line.Amount)).ToArray();
        var missing = (int)(total.Minor - units.Aggregate(BigInteger.Zero, (sum, unit) => sum + unit));
        foreach (var line in Enumerable.Range(0, units.Length).OrderByDescending(line => lines[line].Amount - Whole(units[line])).Take(missing)) units[line]++;
        return (total, [.. lines.Select((line, i) => line.Paid((long)units[i], currency))]);
    }

    private static BigInteger Floor(Fraction amount)
    {
        var whole = BigInteger.DivRem(amount.Numerator, amount.Denominator, out var rest);
        return rest.Sign < 0 ? whole - 1 : whole;
    }

    private static Fraction Whole(BigInteger number) => Fraction.Of(number, BigInteger.One);

    private sealed record Exact(string Code, string Label, DateOnly? Day, Fraction Quantity, PayUnit Unit, Fraction Rate, Fraction Factor, Fraction Amount)
    {
        public PayLine Paid(long minor, string currency)
        {
            var digits = Money.Digits(currency);
            var rate = Rate / (long)BigInteger.Pow(10, digits);
            var (shownQuantity, shownRate) = (Shown(Quantity, DecimalsOfQuantity), Shown(rate, digits + MoreDecimalsOfRate));
            return new PayLine(Code, Label, Day, shownQuantity, Unit, shownRate, Shown(Factor, 4), minor, Fine(Quantity, shownQuantity), Fine(rate, shownRate));
        }

        private static decimal? Fine(Fraction number, decimal shown) => Shown(number, FineDecimals) is var fine && fine != shown ? fine : null;

        private static decimal Shown(Fraction number, int decimals)
        {
            var scale = BigInteger.Pow(10, decimals);
            return (decimal)(number * Fraction.Of(scale, BigInteger.One)).Rounded() / (decimal)scale;
        }
    }
}
