using System.IO.Compression;
using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Clients;

/// <summary>
/// The time zone of a place on the map, without asking anybody. The map is that of the npm package <c>@photostructure/tz-lookup</c> 11.7 (CC0):
/// 48 by 24 squares, each of one zone or halved both ways until it is. It is right for most places where people live, and may be the
/// neighbour's within some kilometres of a border: whoever knows better says so.
/// </summary>
internal static class ZoneOfPlace
{
    private const int Columns = 48;
    private const int Rows = 24;
    private const int Digits = 56;
    private const int FirstDigit = 35;
    private const int Numbers = Digits * Digits;

    // A hair more than the whole, so that the last meridian and the south pole are in the last square.
    private const double Width = 360.00000000000006;
    private const double Height = 180.00000000000003;

    private static readonly Lazy<(string[] Names, string Tree)> Map = new(Read);

    /// <param name="latitude">From -90 to 90.</param>
    /// <param name="longitude">From -180 to 180.</param>
    public static DateTimeZone Of(double latitude, double longitude)
    {
        var (names, tree) = Map.Value;
        if (latitude >= 90) return DateTimeZone.Utc;
        var (x, y) = (Columns * (180 + longitude) / Width, Rows * (90 - latitude) / Height);
        var (column, row) = ((int)x, (int)y);
        var found = Number(tree, 2 * (Columns * row + column));
        var square = -1;
        // Numbers at the end of the range are zones; the others say how many squares further the four quarters stand.
        while (found + names.Length < Numbers)
        {
            square += found + 1;
            (x, y) = (2 * (x - column) % 2, 2 * (y - row) % 2);
            (column, row) = ((int)x, (int)y);
            found = Number(tree, 2 * (Columns * Rows + 4 * square + 2 * row + column));
        }
        // A zone that the tzdb in use does not know yet, or any more.
        return WallClock.ZoneOrNull(names[found + names.Length - Numbers]) ?? DateTimeZone.Utc;
    }

    private static int Number(string tree, int at) => Digits * (tree[at] - FirstDigit) + tree[at + 1] - FirstDigit;

    private static (string[] Names, string Tree) Read()
    {
        using var packed = typeof(ZoneOfPlace).Assembly.GetManifestResourceStream("zones-of-the-earth.txt.gz")!;
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return (lines.ReadLine()!.Split(','), lines.ReadLine()!);
    }
}
