using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Attendance.Places;

/// <summary>The text has the form of a region's code within its country.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class RegionAttribute() : ValidationAttribute("A region by its code, such as BY.")
{
    private const int Longest = 10;

    public override bool IsValid(object? value) => value is not string text || text is "" || (text.Length <= Longest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'));
}
