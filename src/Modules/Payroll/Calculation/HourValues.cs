using WorkforceOS.Contracts.Employees;
using WorkforceOS.Kernel;

namespace WorkforceOS.Payroll.Calculation;

/// <summary>
/// What an hour of a person is worth on a day, B(d): the hourly rate, or of a monthly salary twelve months over the hours of 52 weeks. Whoever has no
/// weekly hours, or is paid by neither, has no such value.
/// <example>5200 a month, 40 h a week: 5200·12/(52·40) = 5200·12/2080 = 30.00. At 20 h a week, 60.00.</example>
/// </summary>
internal sealed class HourValues(string currency)
{
    private const long Months = 12;
    private const long Weeks = 52;

    /// <summary>The same terms are asked for again and again.</summary>
    private (TermsFacts Terms, Fraction Value)? last;

    /// <summary>In minor units.</summary>
    public Fraction Of(PayDay day)
    {
        if (day.Basis is PayBasis.None) return Fraction.Zero;
        if (last is not { } known || !ReferenceEquals(known.Terms, day.Terms)) last = known = (day.Terms!, Of(day.Terms!));
        return known.Value;
    }

    private Fraction Of(TermsFacts terms)
    {
        if (terms.Basis is PayBasis.Hourly) return Money.FromDecimal(terms.HourlyRate ?? 0, currency).Minor;
        return terms.WeeklyHours == 0 ? Fraction.Zero : Fraction.Of((System.Numerics.BigInteger)Money.FromDecimal(terms.Salary ?? 0, currency).Minor * Months * 10_000, Weeks * new System.Numerics.BigInteger(terms.WeeklyHours * 10_000));
    }
}
