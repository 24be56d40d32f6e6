namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>Whether a word that was said may be another that is known.</summary>
internal static class Spelling
{
    /// <summary>Of nouns: <c>baristas</c> is barista, <c>dishes</c> dish, <c>salesmen</c> salesman.</summary>
    public static string Singular(string word) => word switch
    {
        _ when word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        _ when word.Length > 4 && (Ends(word, "sses") || Ends(word, "shes") || Ends(word, "ches") || Ends(word, "xes")) => word[..^2],
        _ when word.Length > 4 && Ends(word, "men") => word[..^2] + "an",
        _ when word.Length > 3 && Ends(word, "s") && !Ends(word, "ss") && !Ends(word, "us") => word[..^1],
        _ => word,
    };

    public static bool IsPlural(string word) => Singular(word) != word;

    /// <summary>A slip of the pen apart: one in words of five letters and more, two from nine on; the first letter is right.</summary>
    public static bool IsClose(string said, string known)
    {
        var most = known.Length switch { < 5 => 0, < 9 => 1, _ => 2 };
        return most > 0 && said.Length > 0 && said[0] == known[0] && Math.Abs(said.Length - known.Length) <= most && Distance(said, known) <= most;
    }

    /// <summary>Letters that are added, left out, other, or swapped with their neighbour (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var (before, last, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            (before, last, now) = (last, now, before);
        }
        return last[b.Length];
    }

    private static bool Ends(string word, string end) => word.EndsWith(end, StringComparison.Ordinal);
}
