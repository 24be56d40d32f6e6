using System.Globalization;

namespace WorkforceOS.Kernel.Lists;

/// <summary>Enum values as callers write them: by name in any letter case, or by position.</summary>
public static class Choices
{
    public static object? Parse(Type type, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            var all = Enum.GetValues(type);
            return position < all.Length ? all.GetValue(position) : null;
        }
        return Enum.GetNames(type).FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name) : null;
    }
}
