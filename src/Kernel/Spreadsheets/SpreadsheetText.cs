using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace WorkforceOS.Kernel.Spreadsheets;

/// <summary>
/// Text that becomes no formula. It is not enough to look at how a cell begins, since other readers cut the lines
/// elsewhere: Turkish and German spreadsheets at <c>;</c>, others at tabs, and all of them at a line break in what is a quoted cell only
/// for a reader by commas. An apostrophe stands wherever one of them would see a formula begin.
/// </summary>
public static class SpreadsheetText
{
    /// <summary>What begins a formula, full-width signs too.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B");

    private static readonly SearchValues<char> Cuts = SearchValues.Create(",;|\t\r\n\v\f\u0085\u2028\u2029");

    /// <summary>What is not to be at the very beginning, whatever follows.</summary>
    private static readonly SearchValues<char> First = SearchValues.Create("=+-@\t\r");

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text)
    {
        if (string.IsNullOrEmpty(text) || (!First.Contains(text[0]) && !text.AsSpan().ContainsAny(Signs))) return text;

        // From the end, so that each character is looked at once: forward, every cut in a long row of them would look for a sign anew.
        var beginnings = new Stack<int>();
        var leadsToSign = false;
        for (var at = text.Length - 1; at >= 0; at--)
        {
            leadsToSign = Signs.Contains(text[at]) || (leadsToSign && IsPassedOver(text[at]));
            if ((leadsToSign && MayBeginCell(text, at)) || (at == 0 && First.Contains(text[0]))) beginnings.Push(at);
        }

        var (written, from) = (new StringBuilder(text.Length + beginnings.Count), 0);
        foreach (var beginning in beginnings)
        {
            written.Append(text, from, beginning - from).Append('\'');
            from = beginning;
        }
        return written.Append(text, from, text.Length - from).ToString();
    }

    private static bool MayBeginCell(string text, int at) => at == 0 || Cuts.Contains(text[at - 1]);

    /// <summary>What a reader strips, or nobody sees.</summary>
    private static bool IsPassedOver(char letter) =>
        letter is '"' or '\u115F' or '\u1160' or '\u2800' or '\u3164' or '\uFFA0' || char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format;
}
