using System.Globalization;
using System.Net;
using System.Text;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>One mail, in text; the HTML part is made from it.</summary>
/// <param name="Lines">Paragraphs.</param>
/// <param name="Code">A code to show large, where there is one.</param>
/// <param name="Unsubscribe">Where the reader gets no more of its kind, where it is of one.</param>
internal sealed record Mail(string To, string Subject, IReadOnlyList<string> Lines, string? Code = null, string? Unsubscribe = null);

/// <summary>How a mail reads, as plain text and as HTML.</summary>
internal static class MailBody
{
    public static string Text(Mail mail) => string.Join("\n\n", mail.Lines.Select(OneLine).Concat(mail.Code is { } code ? [code] : [])) + "\n";

    public static string Html(Mail mail)
    {
        var html = new StringBuilder("""<!doctype html><html><body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c2430">""");
        foreach (var line in mail.Lines) html.Append("<p>").Append(WebUtility.HtmlEncode(OneLine(line))).Append("</p>");
        if (mail.Code is { } code) html.Append("""<p style="font-size:28px;font-weight:bold;letter-spacing:4px">""").Append(WebUtility.HtmlEncode(code)).Append("</p>");
        return html.Append("</body></html>").ToString();
    }

    /// <summary>
    /// Without what is not to be seen: a line break in a name would begin another header or a paragraph that looks like ours, and
    /// marks of direction would show a text that is not there.
    /// </summary>
    public static string OneLine(string text)
    {
        if (!text.Any(IsUnseen)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsUnseen(c)) clean.Append(c);
            else if (char.IsControl(c) || char.IsWhiteSpace(c)) clean.Append(' ');
        }
        return clean.ToString();
    }

    // Joiners are part of words and of pictures in some scripts.
    private static bool IsUnseen(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (char.GetUnicodeCategory(c) is UnicodeCategory.Format && c is not ('\u200c' or '\u200d'));
}
