namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <param name="Certainty">1 is as it is written, less is close to it or a part of it.</param>
internal readonly record struct NameMatch<T>(T Of, int End, decimal Certainty);

/// <summary>Things of the catalogue by their names: whole, in the plural, misspelled a little, or by a part that only one of them has.</summary>
internal sealed class Names<T>
{
    private const decimal ByClose = 0.8m;
    private const decimal ByPart = 0.7m;
    private readonly List<(string[] Words, T Of)> names;
    private readonly Dictionary<string, List<T>> lastWords = [];
    private readonly Dictionary<string, List<T>> firstWords = [];

    /// <param name="named">Each with its names, the first of which is its own.</param>
    public Names(IEnumerable<(T Of, IReadOnlyList<string> Names)> named)
    {
        var all = named.ToList();
        names = [.. all.SelectMany(n => n.Names.Select(name => (Words: WordsOf(name), n.Of))).Where(n => n.Words.Length > 0).OrderByDescending(n => n.Words.Length)];
        foreach (var (of, own) in all)
        {
            if (own.Count == 0 || WordsOf(own[0]) is not { Length: > 1 } words) continue;
            Add(lastWords, words[^1], of);
            Add(firstWords, words[0], of);
        }
    }

    /// <returns>The longest name that stands there as it is; else one that is close to it; else one of which a part stands there.</returns>
    /// <param name="last">Whether the part is the name's last word, as in cook for line cook, or its first, as in harbour for harbour cafe.</param>
    public NameMatch<T>? At(Passage passage, int at, bool last)
    {
        foreach (var isClose in new[] { false, true })
        {
            foreach (var (words, of) in names)
            {
                if (EndOf(passage, at, words, isClose) is > 0 and var end) return new(of, end, isClose ? ByClose : 1);
            }
        }
        if (!passage.IsWord(at) || passage[at].Length < 4) return null;
        return (last ? lastWords : firstWords).GetValueOrDefault(Spelling.Singular(passage[at])) is [var only] ? new(only, at + 1, ByPart) : null;
    }

    private static int EndOf(Passage passage, int at, string[] words, bool isClose)
    {
        if (!passage.IsFree(at)) return 0;
        // Dish washers are dishwashers, and linecooks line cooks.
        if (words.Length == 1 && passage.IsWord(at) && passage.IsWord(at + 1) && Spelling.Singular(passage[at] + passage[at + 1]) == words[0]) return at + 2;
        if (words.Length == 2 && passage.IsWord(at) && Spelling.Singular(passage[at]) == words[0] + words[1]) return at + 1;
        foreach (var word in words)
        {
            while (at < passage.Count && passage.Is(at, "-", "_", "&", "'", ".")) at++;
            if (!Same(passage[at], word, isClose)) return 0;
            at++;
        }
        return at;
    }

    private static bool Same(string said, string known, bool isClose) =>
        said.Length > 0 && (said == known || Spelling.Singular(said) == known || (isClose && (Spelling.IsClose(said, known) || Spelling.IsClose(Spelling.Singular(said), known))));

    private static string[] WordsOf(string name) => [.. Token.Of(name).Where(t => t.Kind is not TokenKind.Sign).Select(t => Spelling.Singular(t.Text))];

    private static void Add(Dictionary<string, List<T>> to, string word, T of)
    {
        if (!to.TryGetValue(word, out var all)) to[word] = all = [];
        all.Add(of);
    }
}
