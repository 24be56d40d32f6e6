using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Identity;

/// <summary>Mail addresses: one spelling for each, so that a mail is the same mail in any letter case.</summary>
internal static class Mailbox
{
    public const int Longest = 254;

    public static string Normal(string email) => email.Trim().ToLowerInvariant();

    public static bool IsUsable(string email)
    {
        var text = email.Trim();
        var at = text.IndexOf('@');
        return at is > 0 and <= 64 && text.Length <= Longest && at == text.LastIndexOf('@')
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '[' or ']' or '\\')
            && text[(at + 1)..].Split('.') is { Length: >= 2 } labels && labels.All(l => l.Length > 0 && l[0] != '-' && l[^1] != '-')
            && text[0] != '.' && text[at - 1] != '.' && !text.Contains("..", StringComparison.Ordinal);
    }
}

/// <summary>The text is one mail address.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class MailAddressAttribute() : ValidationAttribute("One mail address, such as ada@example.com.")
{
    public override bool IsValid(object? value) => value is not string text || Mailbox.IsUsable(text);
}
