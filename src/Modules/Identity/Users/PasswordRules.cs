using System.Globalization;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Which passwords are good enough: none that is guessed first, nor one that says who one is.</summary>
internal static class PasswordRules
{
    public const int Shortest = 8;

    /// <summary>So many characters must not follow from the ones before them, as they do in <c>12345678</c>, <c>aaaaaaaa</c> and <c>qwertyui</c>.</summary>
    private const int FewestOfOnesOwn = 5;

    /// <summary>Shorter words stand in too many others by chance.</summary>
    private const int ShortestWord = 4;

    private static readonly string[] KeyboardRows = ["qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "1234567890"];

    /// <summary>Why this cannot be a password; null when it can.</summary>
    /// <param name="about">The person's mail, name and company, where they are known.</param>
    public static Problem? Refusal(string password, params IEnumerable<string?> about)
    {
        // Blanks may stand in a password, but are no part of its length.
        var visible = string.Concat(password.EnumerateRunes().Where(IsVisible)).ToLowerInvariant();
        if (visible.Length < Shortest) return IdentityProblems.PasswordTooShort;
        if (CommonPasswords.Contain(password) || CommonPasswords.Contain(visible)) return IdentityProblems.PasswordTooCommon;
        if (OfItsOwn(visible) < FewestOfOnesOwn || visible.Distinct().Count() < FewestOfOnesOwn) return IdentityProblems.PasswordTooSimple;
        return OfItsOwn(Without(visible, Words(about))) < FewestOfOnesOwn ? IdentityProblems.PasswordAboutOneself : null;
    }

    private static bool IsVisible(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control or UnicodeCategory.Format);

    /// <summary>How many characters do not go on with a repetition, a sequence or a row of keys of three or more.</summary>
    private static int OfItsOwn(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i < 2 || Step(text[i - 1], text[i]) is not { } step || Step(text[i - 2], text[i - 1]) != step) count++;
        }
        return count;
    }

    /// <summary>The way from one character to the next, where there is one that fingers or children go: the same again, one on, one back, by alphabet or keyboard.</summary>
    private static int? Step(char from, char to)
    {
        if (to - from is 0 or 1 or -1) return to - from;
        foreach (var row in KeyboardRows)
        {
            var (at, next) = (row.IndexOf(from), row.IndexOf(to));
            if (at >= 0 && next >= 0 && Math.Abs(next - at) == 1) return next - at;
        }
        return null;
    }

    private static IEnumerable<string> Words(IEnumerable<string?> about) => about.Where(a => a is not null)
        .SelectMany(a => a!.ToLowerInvariant().Split([' ', '@', '.', '-', '_', '+', ',', '\''], StringSplitOptions.RemoveEmptyEntries))
        .Where(w => w.Length >= ShortestWord).Distinct().OrderByDescending(w => w.Length);

    private static string Without(string text, IEnumerable<string> words) => words.Aggregate(text, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal));
}
