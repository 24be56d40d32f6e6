using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Staffing.Coverage;

/// <param name="Date">By the clocks of the hubs. This, or the two that follow.</param>
/// <param name="From">The first of several days.</param>
/// <param name="To">The last of them, included.</param>
internal sealed record CoverageInput(DateOnly? Date = null, DateOnly? From = null, DateOnly? To = null, HubId? HubId = null) : IInput
{
    private const int MostDays = 31;

    public Result<CoverageDays> Days()
    {
        if (Date is { } day) return new CoverageDays(day, day);
        if (From is not { } first) return Problem.Missing(To is null ? "date" : "from");
        if (To is not { } last) return Problem.Missing("to");
        if (last < first) return Problem.WrongType("to", "It must not be earlier than the first day.");
        return last.DayNumber - first.DayNumber >= MostDays ? Problem.WrongType("to", $"{MostDays} days at most.") : new CoverageDays(first, last);
    }
}

/// <summary>Both included.</summary>
internal sealed record CoverageDays(DateOnly First, DateOnly Last)
{
    /// <summary>Of the places wanted, how many are taken, to one decimal; 100 where none is wanted. Example: 2 of 3 are 66.7.</summary>
    public static decimal Percent(int taken, int wanted) => wanted == 0 ? 100 : decimal.Round(100m * taken / wanted, 1, MidpointRounding.AwayFromZero);
}
