using System.Numerics;

namespace WorkforceOS.Kernel;

/// <summary>
/// An exact rational number in lowest terms, for shares and rates that must not be rounded on the way.
/// Only <see cref="Rounded"/> loses anything, so a calculation rounds once, where it ends.
/// </summary>
public sealed record Fraction : IComparable<Fraction>
{
    public static readonly Fraction Zero = Of(0);

    // Nearly all numbers are small, and adding those up as large ones is most of what pay and balances would cost.
    // Whatever fits is kept so, hence equal numbers are equal rows of fields.
    private readonly long numerator;
    private readonly long denominator;
    private readonly Large? large;

    private Fraction(long numerator, long denominator) => (this.numerator, this.denominator) = (numerator, denominator);

    private Fraction(Large large) => this.large = large;

    public BigInteger Numerator => large?.Numerator ?? numerator;

    /// <summary>Always positive.</summary>
    public BigInteger Denominator => large?.Denominator ?? denominator;

    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is zero.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        if (IsSmall(numerator) && IsSmall(denominator)) return Of((Int128)(long)numerator, (Int128)(long)denominator);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (numerator, denominator) = (numerator / divisor, denominator / divisor);
        return IsSmall(numerator) && IsSmall(denominator) ? new Fraction((long)numerator, (long)denominator) : new Fraction(new Large(numerator, denominator));
    }

    public static Fraction Of(long whole) => whole is long.MinValue ? Of(whole, BigInteger.One) : new Fraction(whole, 1);

    /// <summary>Exact to four decimals, as many as hours, days, rates and factors have; further ones are cut.</summary>
    public static Fraction OfDecimal(decimal number) => Of(new BigInteger(number * 10_000), 10_000);

    public static implicit operator Fraction(long whole) => Of(whole);

    public static Fraction operator +(Fraction left, Fraction right) => left.large is null && right.large is null
        ? Of((Int128)left.numerator * right.denominator + (Int128)right.numerator * left.denominator, (Int128)left.denominator * right.denominator)
        : Of(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left.large is null && right.large is null
        ? Of((Int128)left.numerator * right.denominator - (Int128)right.numerator * left.denominator, (Int128)left.denominator * right.denominator)
        : Of(left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) => left.large is null && right.large is null
        ? Of((Int128)left.numerator * right.numerator, (Int128)left.denominator * right.denominator)
        : Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Fraction operator /(Fraction left, Fraction right) => left.large is null && right.large is null
        ? Of((Int128)left.numerator * right.denominator, (Int128)left.denominator * right.numerator)
        : Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The nearest whole number; a half goes away from zero: 2.5 is 3, -2.5 is -3.</summary>
    public BigInteger Rounded() =>
        Numerator.Sign * ((2 * BigInteger.Abs(Numerator) + Denominator) / (2 * Denominator));

    public int CompareTo(Fraction? other) =>
        other is null ? 1
        : large is null && other.large is null ? ((Int128)numerator * other.denominator).CompareTo((Int128)other.numerator * denominator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    private static Fraction Of(Int128 numerator, Int128 denominator)
    {
        if (!IsSmall(numerator) || !IsSmall(denominator)) return Of((BigInteger)numerator, (BigInteger)denominator);
        var (above, below) = ((long)numerator, (long)denominator);
        if (below == 0) throw new DivideByZeroException();
        var divisor = below;
        for (var rest = above; rest != 0;) (divisor, rest) = (rest, divisor % rest);
        // Dividing by it makes the denominator positive.
        if (divisor < 0 != below < 0) divisor = -divisor;
        return new Fraction(above / divisor, below / divisor);
    }

    /// <summary>What may change its sign without becoming too large.</summary>
    private static bool IsSmall(Int128 number) => number > long.MinValue && number <= long.MaxValue;

    private static bool IsSmall(BigInteger number) => number > long.MinValue && number <= long.MaxValue;

    private sealed record Large(BigInteger Numerator, BigInteger Denominator);
}
