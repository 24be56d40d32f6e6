using WorkforceOS.Payroll.Reports;

namespace WorkforceOS.Payroll.Payslips;

/// <summary>
/// Quantity and rate of a line with as few decimals as let a reader calculate the amount anew: round(quantity × rate × factor) of what is
/// shown is the same as of what is kept. Two decimals of the quantity do mostly, and as many of the rate as the currency has, or two more.
/// <example>35 minutes at 14.05 × 1.5 are 12.29. 0.58 × 14.05 × 1.5 would be 12.22, so that 0.5833 hours are shown.</example>
/// </summary>
internal static class LineFigures
{
    private static readonly int[] DecimalsOfQuantity = [2, 4, 6, 8];
    private static readonly int[] MoreDecimalsOfRate = [0, 2, 4, 6];

    /// <param name="digits">Of the currency.</param>
    public static (decimal? Quantity, decimal? Rate) Of(ReportLine line, int digits)
    {
        if ((line.FineQuantity ?? line.Quantity) is not { } quantity || (line.FineRate ?? line.Rate) is not { } rate) return (line.Quantity, line.Rate);
        var factor = line.Factor ?? 1;
        var amount = Rounded(quantity * rate * factor, digits);
        var shown = from ofRate in MoreDecimalsOfRate
                    from ofQuantity in DecimalsOfQuantity
                    let fewer = (Quantity: Rounded(quantity, ofQuantity), Rate: Rounded(rate, digits + ofRate))
                    where Rounded(fewer.Quantity * fewer.Rate * factor, digits) == amount && Says(rate, fewer.Rate, digits)
                    orderby ofRate + ofQuantity, ofRate
                    select fewer;
        return shown.Select(figures => ((decimal?, decimal?))figures).FirstOrDefault((quantity, rate));
    }

    /// <summary>A rate of more decimals than amounts have says that it has them.</summary>
    private static bool Says(decimal rate, decimal shown, int digits) => rate == Rounded(rate, digits) || shown != Rounded(shown, digits);

    private static decimal Rounded(decimal number, int decimals) => decimal.Round(number, decimals, MidpointRounding.AwayFromZero);
}
