using System.Globalization;

namespace WorkforceOS.Staffing.RapidOrders.Reading;

internal enum TokenKind
{
    Word,
    Number,
    Sign,
}

/// <summary>A word in small letters, a number, or a single other character of a text.</summary>
/// <param name="Value">Of a number; 0 otherwise.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="IsGlued">Nothing stands between it and the one before.</param>
internal readonly record struct Token(TokenKind Kind, string Text, decimal Value, int Start, int End, bool IsGlued)
{
    private const int MostDigits = 9;

    /// <summary>Digits and letters are apart (<c>9am</c> are two), an apostrophe belongs to its word, and of <c>a.m.</c> the points are gone.</summary>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var isGlued = tokens.Count > 0 && tokens[^1].End == start;
            if (char.IsAsciiDigit(text[at]))
            {
                at = EndOfNumber(text, at);
                var digits = text[start..at].Replace(",", "", StringComparison.Ordinal);
                tokens.Add(new(TokenKind.Number, digits, digits.Length > MostDigits ? 0 : decimal.Parse(digits, CultureInfo.InvariantCulture), start, at, isGlued));
            }
            else if (char.IsLetter(text[at]))
            {
                while (at < text.Length && (char.IsLetter(text[at]) || IsInside(text, at))) at++;
                tokens.Add(new(TokenKind.Word, Plain(text[start..at]), 0, start, at, isGlued));
            }
            else
            {
                tokens.Add(new(TokenKind.Sign, Sign(text[at]), 0, start, ++at, isGlued));
            }
        }
        return tokens;
    }

    /// <summary>With thousands (<c>1,000</c>) and a fraction (<c>23.50</c>), but without the point of a sentence.</summary>
    private static int EndOfNumber(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        while (at + 3 < text.Length && text[at] is ',' && Digits(text, at + 1) == 3) at += 4;
        if (at + 1 < text.Length && text[at] is '.' && Digits(text, at + 1) is 1 or 2) at += 1 + Digits(text, at + 1);
        return at;
    }

    private static int Digits(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - at;
    }

    /// <summary>An apostrophe, or a point of an abbreviation of single letters, with a letter behind it.</summary>
    private static bool IsInside(string text, int at) => text[at] switch
    {
        '\'' or '’' => at + 1 < text.Length && char.IsLetter(text[at + 1]),
        '.' => text[at - 1] is 'a' or 'p' or 'A' or 'P' && at + 1 < text.Length && text[at + 1] is 'm' or 'M' && !(at + 2 < text.Length && char.IsLetter(text[at + 2])) && !(at > 1 && char.IsLetter(text[at - 2])),
        _ => false,
    };

    private static string Plain(string word)
    {
        var plain = word.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal).Replace('’', '\'');
        return plain.EndsWith("'s", StringComparison.Ordinal) ? plain[..^2] : plain;
    }

    private static string Sign(char sign) => sign switch
    {
        '–' or '—' or '−' or '‐' => "-",
        '×' or '*' => "x",
        _ => sign.ToString(),
    };
}
