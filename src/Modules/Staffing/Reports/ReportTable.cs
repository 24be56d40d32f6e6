using System.Collections;
using System.Globalization;
using System.Reflection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Spreadsheets;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Reports;

/// <summary>
/// A report as a table, with everything that its object says: a row for the report itself, whose part is <c>total</c>, and one for each object
/// of its lists, whose part is the name of the list. What lies inside of such an object has rows after its own, with that one's fields too.
/// </summary>
internal static class ReportTable
{
    private const string Part = "part";

    /// <param name="name">Of the file, without its ending.</param>
    public static ObjectOrTable<TReport> Of<TReport>(TReport report, ReportFile wanted, string name) where TReport : class =>
        new(report, wanted.Format is ReportFormat.Csv ? new FileAnswer(CsvTable.ContentType, Written(report), $"{name}.csv") : null);

    private static byte[] Written(object report)
    {
        List<string> columns = [Part, .. Columns(report.GetType()).Distinct()];
        return CsvTable.Of(columns, Rows("total", report, []).Select(row => columns.Select(column => row.GetValueOrDefault(column))));
    }

    /// <summary>From the types, so that a list with nothing in it leaves none out.</summary>
    private static IEnumerable<string> Columns(Type type)
    {
        var (own, lists) = Fields(type);
        return own.Select(Name).Concat(lists.SelectMany(l => Columns(l.PropertyType.GetGenericArguments()[0])));
    }

    private static IEnumerable<Dictionary<string, CsvCell>> Rows(string part, object of, Dictionary<string, CsvCell> around)
    {
        var (own, lists) = Fields(of.GetType());
        var row = new Dictionary<string, CsvCell>(around) { [Part] = CsvCell.Figure(part) };
        foreach (var field in own) row[Name(field)] = Cell(field.GetValue(of));
        yield return row;
        var passedOn = part is "total" ? [] : row;
        foreach (var list in lists)
        {
            foreach (var item in (IEnumerable)list.GetValue(of)!)
            {
                foreach (var inside in Rows(Name(list), item, passedOn)) yield return inside;
            }
        }
    }

    private static (List<PropertyInfo> Own, List<PropertyInfo> Lists) Fields(Type type)
    {
        var all = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToLookup(p => p.PropertyType.IsGenericType && p.PropertyType.IsAssignableTo(typeof(IEnumerable)) && p.PropertyType != typeof(IReadOnlyList<string>));
        return ([.. all[false]], [.. all[true]]);
    }

    private static string Name(PropertyInfo field) => Text.Camel(field.Name);

    private static CsvCell Cell(object? value) => value switch
    {
        string words => CsvCell.Words(words),
        IReadOnlyList<string> several => CsvCell.Words(string.Join(' ', several)),
        DateOnly day => CsvCell.Figure(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTimeOffset instant => CsvCell.Figure(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        Enum state => CsvCell.Figure(StaffingSurface.Instance.Grammar.Enums.Spell($"{state}")),
        _ => CsvCell.Figure(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };
}
