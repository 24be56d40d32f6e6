using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Kernel.Spreadsheets;

public enum ExportFormat
{
    Csv,
    Xlsx,
}

/// <summary>What a caller says of a file besides the filters of its list.</summary>
public sealed record ExportInput(ExportFormat Format = ExportFormat.Csv) : IInput;

/// <summary>Rows as a file that spreadsheets read.</summary>
public static class TableFile
{
    public const int MostRows = 100_000;

    /// <summary>ExportTooLarge: more rows than a file holds.</summary>
    public static readonly Problem TooManyRows = Problem.Rule("ExportTooLarge", $"More than {MostRows} rows match; please narrow the period.");

    /// <param name="rows">One more than <see cref="MostRows"/> where there are too many.</param>
    /// <param name="name">Of the file, without its ending.</param>
    public static Result<FileAnswer> Of<TRow>(ExportFormat format, string name, IReadOnlyList<Column<TRow>> columns, IReadOnlyCollection<TRow> rows)
    {
        if (rows.Count > MostRows) return TooManyRows;
        return format is ExportFormat.Xlsx
            ? new FileAnswer(Workbook.ContentType, Workbook.Of(name, columns, rows), $"{name}.xlsx")
            : new FileAnswer(CsvTable.ContentType, CsvTable.Of(columns, rows), $"{name}.csv");
    }
}
