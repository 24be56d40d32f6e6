using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkforceOS.Announcements;

/// <summary>
/// Takes out of a text, HTML or Markdown, every tag that is not allowed, in one pass from the left. What is left holds two sorts of "&lt;"
/// only: those that begin an allowed tag, written anew here, and those that no reader of HTML takes for the beginning of anything.
/// </summary>
internal static partial class AllowedTags
{
    public static readonly IReadOnlyList<string> Elements =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "mark", "small",
        "a", "table", "thead", "tbody", "tr", "th", "td", "div", "span",
    ];

    public static readonly IReadOnlyList<string> Attributes = ["href", "title", "start", "colspan", "rowspan"];

    public static readonly IReadOnlyList<string> Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>Tags stand in each other so deeply at most: what goes deeper is a trap for whoever renders it.</summary>
    private const int Deepest = 30;

    /// <summary>Of these not only the tag goes, but all that stands within.</summary>
    private static readonly HashSet<string> Whole = ["script", "style", "iframe", "frame", "frameset", "noscript", "noembed", "noframes", "xmp", "plaintext", "template", "textarea", "title", "svg", "math", "object", "applet", "audio", "video", "canvas", "select"];

    private static readonly HashSet<string> Known = [.. Elements];
    private static readonly HashSet<string> Void = ["br", "hr"];

    /// <summary>A second one ends the first.</summary>
    private static readonly HashSet<string> EndsItsLike = ["p", "li", "td", "th", "tr"];

    public static string Only(string text)
    {
        var (kept, open, missing) = (new StringBuilder(text.Length), new List<string>(), new HashSet<string>());
        var last = text.LastIndexOf('>');
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '<' || i + 1 == text.Length || !(char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?'))
            {
                kept.Append(text[i++]);
                continue;
            }
            if (last < i)
            {
                kept.Append("&lt;");
                i++;
                continue;
            }
            i = Tag(text, i, kept, open, missing);
        }
        return kept.ToString();
    }

    /// <summary>Addresses without a scheme lead somewhere on the page's own host.</summary>
    public static bool IsAllowedAddress(string? address)
    {
        // Readers of HTML leave out what cannot be seen, so that "java script:" is no way around.
        var seen = new string([.. WebUtility.HtmlDecode(address ?? "").Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.Format)]);
        // Readers of HTML know more entities than the decoder, and take them without their end.
        var entity = seen.IndexOf('&');
        if (entity >= 0 && seen.AsSpan(0, entity).IndexOfAny('/', '?') < 0) return false;
        var colon = seen.IndexOf(':');
        if (colon < 0 || seen.AsSpan(0, colon).IndexOfAny('/', '?', '#') >= 0) return true;
        return Schemes.Contains(seen[..colon], StringComparer.OrdinalIgnoreCase);
    }

    /// <returns>Where to go on.</returns>
    private static int Tag(string text, int at, StringBuilder kept, List<string> open, HashSet<string> missing)
    {
        if (Autolink().Match(text, at) is { Success: true } link)
        {
            // To a reader of HTML "<https://a/onclick=b>" is an element with an attribute; the address is a link without the brackets too.
            var address = link.Groups[1].Value;
            kept.Append(address.AsSpan().IndexOfAny("=\"'`") < 0 ? link.Value : address);
            return at + link.Length;
        }
        if (text[at + 1] is '!' or '?')
        {
            var isComment = text.AsSpan(at).StartsWith("<!--");
            var end = Find(text, isComment ? "-->" : ">", at + 2, missing);
            if (end < 0 && isComment) end = Find(text, ">", at + 2, missing);
            return Drop(kept, end < 0 ? text.Length : end);
        }

        var isEnd = text[at + 1] is '/';
        var nameAt = at + (isEnd ? 2 : 1);
        var nameEnd = nameAt;
        while (nameEnd < text.Length && !char.IsWhiteSpace(text[nameEnd]) && text[nameEnd] is not ('/' or '>')) nameEnd++;
        var name = text[nameAt..nameEnd].ToLowerInvariant();
        var after = EndOfTag(text, nameEnd, missing);
        if (after < 0)
        {
            kept.Append("&lt;");
            return at + 1;
        }
        if (!Known.Contains(name))
        {
            var closed = !isEnd && Whole.Contains(name) ? Find(text, "</" + name, after, missing) : -1;
            var closing = closed < 0 ? -1 : text.IndexOf('>', closed);
            return Drop(kept, closing < 0 ? after : closing + 1);
        }
        if (!Nests(name, isEnd, open)) return Drop(kept, after);

        kept.Append(Plain().IsMatch(text.AsSpan(at, after - at)) ? text[at..after] : isEnd ? $"</{name}>" : $"<{name}{AllowedOf(name, text[nameEnd..(after - 1)])}>");
        return after;
    }

    /// <summary>A "&lt;" that stood before what is dropped is not to begin anything with what stands behind.</summary>
    private static int Drop(StringBuilder kept, int next)
    {
        if (kept.Length > 0 && kept[^1] == '<') kept.Remove(kept.Length - 1, 1).Append("&lt;");
        return next;
    }

    /// <summary>Whether the tag has its place among those that are open.</summary>
    private static bool Nests(string name, bool isEnd, List<string> open)
    {
        if (Void.Contains(name)) return !isEnd;
        if (isEnd)
        {
            var begun = open.LastIndexOf(name);
            if (begun < 0) return false;
            open.RemoveRange(begun, open.Count - begun);
            return true;
        }
        if (EndsItsLike.Contains(name) && open is [.., var before] && before == name) return true;
        if (open.Count >= Deepest) return false;
        open.Add(name);
        return true;
    }

    private static string AllowedOf(string name, string attributes)
    {
        var kept = new StringBuilder();
        foreach (Match attribute in Attribute().Matches(attributes))
        {
            var (called, value) = (attribute.Groups[1].Value.ToLowerInvariant(), attribute.Groups[2].Success ? attribute.Groups[2].Value : attribute.Groups[3].Success ? attribute.Groups[3].Value : attribute.Groups[4].Value);
            var isAllowed = called switch
            {
                "href" => name is "a" && IsAllowedAddress(value),
                "title" => true,
                "start" or "colspan" or "rowspan" => value.Length is > 0 and <= 4 && value.All(char.IsAsciiDigit),
                _ => false,
            };
            if (!isAllowed || kept.ToString().Contains($" {called}=", StringComparison.Ordinal)) continue;
            var written = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
            kept.Append($" {called}=\"{written}\"");
        }
        return kept.ToString();
    }

    /// <summary>Behind the "&gt;" that ends the tag, quoted ones left aside; -1 where it has no end.</summary>
    private static int EndOfTag(string text, int from, HashSet<string> missing)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] is '>') return i + 1;
            if (text[i] is not ('"' or '\'')) continue;
            var close = Find(text, text[i].ToString(), i + 1, missing);
            if (close > 0) i = close - 1;
        }
        return -1;
    }

    /// <summary>Behind the next such words, of which "&lt;/name" is answered at its beginning; -1 where there are none, which is remembered: what is missing from here is missing further on.</summary>
    private static int Find(string text, string words, int from, HashSet<string> missing)
    {
        if (missing.Contains(words)) return -1;
        var found = text.IndexOf(words, from, StringComparison.OrdinalIgnoreCase);
        if (found < 0) missing.Add(words);
        return found < 0 ? -1 : words.StartsWith("</", StringComparison.Ordinal) ? found : found + words.Length;
    }

    [GeneratedRegex(@"\G<((?:https?|mailto|tel):[^\s<>]*|[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+)>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Autolink();

    [GeneratedRegex(@"^</?[A-Za-z][A-Za-z0-9]*\s{0,3}/?>$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();

    [GeneratedRegex("""([^\s"'<>/=]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();
}
