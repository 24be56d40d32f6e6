using System.Globalization;
using System.Text;
using CsvHelper;

namespace WorkforceOS.Payroll.Export;

/// <summary>RFC 4180 in UTF-8 with a mark, as spreadsheets expect it. Nobody's text is a formula in it, wherever a spreadsheet cuts the lines.</summary>
internal static class PayrollCsv
{
    // What is a formula is for us to say: the library would take a negative amount for one.
    private static readonly CsvWriterOptions Format = new() { NewLine = "\r\n", Injection = CsvInjection.None };

    public static byte[] Of<TRow>(IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = CsvWriter.Create(text, Format))
        {
            foreach (var column in columns) csv.WriteField(column.Header);
            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var column in columns) csv.WriteField(Cell(column.Cell(row)));
                csv.EndRecord();
            }
        }
        return bytes.ToArray();
    }

    private static string? Cell(object? cell) => cell switch
    {
        null => null,
        string text => SpreadsheetText.Of(text),
        Amount amount => amount.Value.ToString($"F{amount.Digits}", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.00######", CultureInfo.InvariantCulture),
        double number => number.ToString("0.00##", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        true => "true",
        false => "false",
        var other => string.Create(CultureInfo.InvariantCulture, $"{other}"),
    };
}
