using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using WorkforceOS.Kernel;

namespace WorkforceOS.Tests.Properties;

public sealed class MoneyProperties
{
    private static readonly Gen<long> Longs = Gen.OneOf(
        Gen.Choose(-1000, 1000).Select(small => (long)small),
        Gen.Choose(int.MinValue, int.MaxValue).Select(large => large * 4_000_000_000L),
        Gen.Elements(0L, 1L, -1L, long.MaxValue, long.MinValue + 1));

    private static readonly Gen<Money> Amounts = Longs.Select(minor => new Money(minor, "EUR"));

    private static readonly Gen<Fraction> Fractions =
        from numerator in Longs
        from denominator in Longs.Where(number => number != 0)
        select Fraction.Of(numerator, denominator);

    private static readonly Gen<long[]> Weights = Longs.Select(weight => Math.Abs(weight)).NonEmptyListOf()
        .Select(weights => weights.ToArray()).Where(weights => weights.Any(weight => weight > 0));

    [Fact]
    public void Parts_sum_to_the_whole_and_are_less_than_a_unit_from_their_exact_share() =>
        Holds(from amount in Amounts from weights in Weights select (amount, weights), given =>
        {
            var (amount, weights) = given;
            var parts = amount.Split(weights);
            var total = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);

            parts.Aggregate((sum, part) => sum + part).ShouldBe(amount);
            foreach (var (part, weight) in parts.Zip(weights))
                BigInteger.Abs(part.Minor * total - (BigInteger)amount.Minor * weight).ShouldBeLessThan(total);
        });

    [Fact]
    public void A_negative_amount_splits_as_its_positive_twin() =>
        Holds(from amount in Amounts from weights in Weights select (amount, weights), given =>
            (-given.amount).Split(given.weights).ShouldBe(given.amount.Split(given.weights).Select(part => -part)));

    [Fact]
    public void Nobody_without_weight_gets_a_part() =>
        Holds(from amount in Amounts from weights in Weights select (amount, weights), given =>
            given.amount.Split([.. given.weights, 0])[^1].Minor.ShouldBe(0));

    [Fact]
    public void Ten_euros_among_three_are_334_333_333()
    {
        new Money(1000, "EUR").Split([1, 1, 1]).Select(part => part.Minor).ShouldBe([334L, 333, 333]);
        new Money(-1000, "EUR").Split([1, 1, 1]).Select(part => part.Minor).ShouldBe([-334L, -333, -333]);
        // 100 × 1/6 = 16.67, × 2/6 = 33.33, × 3/6 = 50: the one left over goes to the remainder .67
        new Money(100, "EUR").Split([1, 2, 3]).Select(part => part.Minor).ShouldBe([17L, 33, 50]);
    }

    [Fact]
    public void Weights_must_be_able_to_carry_the_whole()
    {
        Should.Throw<ArgumentException>(() => new Money(1, "EUR").Split([]));
        Should.Throw<ArgumentException>(() => new Money(1, "EUR").Split([0, 0]));
        Should.Throw<ArgumentException>(() => new Money(1, "EUR").Split([2, -1]));
    }

    [Fact]
    public void Rounding_is_to_the_nearest_and_symmetric_around_zero() =>
        Holds(Fractions, exact =>
        {
            var rounded = exact.Rounded();
            var twiceAway = 2 * BigInteger.Abs(rounded * exact.Denominator - exact.Numerator);

            twiceAway.ShouldBeLessThanOrEqualTo(exact.Denominator);
            if (twiceAway == exact.Denominator) BigInteger.Abs(rounded * exact.Denominator).ShouldBeGreaterThan(BigInteger.Abs(exact.Numerator));
            (Fraction.Zero - exact).Rounded().ShouldBe(-rounded);
        });

    [Theory]
    [InlineData(5, 2, 3)]
    [InlineData(-5, 2, -3)]
    [InlineData(5, -2, -3)]
    [InlineData(1, 2, 1)]
    [InlineData(-1, 2, -1)]
    [InlineData(49, 100, 0)]
    [InlineData(-51, 100, -1)]
    [InlineData(7, 3, 2)]
    public void A_half_goes_away_from_zero(long numerator, long denominator, long rounded) =>
        Fraction.Of(numerator, denominator).Rounded().ShouldBe(rounded);

    [Fact]
    public void Small_and_large_fractions_are_the_same_numbers() =>
        Holds(from a in Fractions from b in Fractions select (a, b), given =>
        {
            var (a, b) = given;
            var (n, d, m, e) = (a.Numerator, a.Denominator, b.Numerator, b.Denominator);
            Same(a + b, n * e + m * d, d * e);
            Same(a - b, n * e - m * d, d * e);
            Same(a * b, n * m, d * e);
            if (b != Fraction.Zero) Same(a / b, n * e, d * m);
            a.CompareTo(b).ShouldBe((n * e).CompareTo(m * d));

            static void Same(Fraction told, BigInteger numerator, BigInteger denominator)
            {
                (told.Numerator * denominator).ShouldBe(told.Denominator * numerator);
                told.Denominator.ShouldBeGreaterThan(BigInteger.Zero);
                BigInteger.GreatestCommonDivisor(told.Numerator, told.Denominator).ShouldBe(BigInteger.One);
                told.ShouldBe(Fraction.Of(numerator, denominator));
            }
        });

    [Fact]
    public void Fractions_calculate_exactly_and_compare_by_value() =>
        Holds(from a in Fractions from b in Fractions from c in Fractions select (a, b, c), given =>
        {
            var (a, b, c) = given;
            (a + b - b).ShouldBe(a);
            (a * (b + c)).ShouldBe(a * b + a * c);
            if (b != Fraction.Zero) (a * b / b).ShouldBe(a);
            (a < b).ShouldBe((a - b).Numerator.Sign < 0);
        });

    [Fact]
    public void Currencies_do_not_mix()
    {
        var (euro, dollar) = (new Money(1, "EUR"), new Money(1, "USD"));
        Should.Throw<InvalidOperationException>(() => euro + dollar);
        Should.Throw<InvalidOperationException>(() => euro - dollar);
        Should.Throw<InvalidOperationException>(() => euro < dollar);
        euro.ShouldNotBe(dollar);
    }

    [Fact]
    public void A_sum_that_does_not_fit_is_refused()
    {
        Should.Throw<OverflowException>(() => new Money(long.MaxValue, "EUR") + new Money(1, "EUR"));
        Should.Throw<OverflowException>(() => new Money(long.MaxValue, "EUR").Times(2));
        Should.Throw<OverflowException>(() => Money.FromDecimal(1e20m, "EUR"));
    }

    [Fact]
    public void What_people_write_and_what_is_kept_are_the_same_amount() =>
        Holds(from amount in Amounts from currency in Gen.Elements("EUR", "JPY", "KWD", "CLF") select amount with { Currency = currency }, amount =>
            Money.FromDecimal(amount.ToDecimal(), amount.Currency).ShouldBe(amount));

    [Theory]
    [InlineData("1234.56", "EUR", 123456)]
    [InlineData("1234.565", "EUR", 123457)]
    [InlineData("-1234.565", "EUR", -123457)]
    [InlineData("1234.5", "JPY", 1235)]
    [InlineData("1.2345", "KWD", 1235)]
    public void Decimals_beyond_the_currency_are_rounded_away_from_zero(string amount, string currency, long minor) =>
        Money.FromDecimal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency).Minor.ShouldBe(minor);

    private static void Holds<T>(Gen<T> given, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(given.ToArbitrary(), law));
}
