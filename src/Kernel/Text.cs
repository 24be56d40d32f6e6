using System.Text;
using System.Text.Json;

namespace WorkforceOS.Kernel;

/// <summary>How names are spelled: camelCase on the wire, snake_case in tables.</summary>
public static class Text
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Camel(value.ToString());

    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>True when PostgreSQL can store it: no NUL, no half surrogate.</summary>
    public static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }

    /// <summary>Escapes what LIKE would read as a wildcard; use with ESCAPE '\'.</summary>
    public static string LikeLiteral(string text) => new StringBuilder(text).Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_").ToString();
}
