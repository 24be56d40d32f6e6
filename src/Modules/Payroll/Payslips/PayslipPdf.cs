using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace WorkforceOS.Payroll.Payslips;

/// <summary>A payslip on A4, over as many pages as its lines need. The same slip is the same bytes, whenever and wherever it is made.</summary>
internal sealed partial class PayslipPdf
{
    private const double Left = 51, Right = 544, Top = 51, Bottom = 770, Width = Right - Left;
    private const double Gap = 14;

    /// <summary>Where the columns after the first end.</summary>
    private static readonly double[] Edges = [Left + 290, Left + 358, Left + 405, Right];

    private static readonly XColor Dark = XColor.FromArgb(0x1C, 0x24, 0x30);
    private static readonly XColor Line = XColor.FromArgb(0xC9, 0xCF, 0xD6);
    private static readonly XBrush Ink = new XSolidBrush(Dark);
    private static readonly XBrush Pale = new XSolidBrush(XColor.FromArgb(0x56, 0x61, 0x72));
    private static readonly XBrush Alert = new XSolidBrush(XColor.FromArgb(0x8A, 0x4B, 0x00));

    private readonly PdfDocument document = new();
    private readonly PayslipText slip;
    private readonly XFont text = PayslipFont.Regular(9.5), strong = PayslipFont.Bold(9.5), heading = PayslipFont.Bold(15), title = PayslipFont.Regular(15), sum = PayslipFont.Bold(11.5), small = PayslipFont.Regular(7.5);
    private XGraphics page = null!;
    private double y;

    private PayslipPdf(PayslipText slip) => this.slip = slip;

    public static byte[] Of(PayslipText slip)
    {
        var pdf = new PayslipPdf(slip);
        pdf.Draw();
        return pdf.Bytes();
    }

    private void Draw()
    {
        // No names: what is written here goes into XML without being escaped.
        document.Info.Title = slip.Title;
        document.Language = slip.Words.Code;

        NewPage();
        var titleWidth = page.MeasureString(slip.Title, title).Width;
        var head = y;
        foreach (var line in Wrapped(slip.Company, heading, Width - titleWidth - Gap)) Write(line, heading, Ink, Left, y += 16);
        Write(slip.Title, title, Ink, Right - titleWidth, head + 16);
        Rule(y += 8, 1.4);
        if (slip.Draft is { } draft) Write(draft, strong, Alert, Left, y += 18);
        y += 22;
        var (start, ends) = (y, new List<double>());
        foreach (var (facts, at, labels, values) in new[] { (slip.Who, Left, 84.0, 190.0), (slip.Time, Left + 290, 118, 85) })
        {
            y = start;
            foreach (var fact in facts) Facts(fact, at, labels, values);
            ends.Add(y);
        }
        y = ends.Max() + 10;
        Columns();
        foreach (var row in slip.Rows) Row(row);
        if (slip.Rows.Count == 0) Row(new(slip.Words.NoLines, "", "", "", ""));
        Totals();
        Footers();
    }

    private void Facts(PayslipText.Fact fact, double at, double labels, double values)
    {
        var label = Wrapped(fact.Label, text, labels - Gap / 2);
        var value = Wrapped(fact.Value, text, values);
        for (var i = 0; i < Math.Max(label.Count, value.Count); i++, y += 13)
        {
            if (i < label.Count) Write(label[i], text, Pale, at, y);
            if (i < value.Count) Write(value[i], text, Ink, at + labels, y);
        }
        y += 2;
    }

    private void Columns()
    {
        y += 10;
        Cells(slip.Columns, strong, Pale);
        Rule(y += 5, 0.8);
    }

    private void Row(PayslipText.Row row)
    {
        var description = Wrapped(row.Description, text, Edges[0] - Math.Max(62, page.MeasureString(row.Quantity, text).Width + Gap) - Left);
        if (y + 14 + description.Count * 12 > Bottom)
        {
            NewPage();
            Columns();
        }
        y += 13;
        Cells([description[0], row.Quantity, row.Rate, row.Factor, row.Amount], text, Ink);
        foreach (var more in description.Skip(1)) Write(more, text, Ink, Left, y += 12);
        Rule(y += 5, 0.4, Line);
    }

