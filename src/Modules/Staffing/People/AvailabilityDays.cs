using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.People;

internal enum WeekDay
{
    Sun,
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
}

/// <summary>As it is said: unknown takes back what was said before.</summary>
internal enum DayStatus
{
    Available,
    Partial,
    Unavailable,
    Unknown,
}

internal enum AvailabilitySource
{
    Weekly,
    Override,
}

/// <param name="End">On the same day, later than the start.</param>
internal sealed record SlotInput(TimeOnly Start, TimeOnly End) : IInput, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (End <= Start) yield return new ValidationResult("Later than the start.", [nameof(End)]);
    }
}

internal sealed record AvailabilityDayView(DateOnly Date, WeekDay DayOfWeek, DayStatus AvailabilityStatus, IReadOnlyList<Slot> Slots, AvailabilitySource Source, bool HasAssignment);

/// <summary>A worker's availability by the day, and how slots are checked wherever they are given.</summary>
internal sealed class AvailabilityDays(StaffingDb db, Worker worker)
{
    public const int MostDays = 31;
    private const int MostSlots = 4;

    public async Task<IReadOnlyList<AvailabilityDayView>> Between(DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var zone = Facts.ZoneOf(worker.Timezone);
        var (from, until) = (WallClock.DayRange(first, zone).Start, WallClock.DayRange(last, zone).End);
        var weekly = await db.AvailabilityWeekly.AsNoTracking().Where(a => a.StaffId == worker.Id).ToDictionaryAsync(a => a.DayOfWeek, a => new DayAvailability(a.Status, a.Slots), cancel);
        var single = await db.AvailabilityOverrides.AsNoTracking().Where(a => a.StaffId == worker.Id && a.Date >= first && a.Date <= last).ToDictionaryAsync(a => a.Date, a => new DayAvailability(a.Status, a.Slots), cancel);
        var booked = await db.Assignments.AsNoTracking().Where(a => a.StaffId == worker.Id && Assignment.Holding.Contains(a.Status) && a.StartsAt < until && a.EndsAt > from).Select(a => new { a.StartsAt, a.EndsAt }).ToListAsync(cancel);
        var plan = new AvailabilityPlan(weekly, single);
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day =>
        {
            var (start, end) = WallClock.DayRange(day, zone);
            var said = plan.On(day);
            return new AvailabilityDayView(day, (WeekDay)(int)day.DayOfWeek, said is var (a, _) ? Enum.Parse<DayStatus>(a.Status.ToString()) : DayStatus.Unknown, said?.Day.Slots ?? [],
                said is { IsOverride: true } ? AvailabilitySource.Override : AvailabilitySource.Weekly, booked.Any(b => b.StartsAt < end && b.EndsAt > start));
        })];
    }

    /// <summary>This week, by the worker's clock.</summary>
    public DateOnly Monday(DateTimeOffset now) => Eligibility.Monday(WallClock.DayOf(now, Facts.ZoneOf(worker.Timezone)));

    /// <summary>Null where they are in order: at most 4, none within another.</summary>
    public static string? Wrong(IReadOnlyList<SlotInput>? slots)
    {
        if (slots is null) return null;
        if (slots.Count > MostSlots) return $"At most {MostSlots} slots.";
        var inOrder = slots.OrderBy(s => s.Start).ToList();
        return inOrder.Zip(inOrder.Skip(1)).Any(pair => pair.Second.Start < pair.First.End) ? "Slots must not overlap." : null;
    }

    public static IReadOnlyList<Slot> Slots(IReadOnlyList<SlotInput>? slots) => [.. (slots ?? []).OrderBy(s => s.Start).Select(s => new Slot(s.Start, s.End))];
}
