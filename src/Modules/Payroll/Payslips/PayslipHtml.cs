using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WorkforceOS.Payroll.Payslips;

/// <summary>A payslip as a page of its own, to be read on a phone and printed: it loads nothing, and runs nothing.</summary>
internal static class PayslipHtml
{
    private const string Style = """
        :root{color-scheme:light}
        body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#1c2430;background:#fff}
        header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;align-items:baseline;border-bottom:2px solid #1c2430;padding-bottom:.5rem}
        header p,h1{margin:0;font-size:1.35rem;font-weight:700;overflow-wrap:anywhere}
        h1{font-weight:400}
        .draft{margin:.75rem 0 0;padding:.35rem .6rem;border:1px solid #a15c00;color:#8a4b00;display:inline-block}
        .facts{display:flex;flex-wrap:wrap;gap:1rem 3rem;margin:1.25rem 0}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0;flex:1 1 17rem;align-content:start}
        dt{color:#566172}
        dd{margin:0;overflow-wrap:anywhere}
        .scroll{overflow-x:auto}
        table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
        th,td{padding:.35rem .5rem;text-align:right;vertical-align:top;white-space:nowrap}
        th:first-child,td:first-child{text-align:left;white-space:normal;overflow-wrap:anywhere;padding-left:0}
        th:last-child,td:last-child{padding-right:0}
        thead th{font-weight:600;color:#566172;border-bottom:1px solid #1c2430}
        tbody td{border-bottom:1px solid #dfe3e8}
        tfoot th,tfoot td{border-top:2px solid #1c2430;font-weight:700;font-size:1.1rem}
        tfoot tr+tr th,tfoot tr+tr td{border-top:0;font-weight:400;font-size:1rem}
        footer{margin-top:2rem;color:#566172;font-size:.8rem;overflow-wrap:anywhere}
        @page{size:A4;margin:18mm}
        @media print{body{max-width:none;margin:0;padding:0;font-size:10pt}thead{display:table-header-group}tfoot{display:table-row-group}tr{break-inside:avoid}.scroll{overflow:visible}}
        """;

    /// <summary>Only the page's own style, known by its hash.</summary>
    public static readonly string Policy = $"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    public static byte[] Of(PayslipText slip)
    {
        var html = new StringBuilder();
        html.Append($"""
            <!doctype html>
            <html lang="{slip.Words.Code}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(slip.Title)}: {Text(slip.Who[0].Value)}, {Text(slip.Who[1].Value)}</title><style>{Style}</style></head>
            <body>
            <header><p>{Text(slip.Company)}</p><h1>{Text(slip.Title)}</h1></header>

            """);
        if (slip.Draft is { } draft) html.Append($"<p class=\"draft\">{Text(draft)}</p>\n");
        html.Append("<div class=\"facts\">\n");
        foreach (var facts in new[] { slip.Who, slip.Time })
        {
            html.Append("<dl>");
            foreach (var fact in facts) html.Append($"<dt>{Text(fact.Label)}</dt><dd>{Text(fact.Value)}</dd>");
            html.Append("</dl>\n");
        }
        html.Append("</div>\n<div class=\"scroll\"><table>\n<thead><tr>");
        foreach (var column in slip.Columns) html.Append($"<th scope=\"col\">{Text(column)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in slip.Rows) html.Append($"<tr><td>{Text(row.Description)}</td><td>{Text(row.Quantity)}</td><td>{Text(row.Rate)}</td><td>{Text(row.Factor)}</td><td>{Text(row.Amount)}</td></tr>\n");
        if (slip.Rows.Count == 0) html.Append($"<tr><td colspan=\"5\">{Text(slip.Words.NoLines)}</td></tr>\n");
        html.Append("</tbody>\n<tfoot>\n");
        foreach (var sum in new[] { slip.Total, slip.CarriedForward }.OfType<PayslipText.Fact>()) html.Append($"<tr><th scope=\"row\" colspan=\"3\">{Text(sum.Label)}</th><td colspan=\"2\">{Text(sum.Value)}</td></tr>\n");
        html.Append($"</tfoot>\n</table></div>\n<footer>{Text(slip.Source)}</footer>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