    private void Totals()
    {
        if (y + 60 > Bottom) NewPage();
        Rule(y, 1.4);
        Write(slip.Total.Label, sum, Ink, Left, y += 18);
        Write(slip.Total.Value, sum, Ink, Right - page.MeasureString(slip.Total.Value, sum).Width, y);
        if (slip.CarriedForward is not { } carried) return;
        Write(carried.Label, text, Ink, Left, y += 16);
        Write(carried.Value, text, Ink, Right - page.MeasureString(carried.Value, text).Width, y);
    }

    private void Footers()
    {
        page.Dispose();
        for (var i = 0; i < document.PageCount; i++)
        {
            using (page = XGraphics.FromPdfPage(document.Pages[i], XGraphicsPdfPageOptions.Append))
            {
                var number = slip.PageOf(i + 1, document.PageCount);
                Rule(792, 0.4, Line);
                Write(slip.Source, small, Pale, Left, 804);
                Write(number, small, Pale, Right - page.MeasureString(number, small).Width, 804);
                if (i > 0) Write(Wrapped($"{slip.Who[1].Value}, {slip.Who[0].Value}, {slip.Company}", small, Width)[0], small, Pale, Left, 42);
            }
        }
    }

    private void Cells(IReadOnlyList<string> cells, XFont font, XBrush brush)
    {
        Write(cells[0], font, brush, Left, y);
        for (var i = 1; i < cells.Count; i++) Write(cells[i], font, brush, Edges[i - 1] - page.MeasureString(cells[i], font).Width, y);
    }

    private void NewPage()
    {
        page?.Dispose();
        var added = document.AddPage();
        added.Size = PdfSharp.PageSize.A4;
        page = XGraphics.FromPdfPage(added);
        y = Top;
    }

    private void Write(string what, XFont font, XBrush brush, double x, double baseline) => page.DrawString(what, font, brush, x, baseline);

    private void Rule(double at, double width, XColor? color = null) => page.DrawLine(new XPen(color ?? Dark, width), Left, at, Right, at);

    /// <summary>Lines no wider than that, broken between words, and within a word that is wider by itself; at least one.</summary>
    private List<string> Wrapped(string what, XFont font, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in what.Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (page.MeasureString(longer, font).Width <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0) lines.Add(line);
            line = "";
            foreach (var letter in Letters(word))
            {
                if (line.Length > 0 && page.MeasureString(line + letter, font).Width > width)
                {
                    lines.Add(line);
                    line = "";
                }
                line += letter;
            }
        }
        return line.Length > 0 || lines.Count == 0 ? [.. lines, line] : lines;
    }

    private static IEnumerable<string> Letters(string word)
    {
        var letters = StringInfo.GetTextElementEnumerator(word);
        while (letters.MoveNext()) yield return letters.GetTextElement();
    }

    private byte[] Bytes()
    {
        // The date of change follows it.
        document.Info.CreationDate = DateTime.UnixEpoch;
        using var saved = new MemoryStream();
        document.Save(saved, closeStream: false);
        return Encoding.Latin1.GetBytes(WithoutChance(Encoding.Latin1.GetString(saved.ToArray())));
    }

    /// <summary>
    /// The library makes up ids of the document and letters before the fonts' names, and cannot be told to leave that. What stands there
    /// instead is as long, since the file names the places of its parts, and follows from what the slip says.
    /// </summary>
    private string WithoutChance(string pdf)
    {
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(slip.Source)).AsSpan(0, 16));
        var fonts = new Dictionary<string, string>();
        pdf = Ids().Replace(pdf, $"/ID[<{id:N}><{id:N}>]");
        pdf = Uuids().Replace(pdf, $"uuid:{id:D}");
        return FontTags().Replace(pdf, name =>
        {
            var tag = name.Groups[2].Value;
            if (!fonts.TryGetValue(tag, out var same)) fonts[tag] = same = $"PAYSL{(char)('A' + fonts.Count)}";
            return $"/{name.Groups[1].Value}/{same}+";
        });
    }

    [GeneratedRegex(@"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex("uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Uuids();

    [GeneratedRegex(@"/(BaseFont|FontName)/([A-Z]{6})\+", RegexOptions.NonBacktracking)]
    private static partial Regex FontTags();
}
