using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Names of languages as BCP 47 writes them, as far as people choose one: language, script, region.</summary>
internal static partial class LanguageTag
{
    public static bool IsOne(string text) => Tag().IsMatch(text);

    /// <summary>In the letter case that RFC 5646 recommends: <c>sr-Latn-RS</c>.</summary>
    public static string? Canonical(string? tag) => tag is null ? null
        : string.Join('-', tag.Split('-').Select((part, nr) => nr == 0 ? part.ToLowerInvariant() : part.Length == 4 ? char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant() : part.ToUpperInvariant()));

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}

/// <summary>The text is the name of a language.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class LanguageAttribute() : ValidationAttribute("A language as BCP 47 writes it, such as de or pt-BR.")
{
    public override bool IsValid(object? value) => value is not string text || LanguageTag.IsOne(text);
}

/// <summary>The text is the name of a time zone.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class TimezoneAttribute() : ValidationAttribute("An IANA time zone, such as Europe/Istanbul.")
{
    public override bool IsValid(object? value) => value is not string text || WallClock.ZoneOrNull(text) is not null;
}
