using System.Data;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace WorkforceOS.Kernel.Spreadsheets;

/// <summary>A workbook of one sheet: numbers are numbers and days are days, to go on calculating with; text is text, and no formula even when somebody saves it as CSV.</summary>
public static class Workbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="sheet">Its name.</param>
    public static byte[] Of<TRow>(string sheet, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        var format = new OpenXmlConfiguration
        {
            // As they stand here, in a table that grows; nothing in it is a picture, a path or a template.
            EnableConvertByteArray = false,
            EnableWriteFilePath = false,
            DynamicColumns = [.. columns.Select(column => new DynamicExcelColumn(column.Header) { Format = column.IsDay ? "yyyy-mm-dd" : null, Width = Math.Max(12, column.Header.Length + 4) })],
        };
        using var bytes = new MemoryStream();
        bytes.SaveAs(Table(columns, rows), sheetName: sheet, configuration: format);
        return bytes.ToArray();
    }

    /// <summary>Row after row as they are written; with the headers alone where there is none.</summary>
    private static object Table<TRow>(IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows)
    {
        if (rows.Any()) return rows.Select(row => columns.ToDictionary(column => column.Header, column => Cell(column.Cell(row))));
        var empty = new DataTable();
        foreach (var column in columns) empty.Columns.Add(column.Header);
        return empty;
    }

    private static object? Cell(object? cell) => cell switch
    {
        string text => SpreadsheetText.Of(text),
        Amount amount => amount.Value,
        TimeOnly time => CsvTable.Figure(time),
        _ => cell,
    };
}
