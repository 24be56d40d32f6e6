using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;

namespace WorkforceOS.Attendance.Places;

/// <summary>Tags as readers write them, or as a place shows them: long enough not to be guessed from their last characters.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class TagsAttribute() : ValidationAttribute($"At most {Place.MostTags} tags, each of {Shortest} to {Longest} visible characters, or as the place shows it.")
{
    private const int Shortest = 8;
    private const int Longest = 128;

    public override bool IsValid(object? value) => value is not IReadOnlyList<string> tags || (tags.Count <= Place.MostTags && tags.All(IsTag));

    private static bool IsTag(string tag) => OneLineAttribute.IsOneLine(tag) && (tag.Trim() is ['…', _, _, _, _] || tag.Trim() is { Length: >= Shortest and <= Longest } text && text[0] != '…');
}
