using WorkforceOS.Kernel;
using WorkforceOS.Payroll.Calculation;

namespace WorkforceOS.Payroll.Reports;

/// <summary>One line of what makes up the pay.</summary>
/// <param name="Code">What kind of line it is.</param>
/// <param name="Label">Its name where the kind has none of its own.</param>
/// <param name="Unit"><c>hours</c> or <c>days</c>; null where nothing is counted.</param>
internal sealed record ReportLine(string Code, string Label, DateOnly? Day, decimal? Quantity, string? Unit, decimal? Rate, decimal? Factor, decimal Amount)
{
    /// <summary>As fine as it is kept, for who calculates the amount anew.</summary>
    internal decimal? FineQuantity { get; init; }

    /// <inheritdoc cref="FineQuantity"/>
    internal decimal? FineRate { get; init; }

    public static IReadOnlyList<ReportLine> Of(PayrollReport report) => report.Basis is null ? Entered(report) : [.. report.Lines.Select(line => Of(line, report.Currency))];

    public static ReportLine Of(PayLine line, string currency)
    {
        var amount = Shown.Amount(line.AmountMinor, currency);
        return line.Unit is PayUnit.Amount
            ? new(line.Code, line.Label, line.Day, null, null, null, null, amount)
            : new(line.Code, line.Label, line.Day, line.Quantity, Text.Of(line.Unit), line.Rate, line.Factor, amount) { FineQuantity = line.FineQuantity ?? line.Quantity, FineRate = line.FineRate ?? line.Rate };
    }

    /// <summary>Of a report that keeps no lines: what was entered, and the rest. None where the sum was cut off at zero, since they would not add up.</summary>
    private static IReadOnlyList<ReportLine> Entered(PayrollReport report)
    {
        if (report.SalaryMinor == 0 && report.DeductionMinor > 0) return [];
        ReportLine Line(string code, long minor) => new(code, code, null, null, null, null, null, Shown.Amount(minor, report.Currency));
        ReportLine[] lines = [Line("pay", report.SalaryMinor - report.BonusMinor + report.DeductionMinor), Line("bonus", report.BonusMinor), Line("deduction", -report.DeductionMinor)];
        return [.. lines.Where(line => line.Amount != 0)];
    }
}
