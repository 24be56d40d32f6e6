using System.Net;
using System.Text;
using WorkforceOS.Contracts.Notifications;

namespace WorkforceOS.Notifications.Mailing;

/// <summary>How a mail reads, as plain text and as HTML.</summary>
internal static class MailBody
{
    public static string Text(Mail mail) => string.Join("\n\n", mail.Code is { } code ? mail.Lines.Append(code) : mail.Lines) + "\n";

    public static string Html(Mail mail)
    {
        var html = new StringBuilder("""<!doctype html><html><body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1c2430">""");
        foreach (var line in mail.Lines) html.Append("<p>").Append(WebUtility.HtmlEncode(line)).Append("</p>");
        if (mail.Code is { } code) html.Append("""<p style="font-size:28px;font-weight:bold;letter-spacing:4px">""").Append(WebUtility.HtmlEncode(code)).Append("</p>");
        return html.Append("</body></html>").ToString();
    }

    /// <summary>A header is one line: a line break in a name or a title must not begin another header.</summary>
    public static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
}
