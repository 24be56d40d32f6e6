namespace WorkforceOS.Staffing.Reports;

/// <summary>How figures of reports are rounded: half away from zero, once. Where nothing is counted a report says 0.</summary>
internal static class ReportFigures
{
    /// <summary>To one decimal. Example: 2 of 3 are 66.7.</summary>
    public static decimal Percent(long part, long whole) => whole == 0 ? 0 : Rounded(100m * part / whole, 1);

    /// <summary>The same as a whole number, for the one field whose name is <c>percent</c>. Example: 2 of 3 are 67.</summary>
    public static decimal WholePercent(long part, long whole) => whole == 0 ? 0 : Rounded(100m * part / whole, 0);

    /// <summary>To two decimals. Example: 100 minutes are 1.67.</summary>
    public static decimal Hours(decimal minutes) => Rounded(minutes / 60, 2);

    /// <summary>Of ratings from 1 to 5, to two decimals.</summary>
    public static decimal Rating(long sum, long count) => count == 0 ? 0 : Rounded((decimal)sum / count, 2);

    public static long Whole(decimal figure) => (long)Rounded(figure, 0);

    private static decimal Rounded(decimal figure, int digits) => decimal.Round(figure, digits, MidpointRounding.AwayFromZero);
}
