using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Templates;

namespace WorkforceOS.Scheduling.Shifts;

internal enum ShiftStatus { Scheduled, Completed, Cancelled }

/// <summary>Work at a place and time. Date and times are what the company's wall shows; the instants follow from them.</summary>
[Tracked("scheduleManagement", "shift")]
internal sealed class Shift : Record<ShiftId>
{
    public const int MostNeeded = 1000;

    public const int LongestNote = 2000;

    public DateOnly ShiftDate { get; private set; }
    public TimeOnly StartTime { get; private set; }

    /// <summary>On the next day where it is not after the start.</summary>
    public TimeOnly EndTime { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Of the company's clock that the instants were found by.</summary>
    public int ZoneVersion { get; private set; }
    public string? Location { get; set; }
    public DepartmentId? DepartmentId { get; set; }
    public PlaceId? PlaceId { get; set; }

    /// <summary>Who is named; who comes through a department stands in <see cref="Bookings"/>.</summary>
    public Guid[] AssignedUserIds { get; private set; } = [];

    public Guid[] AssignedDepartmentIds { get; private set; } = [];
    public ShiftStatus Status { get; private set; }

    /// <summary>Of the planned break, which is not paid.</summary>
    public int BreakMinutes { get; private set; }

    /// <summary>How many people it needs, 1–<see cref="MostNeeded"/>; null where nobody has said. A need, not a cap: more may be on it.</summary>
    public int? HeadCount { get; set; }

    /// <summary>How many people are on it, those with an offered place too, where somebody has counted them.</summary>
    public int Seats { get; set; }

    /// <summary>How many people it still needs; none where nobody has said how many it does, and once it is called off or over.</summary>
    public int OpenPlaces => IsScheduled && IsActive && HeadCount is { } needed ? Math.Max(0, needed - Seats) : 0;

    /// <summary>Places of it are or were offered on the marketplace: some of its people may have come by that.</summary>
    public bool Offered { get; private set; }

    /// <summary>Its people see it, hear of it, and may come to it. Until then it is a draft, which its planners alone see, though it takes its people's time.</summary>
    public bool Published { get; private set; } = true;

    /// <summary>A planner's words to whoever works it.</summary>
    public string? Note { get; set; }

    /// <summary>Made by a check-in to work that nobody had planned.</summary>
    public bool Unplanned { get; init; }

    public UserId CreatedBy { get; init; }
    public ShiftTemplateId? TemplateId { get; init; }
    public DateOnly? TemplateDay { get; init; }

    /// <summary>The first in the chain of shifts that it was copied from.</summary>
    public ShiftId? CopyOf { get; init; }

    /// <summary>The day it was copied for, wherever it was moved since.</summary>
    public DateOnly? CopyDay { get; init; }

    /// <summary>The one whom everybody on it reports to, or did until the last of them was taken off; the database keeps it.</summary>
    public UserId? SoleManagerId { get; private set; }

    public List<Booking> Bookings { get; } = [];

    public List<ShiftDepartment> DepartmentRows { get; } = [];

    public IEnumerable<UserId> NamedPeople => AssignedUserIds.Select(UserId.Of);

    public IEnumerable<DepartmentId> Departments => AssignedDepartmentIds.Select(WorkforceOS.Contracts.Identity.DepartmentId.Of);

    /// <summary>Not saved yet, so that nobody can be on it.</summary>
    public bool IsNew => CreatedAt == default;

    public ShiftBrief Brief => new(Id, ShiftDate, StartTime, EndTime, Location, DepartmentId);

    /// <summary>One like it, still at no time and without people; a draft where it is one.</summary>
    /// <param name="copyDay">Where it is a copy that is made once.</param>
    /// <param name="published">Where it is to be otherwise than this one.</param>
    public Shift Like(ShiftId id, UserId planner, DateOnly? copyDay = null, bool? published = null)
    {
        var other = new Shift
        {
            Id = id, CompanyId = CompanyId, CreatedBy = planner, Location = Location, DepartmentId = DepartmentId, PlaceId = PlaceId, HeadCount = HeadCount, Note = Note,
            CopyOf = copyDay is null ? null : CopyOf ?? Id, CopyDay = copyDay,
        };
        if (!(published ?? Published)) other.BeDraft();
        return other;
    }

    /// <returns>Why it cannot be then.</returns>
    public Problem? TakePlace(DateOnly day, TimeOnly start, TimeOnly end, ZoneInForce zone)
    {
        if (start == end) return SchedulingProblems.NoLength;
        // What was worked under another zone stays when it was, unless it is moved.
        if (!IsNew && (day, start, end) == (ShiftDate, StartTime, EndTime)) return null;
        (ShiftDate, StartTime, EndTime) = (day, start, end);
        (StartsAt, EndsAt) = WallClock.Span(day, start, end, zone.Zone);
        ZoneVersion = zone.Version;
        return StartsAt == EndsAt ? SchedulingProblems.SkippedByClock : null;
    }

    /// <summary>It is at these very instants, also where the wall shows them twice.</summary>
    public void TakePlaceAt(DateTimeOffset startsAt, DateTimeOffset endsAt, ZoneInForce zone)
    {
        if (IsNew) (ShiftDate, StartTime, ZoneVersion) = (WallClock.DayOf(startsAt, zone.Zone), WallClock.TimeOf(startsAt, zone.Zone), zone.Version);
        (StartsAt, EndsAt, EndTime) = (startsAt, endsAt, WallClock.TimeOf(endsAt, zone.Zone));
        // An hour over the clock going back, of which the wall shows nothing.
        if (EndTime == StartTime) EndTime = EndTime.AddMinutes(1);
    }

    /// <returns>Why it cannot have such a break.</returns>
    public Problem? PlanBreak(int minutes)
    {
        BreakMinutes = minutes;
        return minutes == 0 || TimeSpan.FromMinutes(minutes) < EndsAt - StartsAt ? null : SchedulingProblems.BreakTooLong;
    }

    /// <summary>Keeps date and times, and is at the instants that they mean by the company's clock, unless it had begun when the clock became another one.</summary>
    /// <param name="changes">The oldest first; those it has followed are left out.</param>
    public void Follow(IReadOnlyList<ZoneMove> changes)
    {
        if (IsNew) return;
        foreach (var change in changes.Where(c => c.Version > ZoneVersion))
        {
            if (StartsAt > change.At) (StartsAt, EndsAt) = WallClock.Span(ShiftDate, StartTime, EndTime, change.Zone);
            ZoneVersion = change.Version;
        }
    }

    public void Assign(IEnumerable<UserId> people, IEnumerable<DepartmentId> departments) =>
        (AssignedUserIds, AssignedDepartmentIds) = ([.. people.Select(p => p.Value).Distinct()], [.. departments.Select(d => d.Value).Distinct()]);

    public void Unname(UserId person)
    {
        if (AssignedUserIds.Contains(person.Value)) AssignedUserIds = [.. AssignedUserIds.Where(id => id != person.Value)];
    }

    public void DropDepartment(DepartmentId department) =>
        AssignedDepartmentIds = [.. AssignedDepartmentIds.Where(id => id != department.Value)];

    public void Become(ShiftStatus status) => Status = status;

    public void BeOffered() => Offered = true;

    /// <returns>Why it cannot be: who has seen it once is not to be left without it.</returns>
    public Problem? Publish(bool published)
    {
        if (Published && !published) return SchedulingProblems.ShiftPublished;
        Published = published;
        return null;
    }

    /// <summary>As a new one it is.</summary>
    public void BeDraft() => Published = false;

    /// <summary>Only such a shift takes its people's time.</summary>
    public bool IsScheduled => Status is ShiftStatus.Scheduled;
}
