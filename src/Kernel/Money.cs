using System.Globalization;

namespace WorkforceOS.Kernel;

/// <summary>
/// An amount in whole minor units (cents, yen, fils) of one currency, so that sums are exact.
/// Arithmetic across currencies throws <see cref="InvalidOperationException"/>, beyond 64 bits <see cref="OverflowException"/>.
/// </summary>
/// <param name="Minor">Whole minor units: 123456 is 1234.56 EUR, or 123456 JPY.</param>
/// <param name="Currency">ISO 4217 code in capitals.</param>
public readonly record struct Money(long Minor, string Currency) : IComparable<Money>
{
    public static Money Zero(string currency) => new(0, currency);

    /// <summary>The amount in major units as people write it: 1234.56m. More decimals than the currency has are rounded, half away from zero.</summary>
    public static Money FromDecimal(decimal amount, string currency) =>
        new(decimal.ToInt64(decimal.Round(amount * UnitsPerMajor(currency), MidpointRounding.AwayFromZero)), currency);

    /// <summary>The end of an exact calculation in minor units: rounded here and only here, half away from zero.</summary>
    public static Money Rounded(Fraction minor, string currency) => new((long)minor.Rounded(), currency);

    public static Money operator +(Money left, Money right) => left with { Minor = checked(left.Minor + left.Like(right).Minor) };

    public static Money operator -(Money left, Money right) => left with { Minor = checked(left.Minor - left.Like(right).Minor) };

    public static Money operator -(Money amount) => amount with { Minor = checked(-amount.Minor) };

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>This amount times a rate or share, rounded half away from zero. Add several such products as fractions first.</summary>
    public Money Times(Fraction factor) => Rounded(Minor * factor, Currency);

    /// <summary>
    /// Parts in proportion to the weights that sum to the whole, by largest remainder; of equal remainders the earlier part gets the unit.
    /// A negative amount splits as its positive twin does.
    /// </summary>
    /// <exception cref="ArgumentException">A weight is negative, or none is positive.</exception>
    public Money[] Split(IReadOnlyList<long> weights)
    {
        if (weights.Any(weight => weight < 0)) throw new ArgumentException("A weight is negative.", nameof(weights));
        var total = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        if (total == 0) throw new ArgumentException("No weight is positive.", nameof(weights));

        var whole = Int128.Abs(Minor);
        var units = weights.Select(weight => whole * weight / total).ToArray();
        var left = (int)(whole - units.Aggregate(Int128.Zero, (sum, unit) => sum + unit));
        foreach (var part in Enumerable.Range(0, units.Length).OrderByDescending(part => whole * weights[part] % total).Take(left))
            units[part]++;

        var (sign, currency) = (long.Sign(Minor), Currency);
        return [.. units.Select(unit => new Money((long)(sign * unit), currency))];
    }

    /// <summary>The amount in major units: 1234.56m.</summary>
    public decimal ToDecimal() => Minor / UnitsPerMajor(Currency);

    public int CompareTo(Money other) => Minor.CompareTo(Like(other).Minor);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ToDecimal()} {Currency}");

    /// <summary>How many decimals amounts in this currency have: 2 of EUR, 3 of KWD, none of JPY.</summary>
    public static int Digits(string currency) => Currencies.Digits(currency);

    /// <summary>Refuses an amount that the currency has no such fraction for.</summary>
    /// <param name="name">What the caller calls it.</param>
    public static Problem? Refusal(string name, decimal? amount, string currency) =>
        amount is { } given && decimal.Round(given, Digits(currency), MidpointRounding.ToZero) != given ? Problem.WrongType(name, $"An amount in {currency}, with at most {Digits(currency)} decimals.") : null;

    private Money Like(Money other) => other.Currency == Currency
        ? other
        : throw new InvalidOperationException($"{Currency} and {other.Currency} do not mix.");

    private static decimal UnitsPerMajor(string currency) => Currencies.Digits(currency) switch { 0 => 1, 3 => 1000, 4 => 10000, _ => 100 };
}
