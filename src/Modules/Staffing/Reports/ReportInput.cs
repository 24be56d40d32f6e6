using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Reports;

/// <param name="From">The first day, by the clocks of the hubs.</param>
/// <param name="To">The last one, included; 366 days at most.</param>
/// <param name="HubId">Only what is worked there.</param>
/// <param name="VendorId">Only what was ordered from them.</param>
/// <param name="CostCenterId">Only what was ordered on it.</param>
internal sealed record ReportInput(DateOnly From, DateOnly To, HubId? HubId = null, VendorId? VendorId = null, CostCenterId? CostCenterId = null) : IInput
{
    private const int MostDays = 366;

    public ReportFilter Filter => new(HubId, VendorId, CostCenterId);

    public Result<ReportDays> Days()
    {
        if (!ReportDays.IsUsual(From)) return ReportDays.Unusual("from");
        if (!ReportDays.IsUsual(To)) return ReportDays.Unusual("to");
        if (To < From) return Problem.WrongType("to", "It must not be earlier than the first day.");
        return To.DayNumber - From.DayNumber >= MostDays ? Problem.WrongType("to", $"{MostDays} days at most.") : new ReportDays(From, To);
    }
}

/// <summary>How a report is handed over.</summary>
internal enum ReportFormat
{
    Json,

    /// <summary>The same figures as a table.</summary>
    Csv,
}

internal sealed record ReportFile(ReportFormat Format = ReportFormat.Json) : IInput;

/// <summary>What a report leaves out.</summary>
internal readonly record struct ReportFilter(HubId? Hub, VendorId? Vendor, CostCenterId? CostCenter)
{
    public bool IsAny => Hub is not null || Vendor is not null || CostCenter is not null;
}

/// <summary>Both included.</summary>
internal sealed record ReportDays(DateOnly First, DateOnly Last)
{
    public int Count => Last.DayNumber - First.DayNumber + 1;

    /// <summary>As many days that come next.</summary>
    public ReportDays Next => new(Last.AddDays(1), Last.AddDays(Count));

    public static bool IsUsual(DateOnly day) => day.Year is >= 2000 and <= 2999;

    public static Problem Unusual(string field) => Problem.WrongType(field, "A day of this millennium.");
}
