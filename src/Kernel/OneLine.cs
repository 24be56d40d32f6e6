using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace WorkforceOS.Kernel;

/// <summary>The text is a name or a title: one line, and nothing in it that cannot be seen.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OneLineAttribute() : ValidationAttribute("One line without invisible or control characters.")
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int LastOfScriptsWithoutJoiners = 0x058F;

    public override bool IsValid(object? value) => value is not string text || IsOneLine(text);

    public static bool IsOneLine(string text)
    {
        var (before, joins) = (new Rune(' '), false);
        foreach (var rune in text.EnumerateRunes())
        {
            joins = rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner;
            // Persian and Indian names, and emoji of several parts, are written with joiners and variants; after Latin letters they only hide.
            var shapes = (joins || IsVariant(rune.Value)) && before.Value > LastOfScriptsWithoutJoiners && !IsInvisible(before);
            if (!shapes && (IsInvisible(rune) || IsVariant(rune.Value))) return false;
            before = IsVariant(rune.Value) ? before : rune;
        }
        return !joins;
    }

    private static bool IsVariant(int rune) => rune is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        // A joiner of graphemes, fillers, and the blank of braille: letters and marks by category, nothing to the eye.
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0;
}
