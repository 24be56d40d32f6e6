using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace WorkforceOS.Payroll.Export;

/// <summary>
/// Text that becomes no formula. What writes the file marks a cell that begins like one; it cannot know that other readers cut the lines
/// elsewhere: Turkish and German spreadsheets at <c>;</c>, others at tabs, and all of them at a line break in what is a quoted cell only
/// for a reader by commas. An apostrophe stands wherever one of them would see a formula begin.
/// </summary>
internal static partial class SpreadsheetText
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text) => text is null ? null : Beginnings().Replace(text, "'");

    /// <summary>
    /// Between where a cell may begin and a sign that begins a formula, full-width ones too, with at most what a reader strips or nobody sees
    /// in between. At the very beginning the plain signs, tab and return are left to the writer.
    /// </summary>
    [GeneratedRegex(@"(?:(?<=[,;|\t\r\n\v\f\u0085\u2028\u2029])|^(?![=+\-@\t\r]))(?=[\s""\p{Cc}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B])", RegexOptions.CultureInvariant)]
    private static partial Regex Beginnings();
}
