using System.IO.Compression;
using System.Text;
using MiniExcelLibs;

namespace WorkforceOS.Tests.Kit;

/// <summary>Files for spreadsheets, as their readers see them.</summary>
internal static class SheetFiles
{
    /// <summary>The rows of a CSV file, each by its headers.</summary>
    public static async Task<List<Dictionary<string, string>>> Table(this Client reader, string path)
    {
        var reply = (await reader.Get(path)).Should(200);
        reply.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
        reply.Headers["Content-Disposition"].ShouldContain("attachment");
        var rows = Csv(reply.Text.TrimStart('\uFEFF'));
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>The rows of a workbook's only sheet, in which there is no formula.</summary>
    public static List<IDictionary<string, object?>> Sheet(byte[] workbook)
    {
        using var file = new MemoryStream(workbook);
        using var parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        using var sheet = new StreamReader(parts.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        sheet.ReadToEnd().ShouldNotMatch("<(x:)?f[ >]");
        return [.. file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>()];
    }

    /// <summary>RFC 4180, read independently of what writes it.</summary>
    public static List<List<string>> Csv(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (text[i] == '"') quoted = !quoted;
            else if (quoted || text[i] is not (',' or '\r' or '\n')) cell.Append(text[i]);
            else if (text[i] == ',') { row.Add(cell.ToString()); cell.Clear(); }
            else if (text[i] == '\r')
            {
                text[i + 1].ShouldBe('\n');
                row.Add(cell.ToString());
                cell.Clear();
                rows.Add(row);
                row = [];
                i++;
            }
            else throw new FormatException("A line feed without a carriage return.");
        }
        quoted.ShouldBeFalse();
        row.ShouldBeEmpty();
        return rows;
    }
}
