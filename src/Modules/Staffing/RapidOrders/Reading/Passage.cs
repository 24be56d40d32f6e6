namespace WorkforceOS.Staffing.RapidOrders.Reading;

/// <summary>A text in which each token is understood once: whoever understands some takes them, and nobody after does.</summary>
internal sealed class Passage
{
    /// <summary>More than anybody says in an order: what is behind them is not read.</summary>
    private const int MostTokens = 1500;

    private readonly bool[] taken;

    public Passage(string text)
    {
        var tokens = Token.Of(text);
        if (tokens.Count > MostTokens) tokens.RemoveRange(MostTokens, tokens.Count - MostTokens);
        (Text, Tokens, taken) = (text, tokens, new bool[tokens.Count]);
    }

    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public int Count => Tokens.Count;

    public bool IsFree(int at) => at >= 0 && at < Count && !taken[at];

    public bool IsTaken(int at) => at >= 0 && at < Count && taken[at];

    public bool IsFree(int from, int to) => Enumerable.Range(from, to - from).All(IsFree);

    /// <summary>The word or sign; empty where it is taken, and outside of the text.</summary>
    public string this[int at] => IsFree(at) ? Tokens[at].Text : "";

    public bool Is(int at, params ReadOnlySpan<string> words)
    {
        var word = this[at];
        return word.Length > 0 && words.Contains(word);
    }

    public bool IsNumber(int at) => IsFree(at) && Tokens[at].Kind is TokenKind.Number;

    public bool IsWord(int at) => IsFree(at) && Tokens[at].Kind is TokenKind.Word;

    /// <summary>The words as they follow each other.</summary>
    public bool Says(int at, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++) if (this[at + i] != words[i]) return false;
        return true;
    }

    public void Take(int from, int to)
    {
        for (var at = Math.Max(0, from); at < Math.Min(to, Count); at++) taken[at] = true;
    }

    /// <summary>What stands there, as it was written.</summary>
    public string Written(int from, int to) => from >= to ? "" : Text[Tokens[from].Start..Tokens[to - 1].End];
}
