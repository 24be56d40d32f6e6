using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Profile;

/// <summary>A few codes of branches or skills, in whatever letter case: <c>food_service</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class CodesAttribute() : ValidationAttribute($"At most {Most} codes of letters, digits and underscores, {Longest} characters at most.")
{
    private const int Most = 50;
    private const int Longest = 60;

    public override bool IsValid(object? value) => value is not IReadOnlyList<string> codes || (codes.Count <= Most && codes.All(IsCode));

    public static bool IsCode(string? code) => code?.Trim() is { Length: > 0 and <= Longest } text && OneLineAttribute.IsOneLine(text) && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or ' ' or '&' or '/');
}

/// <summary>
/// Branches and skills that are offered to choose from. What a worker names beside them is kept too, under a code of the same shape: a
/// marketplace of other trades needs no release of the product.
/// </summary>
internal static class ProfileWords
{
    public static readonly IReadOnlyDictionary<string, string> Industries = Named(
        "Hospitality", "Food service", "Catering", "Events", "Hotels", "Restaurants", "Corporate dining", "Retail", "Warehouse", "Healthcare", "Cleaning", "Security");

    public static readonly IReadOnlyDictionary<string, string> Skills = Named(
        "Barista", "Latte art", "Bartending", "Mixology", "Serving", "Banquet serving", "Fine dining", "Line cooking", "Prep cooking", "Baking", "Pastry", "Dishwashing", "Food safety", "Cash handling", "Point of sale",
        "Event setup", "Event lead", "Guest service", "Housekeeping", "Forklift", "Inventory", "First aid");

    /// <summary>As codes are kept: in capitals, one underscore between words.</summary>
    public static string Code(string text) => string.Join('_', text.Trim().ToUpperInvariant().Split([' ', '_', '-', '&', '/'], StringSplitOptions.RemoveEmptyEntries));

    public static string[] Codes(IReadOnlyList<string>? texts) => [.. (texts ?? []).Select(Code).Where(c => c.Length > 0).Distinct()];

    /// <summary>What is said of a code that is not offered.</summary>
    public static string Label(IReadOnlyDictionary<string, string> offered, string code) => offered.TryGetValue(code, out var label) ? label : code[..1] + code[1..].Replace('_', ' ').ToLowerInvariant();

    /// <summary>What is offered, and what was named beside it, by their labels.</summary>
    public static IEnumerable<(string Code, string Label)> All(IReadOnlyDictionary<string, string> offered, IEnumerable<string> named) =>
        offered.Keys.Union(named).Select(code => (code, Label(offered, code))).OrderBy(w => w.Item2, StringComparer.Ordinal).ThenBy(w => w.code, StringComparer.Ordinal);

    private static Dictionary<string, string> Named(params string[] labels) => labels.ToDictionary(Code);
}

/// <summary>Distances as workers say them, and as they are kept.</summary>
internal static class Miles
{
    /// <summary>The international mile.</summary>
    private const decimal Meters = 1609.344m;

    public static int? ToMeters(decimal? miles) => miles is { } given ? (int)Math.Round(given * Meters, MidpointRounding.AwayFromZero) : null;

    /// <summary>With one digit, as it was said.</summary>
    public static decimal? Of(int? meters) => meters is { } kept ? Math.Round(kept / Meters, 1, MidpointRounding.AwayFromZero) / 1.0m : null;
}
