using NodaTime;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Recurrence;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>A pattern that shifts are generated from.</summary>
[Tracked("scheduleManagement", "shiftTemplate")]
internal sealed class ShiftTemplate : Record<ShiftTemplateId>
{
    private const int MostYearsCounted = 10;

    public string Name { get; set; } = "";
    public string? Description { get; set; }
    public TimeOnly StartTime { get; private set; }
    public TimeOnly EndTime { get; private set; }

    /// <summary>RFC 5545, as it was written.</summary>
    public string RecurrenceRule { get; private set; } = "";

    public DepartmentId? DepartmentId { get; set; }
    public PlaceId? PlaceId { get; set; }

    /// <summary>How many people each of its shifts needs; null where nobody has said.</summary>
    public int? HeadCount { get; set; }

    /// <summary>Where INTERVAL and COUNT count from; set by the first generation.</summary>
    public DateOnly? AnchorDate { get; private set; }

    public UserId CreatedBy { get; init; }

    public bool MayBeChangedBy(Caller caller) => caller.IsAdmin || CreatedBy == caller.User;

    /// <returns>Why the pattern cannot be that one.</returns>
    public Problem? Follow(TimeOnly start, TimeOnly end, string rule)
    {
        if (start == end) return SchedulingProblems.NoLength;
        if (!Kernel.Recurrence.RecurrenceRule.TryParse(rule, out _, out var refusal)) return SchedulingProblems.BadRule(refusal);
        (StartTime, EndTime, RecurrenceRule) = (start, end, rule.Trim());
        return null;
    }

    /// <summary>The day that this and every later generation counts from: the one asked for where none is set yet, else the day it was made.</summary>
    public Result<DateOnly> AnchorFor(DateOnly? asked, Caller caller, DateTimeZone zone)
    {
        if (asked is null || asked == AnchorDate) return AnchorDate ?? WallClock.DayOf(CreatedAt, zone);
        if (AnchorDate is not null) return SchedulingProblems.AnchorIsSet;
        return MayBeChangedBy(caller) ? asked.Value : SchedulingProblems.AnchorOfOthers;
    }

    public void CountFrom(DateOnly anchor) => AnchorDate = anchor;

    /// <summary>The days of the pattern from one to another, both included; those too on which the clocks skip it, which COUNT does not count.</summary>
    public Result<IReadOnlyList<DateOnly>> Days(DateOnly anchor, DateOnly from, DateOnly to, DateTimeZone zone)
    {
        if (!Kernel.Recurrence.RecurrenceRule.TryParse(RecurrenceRule, out var rule, out var refusal)) throw new InvalidOperationException($"{Id} was saved with a rule that is none: {refusal}");
        // Each day since the anchor has to be looked at in order to count.
        if (rule.Count is not null && to.DayNumber > anchor.AddYears(MostYearsCounted).DayNumber) return SchedulingProblems.CountsTooFar(anchor, MostYearsCounted);
        return rule.StartingAt(StartOf).Occurrences(anchor, from, to, TakesPlace).ToList();

        DateTimeOffset StartOf(DateOnly day) => Instant.FromDateTimeOffset(Span(day).Start).InZone(zone).ToDateTimeOffset();
        bool TakesPlace(DateOnly day) => Span(day) is var (start, end) && start != end;
        (DateTimeOffset Start, DateTimeOffset End) Span(DateOnly day) => WallClock.Span(day, StartTime, EndTime, zone);
    }

    /// <summary>The shift of one of its days, still without people.</summary>
    /// <returns>Null where the clocks skip it.</returns>
    public Shift? ShiftOn(DateOnly day, string? location, Caller caller, ZoneInForce zone, TimeProvider clock)
    {
        var shift = new Shift
        {
            Id = NewId.At<ShiftId>(clock), CompanyId = caller.Company, CreatedBy = caller.User, TemplateId = Id, TemplateDay = day, DepartmentId = DepartmentId, PlaceId = PlaceId, HeadCount = HeadCount, Location = location,
        };
        return shift.TakePlace(day, StartTime, EndTime, zone) is null ? shift : null;
    }
}
