using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace WorkforceOS.Identity;

/// <summary>
/// Small letters of Latin, Greek and Cyrillic in one piece, as normal form C has them. The host runs without ICU, where
/// <c>string.Normalize</c> leaves everything as it is; this table is the part of it that mail addresses need.
/// </summary>
internal static class Composition
{
    public const char FirstMark = '\u0300';
    public const char LastMark = '\u036F';
    private static readonly FrozenDictionary<(char Base, char Mark), char> Pairs = Read();

    public static string Compose(string text)
    {
        if (!text.Any(c => c is >= FirstMark and <= LastMark)) return text;
        var composed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (composed.Length > 0 && Pairs.TryGetValue((composed[^1], c), out var one)) composed[^1] = one;
            else composed.Append(c);
        }
        return composed.ToString();
    }

    private static FrozenDictionary<(char, char), char> Read()
    {
        using var text = new StreamReader(typeof(Composition).Assembly.GetManifestResourceStream("compositions.txt")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#')
            .Select(l => l.Split(' ')).ToFrozenDictionary(p => (Letter(p[0]), Letter(p[1])), p => Letter(p[2]));

        static char Letter(string hex) => (char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
