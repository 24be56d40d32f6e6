using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Staffing.People;

internal enum QuickSetType
{
    All,
    Weekdays,
    Weekends,
    Clear,
}

/// <param name="StartDate">With the other: for these days of the calendar; else for each week.</param>
/// <param name="Slots">Where it is not the whole of each day.</param>
internal sealed record QuickSet(QuickSetType QuickSetType, DateOnly? StartDate = null, DateOnly? EndDate = null, IReadOnlyList<SlotInput>? Slots = null) : IInput, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (StartDate is null != EndDate is null) yield return new ValidationResult("Both, or neither.", [nameof(EndDate)]);
        foreach (var wrong in DayRangeCheck.Of(StartDate, EndDate)) yield return wrong;
        if (AvailabilityDays.Wrong(Slots) is { } why) yield return new ValidationResult(why, [nameof(Slots)]);
    }
}

internal sealed record QuickSetView(int AppliedDays, IReadOnlyList<AvailabilityDayView> Items);

/// <summary>All days, those from Monday to Friday, or the weekend's: available, and the others are left as they are. Or all that was said is taken back.</summary>
internal static class QuickSetAvailability
{
    public static async Task<Result<QuickSetView>> Handle(QuickSet request, AvailabilityWriter writer, AvailabilityDays days, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var slots = AvailabilityDays.Slots(request.Slots);
        var status = request.QuickSetType is QuickSetType.Clear ? DayStatus.Unknown : slots.Count > 0 ? DayStatus.Partial : DayStatus.Available;
        var first = request.StartDate ?? days.Monday(clock.GetUtcNow());
        var last = request.EndDate ?? first.AddDays(6);
        var meant = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(d => IsMeant(d, request.QuickSetType)).ToList();
        await using var transaction = await scope.Begin(cancel);
        if (request.StartDate is null) await writer.Replace([.. meant.Select(d => ((int)d.DayOfWeek, status, slots))], cancel);
        else await writer.Replace([.. meant.Select(d => (d, status, slots))], cancel);
        await transaction.Commit(cancel);
        return new QuickSetView(meant.Count, await days.Between(first, last, cancel));
    }

    private static bool IsMeant(DateOnly day, QuickSetType type) => type switch
    {
        QuickSetType.Weekdays => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
        QuickSetType.Weekends => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
        _ => true,
    };
}
