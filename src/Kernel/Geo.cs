using System.Security.Cryptography;
using System.Text;

namespace WorkforceOS.Kernel;

/// <summary>A place on the globe, in degrees of WGS 84.</summary>
public readonly record struct GeoPoint
{
    /// <param name="latitude">-90 to 90, north positive.</param>
    /// <param name="longitude">-180 to 180, east positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside of these, or no number.</exception>
    public GeoPoint(double latitude, double longitude)
    {
        // Written so that NaN, which is smaller and larger than nothing, is refused too.
        if (!(Math.Abs(latitude) <= 90)) throw new ArgumentOutOfRangeException(nameof(latitude), latitude, "A latitude is -90 to 90.");
        if (!(Math.Abs(longitude) <= 180)) throw new ArgumentOutOfRangeException(nameof(longitude), longitude, "A longitude is -180 to 180.");
        (Latitude, Longitude) = (latitude, longitude);
    }

    public double Latitude { get; }
    public double Longitude { get; }
}

/// <summary>Whether a position lies within a fence.</summary>
public enum FenceVerdict
{
    Inside,
    Outside,

    /// <summary>The position is not exact enough to say.</summary>
    Unknown,
}

/// <summary>How far apart places are, whether a position lies within a fence around one, and whether a tag is the one that hangs there.</summary>
public static class Geo
{
    /// <summary>The mean radius R1 of the WGS 84 ellipsoid, (2a + b) / 3, in metres. A sphere is up to 0.56 % wrong: at the widest fences, 2 km, about 11 m.</summary>
    public const double EarthRadius = 6_371_008.8;

    /// <summary>So inexact, in metres, is a position that says nothing of it; and more than this much of its inexactness is not forgiven.</summary>
    public const double UsualAccuracy = 50;

    /// <summary>
    /// The distance along the surface, in metres, by the haversine formula (R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984):
    /// <c>2 R asin √(sin² Δφ/2 + cos φ₁ cos φ₂ sin² Δλ/2)</c>. It is exact where points are near each other, which the cosine's is not.
    /// Rounding can lift the root's argument above 1 between antipodes, so that it is clamped.
    /// Example: from 37.4221, -122.0841 to 37.4301, -122.0761 are 1,136 m.
    /// </summary>
    public static double Distance(GeoPoint from, GeoPoint to)
    {
        var (φ1, φ2) = (Radians(from.Latitude), Radians(to.Latitude));
        var (Δφ, Δλ) = (φ2 - φ1, Radians(to.Longitude - from.Longitude));
        var h = Math.Pow(Math.Sin(Δφ / 2), 2) + Math.Cos(φ1) * Math.Cos(φ2) * Math.Pow(Math.Sin(Δλ / 2), 2);
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }

    /// <summary>
    /// How far beyond the radius a position still counts as within, in metres: <c>min(accuracy, 50, radius / 2)</c>.
    /// Example: radius 120 and accuracy 80 give 50, radius 60 and accuracy 80 give 30, radius 120 and accuracy 10 give 10.
    /// </summary>
    /// <param name="accuracy">Of the position, in metres, as the device says; <see cref="UsualAccuracy"/> where it says nothing.</param>
    public static double Tolerance(double radius, double? accuracy) => Math.Min(Math.Min(accuracy ?? UsualAccuracy, UsualAccuracy), radius / 2);

    /// <summary>
    /// Within means <c>distance ≤ radius + tolerance</c>. Who is far less exact than the question may be anywhere, so that nothing is said of them.
    /// Example: radius 120, accuracy 10: 130 m are inside, 131 m outside; with accuracy 150 and a limit of 120 it is unknown.
    /// </summary>
    /// <param name="leastExact">A position of a larger accuracy figure than this many metres is unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is negative or no number.</exception>
    public static FenceVerdict Judge(double distance, double radius, double? accuracy, double leastExact)
    {
        if (!(distance >= 0)) throw new ArgumentOutOfRangeException(nameof(distance), distance, null);
        if (!(radius >= 0)) throw new ArgumentOutOfRangeException(nameof(radius), radius, null);
        if (accuracy is { } given && !(given >= 0)) throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, null);
        if ((accuracy ?? UsualAccuracy) > leastExact) return FenceVerdict.Unknown;
        return distance <= radius + Tolerance(radius, accuracy) ? FenceVerdict.Inside : FenceVerdict.Outside;
    }

    /// <summary>What is kept of a tag: SHA-256 of its text without blanks around it and in capitals, since readers write it in either case.</summary>
    public static byte[] TagHash(string tag) => SHA256.HashData(Encoding.UTF8.GetBytes(tag.Trim().ToUpperInvariant()));

    /// <summary>Whether a tag is one of those. It takes as long whichever it is, and where it is none.</summary>
    /// <param name="hashes">By <see cref="TagHash"/>.</param>
    public static bool IsOneOf(string tag, IEnumerable<byte[]> hashes)
    {
        var (hash, found) = (TagHash(tag), false);
        foreach (var one in hashes) found |= CryptographicOperations.FixedTimeEquals(hash, one);
        return found;
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}
