using FsCheck;
using FsCheck.Fluent;
using WorkforceOS.Kernel;

namespace WorkforceOS.Tests.Properties;

public sealed class GeoProperties
{
    /// <summary>Half of the globe's circumference: nothing is further.</summary>
    private const double Furthest = Math.PI * Geo.EarthRadius;

    private static readonly Gen<double> Latitudes = Gen.OneOf(Gen.Choose(-90_000_000, 90_000_000).Select(micro => micro / 1e6), Gen.Elements(-90.0, -0.0, 0, 90, 37.4221));
    private static readonly Gen<double> Longitudes = Gen.OneOf(Gen.Choose(-180_000_000, 180_000_000).Select(micro => micro / 1e6), Gen.Elements(-180.0, -0.0, 0, 180, -122.0841));
    private static readonly Gen<GeoPoint> Points = from latitude in Latitudes from longitude in Longitudes select new GeoPoint(latitude, longitude);

    /// <summary>Pairs that lie as near each other as a door and a telephone.</summary>
    private static readonly Gen<(GeoPoint, GeoPoint)> Near =
        from latitude in Gen.Choose(-89_000_000, 89_000_000) from longitude in Gen.Choose(-179_000_000, 179_000_000) from north in Gen.Choose(-9000, 9000) from east in Gen.Choose(-9000, 9000)
        select (new GeoPoint(latitude / 1e6, longitude / 1e6), new GeoPoint((latitude + north) / 1e6, (longitude + east) / 1e6));

    [Fact]
    public void The_worked_example_is_1136_metres()
    {
        Geo.Distance(new(37.4221, -122.0841), new(37.4301, -122.0761)).ShouldBe(1136, 0.5);
    }

    [Fact]
    public void It_agrees_with_the_angle_between_the_vectors()
    {
        // The arc tangent of cross and dot product is exact everywhere; asin of a root loses half its digits at the antipodes: 0.2 m there.
        Holds(from a in Points from b in Points select (a, b), pair => Geo.Distance(pair.a, pair.b).ShouldBe(ByVectors(pair.a, pair.b), 0.5));
        Holds(Near, pair => Geo.Distance(pair.Item1, pair.Item2).ShouldBe(ByVectors(pair.Item1, pair.Item2), 1e-5));
    }

    [Fact]
    public void It_is_a_distance()
    {
        Holds(from a in Points from b in Points from c in Points select (a, b, c), given =>
        {
            var (a, b, c) = given;
            Geo.Distance(a, a).ShouldBe(0);
            Geo.Distance(a, b).ShouldBe(Geo.Distance(b, a), 1e-6);
            Geo.Distance(a, b).ShouldBeInRange(0, Furthest);
            Geo.Distance(a, c).ShouldBeLessThanOrEqualTo(Geo.Distance(a, b) + Geo.Distance(b, c) + 1);
        });
    }

    [Fact]
    public void At_a_pole_every_longitude_is_the_same_place_and_the_antimeridian_is_no_wall()
    {
        Holds(from one in Longitudes from other in Longitudes select (one, other), given =>
        {
            Geo.Distance(new(90, given.one), new(90, given.other)).ShouldBe(0, 1e-6);
            Geo.Distance(new(-90, given.one), new(90, given.other)).ShouldBe(Furthest, 0.5);
        });
        Geo.Distance(new(0, 180), new(0, -180)).ShouldBe(0, 1e-6);
        // 0.002° of the equator.
        Geo.Distance(new(0, 179.999), new(0, -179.999)).ShouldBe(222.39, 0.01);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(90.000001, 0)]
    [InlineData(0, -180.000001)]
    [InlineData(double.PositiveInfinity, 0)]
    [InlineData(0, double.NegativeInfinity)]
    public void What_is_nowhere_is_refused(double latitude, double longitude)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new GeoPoint(latitude, longitude));
        Should.Throw<ArgumentOutOfRangeException>(() => Geo.Judge(double.NaN, 100, 10, 100));
        Should.Throw<ArgumentOutOfRangeException>(() => Geo.Judge(10, double.NaN, 10, 100));
        Should.Throw<ArgumentOutOfRangeException>(() => Geo.Judge(10, 100, double.NaN, 100));
    }

    [Theory]
    [InlineData(120, 80d, 50)]
    [InlineData(60, 80d, 30)]
    [InlineData(120, 10d, 10)]
    [InlineData(120, null, 50)]
    [InlineData(0, 10d, 0)]
    public void Of_inexactness_little_is_forgiven(double radius, double? accuracy, double tolerance)
    {
        Geo.Tolerance(radius, accuracy).ShouldBe(tolerance);
    }

    [Theory]
    [InlineData(130, 120, 10d, 120, FenceVerdict.Inside)]
    [InlineData(130.5, 120, 10d, 120, FenceVerdict.Outside)]
    [InlineData(0, 120, 150d, 120, FenceVerdict.Unknown)]
    [InlineData(50_000, 120, 150d, 120, FenceVerdict.Unknown)]
    [InlineData(50_000, 120, 100d, 100, FenceVerdict.Outside)]
    [InlineData(0, 120, 100.5, 100, FenceVerdict.Unknown)]
    [InlineData(0, 40, null, 40, FenceVerdict.Unknown)]
    [InlineData(70, 50, null, 50, FenceVerdict.Inside)]
    public void A_position_is_inside_outside_or_too_inexact_to_say(double distance, double radius, double? accuracy, double leastExact, FenceVerdict verdict)
    {
        Geo.Judge(distance, radius, accuracy, leastExact).ShouldBe(verdict);
    }

    [Fact]
    public void A_tag_is_the_same_in_either_case_and_no_other()
    {
        var hashes = new[] { Geo.TagHash("04:A2:24:1B:5C:61:80"), Geo.TagHash("second-tag") };

        Geo.IsOneOf(" 04:a2:24:1b:5c:61:80 ", hashes).ShouldBeTrue();
        Geo.IsOneOf("SECOND-TAG", hashes).ShouldBeTrue();
        Geo.IsOneOf("04:A2:24:1B:5C:61:81", hashes).ShouldBeFalse();
        Geo.IsOneOf("", []).ShouldBeFalse();
    }

    private static double ByVectors(GeoPoint a, GeoPoint b)
    {
        var (u, v) = (Vector(a), Vector(b));
        var cross = (X: u.Y * v.Z - u.Z * v.Y, Y: u.Z * v.X - u.X * v.Z, Z: u.X * v.Y - u.Y * v.X);
        return Geo.EarthRadius * Math.Atan2(Math.Sqrt(cross.X * cross.X + cross.Y * cross.Y + cross.Z * cross.Z), u.X * v.X + u.Y * v.Y + u.Z * v.Z);

        static (double X, double Y, double Z) Vector(GeoPoint point)
        {
            var ((sinφ, cosφ), (sinλ, cosλ)) = (Math.SinCos(point.Latitude * Math.PI / 180), Math.SinCos(point.Longitude * Math.PI / 180));
            return (cosφ * cosλ, cosφ * sinλ, sinφ);
        }
    }

    private static void Holds<T>(Gen<T> given, Action<T> law) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(given.ToArbitrary(), law));
}
