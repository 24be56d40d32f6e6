using System.Numerics;

namespace WorkforceOS.Kernel;

/// <summary>
/// An exact rational number in lowest terms, for shares and rates that must not be rounded on the way.
/// Only <see cref="Rounded"/> loses anything, so a calculation rounds once, where it ends.
/// </summary>
public sealed record Fraction : IComparable<Fraction>
{
    public static readonly Fraction Zero = Of(0);

    private Fraction(BigInteger numerator, BigInteger denominator) => (Numerator, Denominator) = (numerator, denominator);

    public BigInteger Numerator { get; }

    /// <summary>Always positive.</summary>
    public BigInteger Denominator { get; }

    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is zero.</exception>
    public static Fraction Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new Fraction(numerator / divisor, denominator / divisor);
    }

    public static Fraction Of(long whole) => new(whole, BigInteger.One);

    public static implicit operator Fraction(long whole) => Of(whole);

    public static Fraction operator +(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Fraction operator /(Fraction left, Fraction right) =>
        Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The nearest whole number; a half goes away from zero: 2.5 is 3, -2.5 is -3.</summary>
    public BigInteger Rounded() =>
        Numerator.Sign * ((2 * BigInteger.Abs(Numerator) + Denominator) / (2 * Denominator));

    public int CompareTo(Fraction? other) =>
        other is null ? 1 : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public override string ToString() => Denominator.IsOne ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}
