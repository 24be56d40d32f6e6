using System.Text;
using AngleSharp.Dom;

namespace WorkforceOS.Announcements;

/// <summary>HTML as it is read where there is none: paragraphs apart, lists with dashes.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Paragraphs = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "table", "div", "hr"];
    private static readonly HashSet<string> Lines = ["li", "tr"];

    /// <param name="withLinks">The address stands behind each link that does not show it.</param>
    public static string Of(INode root, bool withLinks)
    {
        var text = new StringBuilder();
        Write(root, text, withLinks, isPreformatted: false);
        return text.ToString().Trim();
    }

    private static void Write(INode node, StringBuilder text, bool withLinks, bool isPreformatted)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText words:
                    Append(words.Data, text, isPreformatted);
                    break;
                case IElement { LocalName: "br" }:
                    text.Append('\n');
                    break;
                case IElement element:
                    Begin(element, text);
                    Write(element, text, withLinks, isPreformatted || element.LocalName is "pre");
                    if (withLinks && element is { LocalName: "a" } && element.GetAttribute("href") is { Length: > 0 } address && !element.TextContent.Contains(Short(address), StringComparison.Ordinal)) text.Append(" (").Append(address).Append(')');
                    if (Paragraphs.Contains(element.LocalName)) Ensure(text, 2);
                    else if (element.LocalName is "td" or "th") text.Append(' ');
                    break;
            }
        }
    }

    private static void Begin(IElement element, StringBuilder text)
    {
        if (Paragraphs.Contains(element.LocalName)) Ensure(text, element.ParentElement?.LocalName is "li" ? 1 : 2);
        if (!Lines.Contains(element.LocalName)) return;
        Ensure(text, 1);
        if (element.LocalName is "li") text.Append("- ");
    }

    private static void Append(string words, StringBuilder text, bool isPreformatted)
    {
        if (isPreformatted)
        {
            text.Append(words);
            return;
        }
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c) || c is '\u00a0') text.Append(c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
        }
    }

    /// <summary>What is written next begins on a new line, or after an empty one.</summary>
    private static void Ensure(StringBuilder text, int breaks)
    {
        while (text.Length > 0 && text[^1] is ' ') text.Length--;
        if (text.Length == 0 || text.ToString(Math.Max(0, text.Length - 2), Math.Min(2, text.Length)) is "- ") return;
        var there = 0;
        while (there < breaks && there < text.Length && text[^(there + 1)] is '\n') there++;
        text.Append('\n', breaks - there);
    }

    private static string Short(string address) => address.StartsWith("mailto:", StringComparison.Ordinal) || address.StartsWith("tel:", StringComparison.Ordinal) ? address[(address.IndexOf(':') + 1)..] : address;
}
