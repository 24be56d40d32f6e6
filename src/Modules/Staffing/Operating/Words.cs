using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.Operating;

/// <summary>A few short names, each one line.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class WordsAttribute() : ValidationAttribute($"At most {Most} names of at most {Longest} characters, each one line.")
{
    private const int Most = 20;
    private const int Longest = 60;

    public override bool IsValid(object? value) =>
        value is not IReadOnlyList<string> words || (words.Count <= Most && words.All(w => w is not null && w.Trim().Length is > 0 and <= Longest && OneLineAttribute.IsOneLine(w)));

    /// <summary>As they are kept: each once, in capitals where they are codes.</summary>
    public static string[] Kept(IReadOnlyList<string> words, bool codes) => [.. words.Select(w => codes ? w.Trim().ToUpperInvariant() : w.Trim()).Distinct()];
}
