using System.Globalization;
using System.Text;
using CsvHelper;

namespace WorkforceOS.Kernel.Spreadsheets;

/// <summary>RFC 4180 in UTF-8 with a mark, as spreadsheets expect it. Nobody's text is a formula in it, wherever a spreadsheet cuts the lines.</summary>
public static class CsvTable
{
    public const string ContentType = "text/csv; charset=utf-8";

    // What is a formula is for us to say: the library would take a negative amount for one.
    private static readonly CsvWriterOptions Format = new() { NewLine = "\r\n", Injection = CsvInjection.None };

    public static byte[] Of<TRow>(IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows) =>
        Of(columns.Select(column => column.Header), rows.Select(row => columns.Select(column => Cell(column.Cell(row)))));

    public static byte[] Of(IEnumerable<string> headers, IEnumerable<IEnumerable<CsvCell>> rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = CsvWriter.Create(text, Format))
        {
            foreach (var header in headers) csv.WriteField(header);
            csv.EndRecord();
            foreach (var row in rows)
            {
                foreach (var cell in row) csv.WriteField(cell.Text);
                csv.EndRecord();
            }
        }
        return bytes.ToArray();
    }

    internal static string? Figure(object? figure) => figure switch
    {
        null => null,
        Amount amount => amount.Value.ToString($"F{amount.Digits}", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.00######", CultureInfo.InvariantCulture),
        double number => number.ToString("0.00##", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        true => "true",
        false => "false",
        var other => string.Create(CultureInfo.InvariantCulture, $"{other}"),
    };

    private static CsvCell Cell(object? cell) => cell switch
    {
        string text => CsvCell.Words(text),
        var figure => CsvCell.Figure(Figure(figure)),
    };
}

/// <summary>One cell: empty, somebody's words, or a figure.</summary>
public readonly record struct CsvCell
{
    private CsvCell(string? text) => Text = text;

    public string? Text { get; }

    /// <summary>What people wrote, made harmless.</summary>
    public static CsvCell Words(string? text) => new(SpreadsheetText.Of(text));

    /// <summary>What the program wrote: numbers, days, ids. It stands as it is.</summary>
    public static CsvCell Figure(string? text) => new(text);
}
