using System.Globalization;
using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Payslips;

/// <summary>A payslip in the words of its reader, to be laid out: everything is text, in the order in which it is read.</summary>
/// <param name="Draft">Null once it is approved.</param>
/// <param name="Who">Whom and which days it is about.</param>
/// <param name="Time">What was worked and missed.</param>
/// <param name="Total">The last one is what is owed.</param>
internal sealed record PayslipText(
    PayslipWords Words, string Company, string Title, string? Draft, IReadOnlyList<PayslipText.Fact> Who, IReadOnlyList<PayslipText.Fact> Time, IReadOnlyList<PayslipText.Row> Rows,
    PayslipText.Fact Total, PayslipText.Fact? CarriedForward, string Source)
{
    private const decimal SecondsOfHour = 3600;

    internal sealed record Fact(string Label, string Value);

    internal sealed record Row(string Description, string Quantity, string Rate, string Factor, string Amount);

    public IReadOnlyList<string> Columns => [Words.Description, Words.Quantity, Words.Rate, Words.Factor, Words.Amount];

    public static PayslipText Of(PayslipFacts slip, PayslipWords words)
    {
        string Hours(long seconds) => $"{words.Number(decimal.Round(seconds / SecondsOfHour, 2, MidpointRounding.AwayFromZero), 2)} {words.Hours}";
        string Sum(decimal amount) => $"{words.Number(amount, slip.Digits)} {slip.Currency}";
        IEnumerable<Fact?> who =
        [
            new(words.Employee, slip.Person),
            new(words.Period, words.Range(slip.PeriodStart, slip.PeriodEnd)),
            slip.EmployedFrom is { } from ? new(words.Employment, slip.EmployedTo is { } to ? words.Range(from, to) : Filled(words.Since, words.Day(from))) : null,
            words.NameOf(slip.Basis) is { } basis ? new(words.PayBasis, basis) : null,
            slip.PaidOn is { } paid ? new(words.PaidOn, words.Day(paid)) : null,
            new(words.AsOf, words.Day(slip.AsOf)),
        ];
        IEnumerable<Fact?> time =
        [
            new(words.HoursWorked, Hours(slip.WorkedSeconds)),
            slip.OvertimeSeconds > 0 ? new(words.OvertimeHours, Hours(slip.OvertimeSeconds)) : null,
            slip.PremiumSeconds > 0 ? new(words.PremiumHours, Hours(slip.PremiumSeconds)) : null,
            slip.AbsenceDays > 0 ? new(words.Absence, slip.AbsenceSeconds > 0 ? $"{slip.AbsenceDays} {words.Days}, {Hours(slip.AbsenceSeconds)}" : $"{slip.AbsenceDays} {words.Days}") : null,
        ];
        return new PayslipText(
            words, slip.Company, words.Payslip, slip.IsDraft ? words.Draft : null, [.. who.OfType<Fact>()], [.. time.OfType<Fact>()], [.. slip.Lines.Select(line => RowOf(line, slip, words))],
            new(words.Total, Sum(slip.Amount)), slip.CarriedForward > 0 ? new(words.CarriedForward, Sum(slip.CarriedForward)) : null,
            $"{words.Report} {slip.Report}, {Filled(words.Version, slip.Version)}. {words.BeforeTaxes}");
    }

    public string PageOf(int page, int pages) => Filled(Words.Page, page, pages);

    private static Row RowOf(ReportLine line, PayslipFacts slip, PayslipWords words)
    {
        var (quantity, rate) = LineFigures.Of(line, slip.Digits);
        var unit = line.Unit switch { "hours" => words.Hours, "days" => words.Days, _ => "" };
        return new Row(
            Name(line, words),
            quantity is { } count ? $"{words.Number(count, Math.Max(2, (int)count.Scale))} {unit}".TrimEnd() : "",
            rate is { } price and not 0 ? words.Number(price, Math.Max(slip.Digits, (int)price.Scale)) : "",
            line.Factor is { } factor and not 1 and not -1 ? words.Number(factor, decimal.Round(factor, 2, MidpointRounding.ToZero) == factor ? 2 : 4) : "",
            words.Number(line.Amount, slip.Digits));
    }

    private static string Name(ReportLine line, PayslipWords words)
    {
        if (!words.Lines.TryGetValue(line.Code, out var name)) name = line.Label;
        return (line.Code, line.Day) switch
        {
            // A salary is of a month, whose first day stands for it; a premium has a name that the company gave it.
            ("base", { } month) => $"{name}, {words.Month(month)}",
            ("premium", _) => $"{name}: {line.Label}",
            (_, { } day) => $"{name}, {words.Day(day)}",
            _ => name,
        };
    }

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);
}
