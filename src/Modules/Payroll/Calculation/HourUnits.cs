using System.Numerics;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>
/// Hours as whole numbers, so that sums of days are exact and cheap: of an hour there are so many units that a second is whole, and half
/// of a fifth or seventh of a week's hours with four decimals.
/// </summary>
internal static class HourUnits
{
    public const long PerSecond = 1750;
    public const long PerHour = 3600 * PerSecond;

    /// <exception cref="InvalidOperationException">The hours are finer than a unit.</exception>
    public static long Of(Fraction hours)
    {
        var units = BigInteger.DivRem(hours.Numerator * PerHour, hours.Denominator, out var rest);
        return rest.IsZero ? (long)units : throw new InvalidOperationException($"{hours} hours are no whole units.");
    }

    public static Fraction Hours(long units) => Fraction.Of(units, PerHour);

    /// <summary>The nearest second; half a second is one.</summary>
    public static long Seconds(long units) => (units + PerSecond / 2) / PerSecond;
}
