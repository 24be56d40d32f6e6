using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using WorkforceOS.Kernel;

namespace WorkforceOS.Announcements;

/// <summary>
/// The words of an announcement: Markdown, or HTML, or both. Whatever it holds, the three forms of it are safe to show: the source too, for
/// pages that render that themselves.
/// </summary>
/// <param name="Source">As written, less tags and links that are not allowed.</param>
/// <param name="Html">Rendered, of allowed elements only.</param>
/// <param name="Preview">Its beginning as plain text, on one line.</param>
internal sealed partial record AnnouncementText(string Source, string Html, string Preview)
{
    public const int MostCharacters = 50_000;
    private const int PreviewCharacters = 200;

    /// <summary>Tags that overlap are repeated by every reader of HTML for each paragraph: what grows so much was made for that.</summary>
    private const int MostRendered = 10 * MostCharacters;

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseAutoLinks().UsePipeTables().UseEmphasisExtras().Build();
    private static readonly HtmlSanitizer Sanitizer = Allowing();

    public static Result<AnnouncementText> Of(string written)
    {
        try
        {
            var source = WithoutForbiddenLinks(AllowedTags.Only(written));
            var html = Sanitizer.Sanitize(Markdig.Markdown.ToHtml(source, Markdown)).Trim();
            if (html.Length > MostRendered) return Problem.WrongType("body", "Its tags are too many, or overlap too often.");
            var preview = Cut(Spaces().Replace(PlainText.Of(Parsed(html), withLinks: false), " ").Trim());
            return preview is "" ? AnnouncementProblems.Empty : new AnnouncementText(source, html, preview);
        }
        catch (ArgumentException)
        {
            // How Markdig says that quotes and lists stand in each other too deeply.
            return Problem.WrongType("body", "Its parts stand in each other too deeply.");
        }
    }

    /// <summary>What was rendered, as plain text with its line breaks and the addresses of its links.</summary>
    public static string Plain(string html) => PlainText.Of(Parsed(html), withLinks: true);

    private static INode Parsed(string html) => Sanitizer.SanitizeDom(html).Body!;

    /// <summary>Tags are not all: Markdown writes links without any.</summary>
    private static string WithoutForbiddenLinks(string source)
    {
        const int tries = 5;
        for (var i = 0; i < tries; i++)
        {
            var document = Markdig.Markdown.Parse(source, Markdown);
            var spans = document.Descendants<LinkInline>().Where(l => l.Reference is null && !AllowedTags.IsAllowedAddress(l.Url)).Select(l => l.UrlSpan)
                .Concat(document.Descendants<LinkReferenceDefinition>().Where(d => !AllowedTags.IsAllowedAddress(d.Url)).Select(d => d.UrlSpan))
                .Where(s => s.Start >= 0 && s.End >= s.Start && s.End < source.Length).DistinctBy(s => s.Start).OrderByDescending(s => s.Start).ToList();
            if (spans is []) return source;
            foreach (var span in spans) source = source.Remove(span.Start, span.Length).Insert(span.Start, "#");
        }
        // Nobody writes so by accident: no links are left.
        return source.Replace("](", "] (", StringComparison.Ordinal).Replace("]:", "] :", StringComparison.Ordinal);
    }

    private static HtmlSanitizer Allowing()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = AllowedTags.Elements.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = AllowedTags.Attributes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = AllowedTags.Schemes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.PostProcessNode += (_, seen) =>
        {
            if (seen.Node is IElement { LocalName: "a" } link) link.SetAttribute("rel", "noopener nofollow");
        };
        return sanitizer;
    }

    private static string Cut(string text)
    {
        if (text.Length <= PreviewCharacters) return text;
        const string more = "…";
        var end = PreviewCharacters - more.Length;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end].TrimEnd() + more;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
