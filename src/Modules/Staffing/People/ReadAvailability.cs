using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Staffing.People;

/// <param name="StartDate">This week's Monday, where nothing is said.</param>
/// <param name="EndDate">The sixth day after, where nothing is said; inclusive, at most 31 days in all.</param>
internal sealed record AvailabilityQuery(DateOnly? StartDate = null, DateOnly? EndDate = null) : IInput, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext context) => DayRangeCheck.Of(StartDate, EndDate);
}

internal static class DayRangeCheck
{
    /// <summary>Far enough from the ends of the calendar to count weeks from there.</summary>
    private static readonly DateOnly First = new(2000, 1, 1);

    private static readonly DateOnly Last = new(2200, 1, 1);

    public static IEnumerable<ValidationResult> Of(DateOnly? start, DateOnly? end)
    {
        if (start < First || start > Last) yield return new ValidationResult("A day of this century.", ["startDate"]);
        if (end < First || end > Last) yield return new ValidationResult("A day of this century.", ["endDate"]);
        if (end < start) yield return new ValidationResult("Not before the start.", ["endDate"]);
        if (start is { } from && end is { } to && to.DayNumber - from.DayNumber >= AvailabilityDays.MostDays) yield return new ValidationResult($"At most {AvailabilityDays.MostDays} days.", ["endDate"]);
    }
}

/// <summary>When the worker can work, a row for each day.</summary>
internal static class ReadAvailability
{
    public static async Task<Result<Page<AvailabilityDayView>>> Handle(AvailabilityQuery query, RowWindow window, AvailabilityDays days, TimeProvider clock, CancellationToken cancel)
    {
        var first = query.StartDate ?? (query.EndDate is { } only ? only.AddDays(-6) : days.Monday(clock.GetUtcNow()));
        var last = query.EndDate ?? first.AddDays(6);
        var all = await days.Between(first, last, cancel);
        return new Page<AvailabilityDayView>([.. all.Skip(window.Skipped).Take(window.Most)], window, all.Count);
    }
}
