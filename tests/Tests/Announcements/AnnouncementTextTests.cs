using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using WorkforceOS.Announcements;

namespace WorkforceOS.Tests.Announcements;

/// <summary>Whatever is written, what is shown holds allowed elements alone: rendered, and as written.</summary>
public sealed partial class AnnouncementTextTests
{
    [Theory]
    [InlineData("# Title\n\nOne *two* **three** `four`", "<h1>Title</h1>\n<p>One <em>two</em> <strong>three</strong> <code>four</code></p>", "Title One two three four")]
    [InlineData("- a\n- b\n\n1. c", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>", "- a - b - c")]
    [InlineData("<p>Hello <b>you</b><br/>there</p>", "<p>Hello <b>you</b><br>there</p>", "Hello you there")]
    [InlineData("a < b and c > d, 1 <2", "<p>a &lt; b and c &gt; d, 1 &lt;2</p>", "a < b and c > d, 1 <2")]
    [InlineData("See https://example.com/a?b=c", "<p>See <a href=\"https://example.com/a?b=c\" rel=\"noopener nofollow\">https://example.com/a?b=c</a></p>", "See https://example.com/a?b=c")]
    [InlineData("[Plan](https://example.com \"Ours\") <me@example.com>", "<p><a href=\"https://example.com\" title=\"Ours\" rel=\"noopener nofollow\">Plan</a> <a href=\"mailto:me@example.com\" rel=\"noopener nofollow\">me@example.com</a></p>", "Plan me@example.com")]
    [InlineData("<a href='tel:+49123' target=_blank>Call</a>", "<p><a href=\"tel:+49123\" rel=\"noopener nofollow\">Call</a></p>", "Call")]
    [InlineData("a|b\n-|-\n1|2", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>", "a b 1 2")]
    [InlineData("before <script>alert(1)</script>after", "<p>before after</p>", "before after")]
    [InlineData("Grüße 🦊 <unknown>kept</unknown>", "<p>Grüße 🦊 kept</p>", "Grüße 🦊 kept")]
    public void Markdown_and_HTML_are_rendered_and_told_in_plain_text(string written, string html, string preview)
    {
        var text = AnnouncementText.Of(written).Value;
        (text.Html, text.Preview).ShouldBe((html, preview));
    }

    [Theory]
    [InlineData("Plain *text*, with [a link](https://example.com/x) and `code`.\n\n> quoted\n\n- a < b")]
    [InlineData("<h2>News</h2><p>Of <a href=\"https://example.com\">us</a></p><hr />")]
    public void What_is_allowed_comes_back_as_it_was_written(string written) => AnnouncementText.Of(written).Value.Source.ShouldBe(written);

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.test/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>script>alert(1)//<</script>", "<script\t>alert(1)</script >", "<script>alert(1)",
        "</script><script>alert(1)", "<!--<script>-->alert(1)<!--</script>-->", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?xml <script>alert(1)</script>",
        "<b onclick=alert(1)>x</b>", "<b onclick='alert(1)'>x", "<b/onclick=alert(1)>x</b>", "<b\nonmouseover\n=\nalert(1)>x</b>", "<b title=\"a\"onclick=alert(1)>x</b>", "<b title='>' onclick=alert(1)>x</b>", "<b title=\">\" onclick=\"alert(1)\">x</b>",
        "<b x='\"' onclick=alert(1) title='\"'>x</b>", "<b title=a\"b c=\"><i onclick=alert(1)>x</i>", "<p style=\"background:url(javascript:alert(1))\">x</p>", "<style>*{background:url(javascript:alert(1))}</style>x",
        "<a href=javascript:alert(1)>x</a>", "<a href=\"JaVaScRiPt:alert(1)\">x</a>", "<a href=\"java\nscript:alert(1)\">x</a>", "<a href=\"&#106;avascript&colon;alert(1)\">x</a>", "<a href=\"javascript&#58alert(1)\">x</a>", "<a href=javascript&#x3Aalert(1)>x</a>", "<a href=\"java&Tab;script:alert(1)\">x</a>", "<a href=\"java&NewLine;script&colon;alert(1)\">x</a>", "<a href=\"&#x01;javascript:alert(1)\">x</a>", "<a href=\" \tjavascript:alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>", "<a href=vbscript:x>x</a>", "<a href=\"blob:https://x\">x</a>", "<a href=file:///etc/passwd>x</a>",
        "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1) \"t\")", "[x](<javascript:alert(1)>)", "[x](java&#115;cript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](javascript&colon;alert(1))", "[x][y]\n\n[y]: javascript:alert(1)", "[y]\n\n[y]: data:text/html;base64,PHNjcmlwdD4=", "![x](javascript:alert(1))",
        "<javascript:alert(1)>", "<https://x.test/onclick=alert(1)>", "<https://x.test/\"onclick=alert(1)>", "<iframe src=https://evil.test></iframe>x", "<iframe srcdoc=\"<script>alert(1)</script>\">x", "<object data=javascript:alert(1)></object>x", "<embed src=x>y", "<base href=javascript:/a/>x",
        "<img src=x onerror=alert(1)>y", "<img src=\"x\" onerror=\"alert(1)\"/>y", "<image src=x onerror=alert(1)>y", "<video><source onerror=alert(1)></video>x", "<body onload=alert(1)>x", "<meta http-equiv=refresh content=0;url=javascript:alert(1)>x", "<link rel=stylesheet href=//evil.test>x",
        "<form action=javascript:alert(1)><button>x</button></form>", "<input autofocus onfocus=alert(1)>x", "<details open ontoggle=alert(1)>x</details>", "<marquee onstart=alert(1)>x</marquee>",
        "<svg onload=alert(1)>x</svg>", "<svg><script>alert(1)</script></svg>x", "<svg><style><img src=x onerror=alert(1)></style></svg>x", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>y", "<svg><animate onbegin=alert(1) attributeName=x></svg>y", "<svg><p><style><!--</style><img src=x onerror=alert(1)>--></style>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">x", "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">x", "<math href=javascript:alert(1)>x</math>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">x", "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">x", "<title><p title=\"</title><img src=x onerror=alert(1)>\">x", "<template><script>alert(1)</script></template>x", "<xmp><p title=\"</xmp><script>alert(1)</script>\">x",
        "<p title=\"`\" `onclick=alert(1)\">x</p>", "`<script>alert(1)</script>` x", "    <script>alert(1)</script>\n\nx", "```\n<img src=x onerror=alert(1)>\n```\nx", "\\<script>alert(1)</script> x", "&lt;script&gt;alert(1)&lt;/script&gt;", "<b><script></b>alert(1)</script>x", "a <b x", "x <a href=\"https://ok.test\" onclick",
        "[a](https://x.test \"onclick=alert(1)\")", "<a href=\"https://x.test\" target=\"_blank\" rel=\"opener\">x</a>", "<table background=javascript:alert(1)><td>x", "<div id=x name=y class=z data-x=1 style=color:red>x</div>", "<x-tag onclick=alert(1)>x</x-tag>", "<a\u00a0href=javascript:alert(1)>x</a>", "<p\fonclick=alert(1)>x</p>",
    ];

    /// <summary>Judged by a reader of HTML that is not ours, over what is rendered and over what was written.</summary>
    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_trick_gets_an_element_an_attribute_or_an_address_through(string attack)
    {
        var result = AnnouncementText.Of(attack + " and words");
        var text = result.Value;
        foreach (var shown in new[] { text.Html, text.Source, Markdig.Markdown.ToHtml(text.Source), text.Source + text.Source, "<div title=\"" + text.Preview.Replace("\"", "&quot;") + "\"></div>" }) Judge(shown, attack);
        // What is safe stays as it is: to clean it again changes nothing.
        AnnouncementText.Of(text.Source).Value.ShouldBe(text);
    }

    [Fact]
    public void Random_pieces_of_tags_get_nothing_through_in_any_order()
    {
        string[] pieces = ["<", ">", "</", "/>", "<!--", "-->", "<script", "script>", "<svg", "<style>", "</style>", "<a ", "href=", "javascript:", "onclick=", "alert(1)", "\"", "'", "`", " ", "\n", "=", "<b", "<i>", "</b>", "[x](", ")", "&lt;", "&#60;", "<https://x.test/", "<title>", "<img ", "x", "](", "\n\n[x]: ", "<p>"];
        var random = new Random(20260302);
        for (var i = 0; i < 3000; i++)
        {
            var attack = string.Concat(Enumerable.Range(0, random.Next(2, 14)).Select(_ => pieces[random.Next(pieces.Length)])) + " words";
            if (AnnouncementText.Of(attack) is not { Problem: null } result) continue;
            foreach (var shown in new[] { result.Value.Html, result.Value.Source, Markdig.Markdown.ToHtml(result.Value.Source) }) Judge(shown, attack);
        }
    }

    [Theory]
    [InlineData("<b>")]
    [InlineData("<b><i><u><a title=1><a title=2><s></p><p>")]
    [InlineData("<div>")]
    [InlineData("<svg>")]
    [InlineData("<a ")]
    [InlineData("<a \"")]
    [InlineData("<!--")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("![](")]
    [InlineData("*a_ ")]
    [InlineData("<table><tr><td>")]
    [InlineData("`")]
    [InlineData("<script>")]
    public void What_is_written_to_exhaust_is_refused_or_read_in_no_time(string piece)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = AnnouncementText.Of(string.Concat(Enumerable.Repeat(piece, (AnnouncementText.MostCharacters - 10) / piece.Length)) + " words>");
        (result.Problem?.Message ?? "body").ShouldBeOneOf("body", AnnouncementProblems.Empty.Message);
        if (result.Problem is null) result.Value.Html.Length.ShouldBeLessThan(600_000);
        // Measured in tenths of a second; a slow machine has a hundred times as much.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_preview_ends_where_its_characters_do_and_a_mail_has_all_of_it()
    {
        var text = AnnouncementText.Of(string.Concat(Enumerable.Repeat("🦊", 150)) + "\n\n# End\n\n- [Plan](https://example.com)\n- two<br>lines").Value;
        text.Preview.Length.ShouldBeLessThanOrEqualTo(200);
        text.Preview.ShouldEndWith("🦊…");
        AnnouncementText.Plain(text.Html)[300..].ShouldBe("\n\nEnd\n\n- Plan (https://example.com)\n- two\nlines");
    }

    private static void Judge(string html, string attack)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            var name = element.LocalName;
            // Markdown that a page renders by itself may hold pictures, whose address is held to the same.
            if (name is not "img" && !AllowedTags.Elements.Contains(name) && !name.Contains(':') && !name.Contains('@')) Assert.Fail($"{attack} gives an element {name}: {html}");
            foreach (var attribute in element.Attributes)
            {
                if (name.Contains(':')) Assert.False(Handler().IsMatch(attribute.Name), $"{attack} gives {name} {attribute.Name}: {html}");
                else if (!AllowedTags.Attributes.Contains(attribute.Name) && attribute.Name is not ("rel" or "alt" or "src" or "class")) Assert.Fail($"{attack} gives {name} {attribute.Name}: {html}");
                if (attribute.Name is "href" or "src" && Scheme().Match(attribute.Value) is { Success: true } scheme && !AllowedTags.Schemes.Contains(scheme.Groups[1].Value.ToLowerInvariant())) Assert.Fail($"{attack} leads to {attribute.Value}: {html}");
            }
        }
        body.Owner!.Head!.ChildElementCount.ShouldBe(0, $"{attack}: {html}");
        body.Attributes.Length.ShouldBe(0, $"{attack}: {html}");
    }

    [GeneratedRegex("^on|style|src|href", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex(@"^[\s\x00-\x20]*([a-z][a-z0-9+.\s-]*):", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();
}
