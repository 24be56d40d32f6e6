using System.ComponentModel.DataAnnotations;

namespace WorkforceOS.Identity;

/// <summary>A text that may be left out, but says something when it is given.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotBlankAttribute() : ValidationAttribute("It must not be empty.")
{
    public override bool IsValid(object? value) => value is not string text || !string.IsNullOrWhiteSpace(text);
}
