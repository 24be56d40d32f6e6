using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Mail addresses: one spelling for each mailbox, however the address is typed.</summary>
internal static class Mailbox
{
    public const int Longest = 254;
    private const int LongestLocalPart = 64;
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';
    private static readonly IdnMapping Idn = new();

    /// <summary>Small letters in one piece, the domain in ASCII. What is no address stays what it is, and is nobody's.</summary>
    public static string Normal(string email)
    {
        var text = Nfkc.Composed(email.Trim().ToLowerInvariant());
        var at = text.LastIndexOf('@');
        return at < 0 ? text : text[..(at + 1)] + (AsciiDomain(text[(at + 1)..]) ?? text[(at + 1)..]);
    }

    /// <summary>Before the @ in ASCII only: what else there may be, few mail servers take.</summary>
    public static bool IsUsable(string email)
    {
        var text = Normal(email);
        var at = text.IndexOf('@');
        return at is > 0 and <= LongestLocalPart && text.Length <= Longest && at == text.LastIndexOf('@')
            && text.All(c => c is > ' ' and < '\x7F' and not ('<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '[' or ']' or '\\'))
            && text[0] != '.' && text[at - 1] != '.' && !text.Contains("..", StringComparison.Ordinal)
            && IsDomain(text[(at + 1)..]);
    }

    private static bool IsDomain(string domain) =>
        domain.Split('.') is { Length: >= 2 } labels && labels.All(l => l.Length is > 0 and <= 63 && l[0] != '-' && l[^1] != '-')
        && (!labels.Any(l => l.StartsWith("xn--", StringComparison.Ordinal)) || IsTheOnlySpelling(domain));

    /// <summary>The ASCII form can be written out by hand too, and then say what no name says: capitals, or letters in pieces.</summary>
    private static bool IsTheOnlySpelling(string domain)
    {
        try
        {
            return AsciiDomain(Nfkc.Composed(Idn.GetUnicode(domain).ToLowerInvariant())) == domain;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string? AsciiDomain(string domain)
    {
        if (Ascii.IsValid(domain)) return domain;
        try
        {
            return domain.EnumerateRunes().All(IsOfNames) ? Idn.GetAscii(domain) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Letters, marks and digits as names have them: not their wide, joined or decorative forms, which look the same and are others.</summary>
    private static bool IsOfNames(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '.'
        : rune.Value is not ((>= FirstMark and <= LastMark) or (>= 0x2100 and <= 0x214F) or (>= 0xFB00 and <= 0xFFFF) or (>= 0x1D400 and <= 0x1D7FF))
            && Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;
}

/// <summary>The text is one mail address.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class MailAddressAttribute() : ValidationAttribute("One mail address, such as ada@example.com; before the @ plain ASCII letters, digits and signs.")
{
    public override bool IsValid(object? value) => value is not string text || Mailbox.IsUsable(text);
}
