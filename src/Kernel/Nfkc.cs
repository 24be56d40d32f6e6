using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace WorkforceOS.Kernel;

/// <summary>
/// One spelling for texts that look alike (Unicode normalization form KC, UAX #15): a keyboard may write é as one character or as two.
/// The runtime normalizes only where ICU is installed, which nobody shall have to do; the tables are those of Unicode 14.
/// </summary>
public static class Nfkc
{
    // Hangul syllables are put together by arithmetic (The Unicode Standard, 3.12).
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7, Leads = 19, Vowels = 21, Tails = 28;

    private static readonly Lazy<Tables> Unicode = new(Read);

    public static string Of(string text) => text.All(char.IsAscii) ? text : Compose(Order(Decompose(text)));

    /// <summary>Letters and their marks in one piece, as form C has them; nothing is taken apart, so that what only looks alike stays another.</summary>
    public static string Composed(string text) => text.All(char.IsAscii) ? text : Compose(Order([.. text.EnumerateRunes().Select(r => r.Value)]));

    private static List<int> Decompose(string text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var point = rune.Value;
            if (Unicode.Value.Decompositions.TryGetValue(point, out var parts)) points.AddRange(parts);
            else if (point - HangulBase is >= 0 and < Leads * Vowels * Tails and var syllable)
            {
                points.Add(LeadBase + syllable / (Vowels * Tails));
                points.Add(VowelBase + syllable % (Vowels * Tails) / Tails);
                if (syllable % Tails != 0) points.Add(TailBase + syllable % Tails);
            }
            else points.Add(point);
        }
        return points;
    }

    /// <summary>Marks on one letter stand in the order of their class.</summary>
    private static List<int> Order(List<int> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            for (var j = i; j > 0 && ClassOf(points[j]) != 0 && ClassOf(points[j - 1]) > ClassOf(points[j]); j--) (points[j], points[j - 1]) = (points[j - 1], points[j]);
        }
        return points;
    }

    private static string Compose(List<int> points)
    {
        var composed = new List<int>(points.Count);
        var starter = -1;
        foreach (var point in points)
        {
            // A mark of the same or a higher class, or a letter, stands between.
            var blocked = starter < composed.Count - 1 && ClassOf(composed[^1]) >= ClassOf(point);
            if (starter >= 0 && !blocked && Pair(composed[starter], point) is { } both)
            {
                composed[starter] = both;
                continue;
            }
            if (ClassOf(point) == 0) starter = composed.Count;
            composed.Add(point);
        }
        return string.Concat(composed.Select(char.ConvertFromUtf32));
    }

    private static int? Pair(int first, int second)
    {
        if (first - LeadBase is >= 0 and < Leads and var lead && second - VowelBase is >= 0 and < Vowels and var vowel) return HangulBase + (lead * Vowels + vowel) * Tails;
        if (first - HangulBase is >= 0 and < Leads * Vowels * Tails and var syllable && syllable % Tails == 0 && second - TailBase is > 0 and < Tails and var tail) return first + tail;
        return Unicode.Value.Pairs.TryGetValue((first, second), out var both) ? both : null;
    }

    private static int ClassOf(int point) => Unicode.Value.Classes.GetValueOrDefault(point);

    private static Tables Read()
    {
        using var packed = typeof(Nfkc).Assembly.GetManifestResourceStream("unicode-nfkc.txt.gz")!;
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var tables = new Tables([], [], []);
        while (lines.ReadLine() is { } line)
        {
            int[] points = [.. line[1..].Split(' ').Select(p => int.Parse(p, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
            if (line[0] == 'D') tables.Decompositions[points[0]] = points[1..];
            else if (line[0] == 'C') tables.Classes[points[0]] = points[1];
            else tables.Pairs[(points[0], points[1])] = points[2];
        }
        return tables;
    }

    private sealed record Tables(Dictionary<int, int[]> Decompositions, Dictionary<int, int> Classes, Dictionary<(int, int), int> Pairs);
}
