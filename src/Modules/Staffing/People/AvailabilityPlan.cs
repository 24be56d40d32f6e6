using NodaTime;
using WorkforceOS.Kernel;

namespace WorkforceOS.Staffing.People;

/// <summary>Whether a worker can come at some time, as far as they have said.</summary>
internal enum Availability
{
    Available,
    Unknown,
    Unavailable,
}

/// <summary>What a worker has said of a day.</summary>
/// <param name="Slots">When, where not the whole day; they do not overlap. One that ends at 23:59 goes to midnight.</param>
internal sealed record DayAvailability(AvailabilityStatus Status, IReadOnlyList<Slot> Slots);

/// <summary>When a worker can work: by the day of the week, and by single days that go before it. All by the worker's own clock.</summary>
/// <param name="Weekly">0 is Sunday.</param>
internal sealed record AvailabilityPlan(IReadOnlyDictionary<int, DayAvailability> Weekly, IReadOnlyDictionary<DateOnly, DayAvailability> Overrides)
{
    public static readonly AvailabilityPlan Unknown = new(new Dictionary<int, DayAvailability>(), new Dictionary<DateOnly, DayAvailability>());

    private static readonly TimeOnly LastMinute = new(23, 59);

    /// <summary>Null where nothing was said.</summary>
    public (DayAvailability Day, bool IsOverride)? On(DateOnly day) =>
        Overrides.TryGetValue(day, out var single) ? (single, true) : Weekly.TryGetValue((int)day.DayOfWeek, out var usual) ? (usual, false) : null;

    /// <summary>
    /// For the whole of a shift: available where each part of it is, unavailable where one is not, else unknown. A day that is available without slots is so from
    /// midnight to midnight; one that is so in part without saying when is unknown.
    /// Example: with Monday 9-17 and Tuesday all day, Monday 10-16 is available, 16-18 is not, and the night from Tuesday 22:00 to Wednesday 6:00 is unknown.
    /// </summary>
    public Availability For(DateTimeOffset start, DateTimeOffset end, DateTimeZone zone)
    {
        var (first, last) = (WallClock.DayOf(start, zone), WallClock.DayOf(end, zone));
        var found = Availability.Available;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var from = day == first ? WallClock.TimeOf(start, zone) : TimeOnly.MinValue;
            TimeOnly? until = day == last ? WallClock.TimeOf(end, zone) : null;
            // It ends with the day before.
            if (until == TimeOnly.MinValue && day != first) continue;
            switch (Part(day, from, until))
            {
                case Availability.Unavailable: return Availability.Unavailable;
                case Availability.Unknown: found = Availability.Unknown; break;
            }
        }
        return found;
    }

    /// <param name="until">Null is midnight.</param>
    private Availability Part(DateOnly date, TimeOnly from, TimeOnly? until)
    {
        if (On(date) is not var (day, _)) return Availability.Unknown;
        if (day.Status is AvailabilityStatus.Unavailable) return Availability.Unavailable;
        if (day.Slots.Count == 0) return day.Status is AvailabilityStatus.Available ? Availability.Available : Availability.Unknown;
        var reached = from;
        foreach (var slot in day.Slots.OrderBy(s => s.Start))
        {
            if (slot.Start > reached || slot.End <= reached) continue;
            if (slot.End >= LastMinute || until <= slot.End) return Availability.Available;
            reached = slot.End;
        }
        return Availability.Unavailable;
    }
}
