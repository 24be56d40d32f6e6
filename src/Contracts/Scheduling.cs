using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;

namespace WorkforceOS.Contracts.Scheduling;

public readonly record struct ShiftId(Guid Value) : IId<ShiftId>
{
    public static ShiftId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A pattern that shifts are generated from.</summary>
public readonly record struct ShiftTemplateId(Guid Value) : IId<ShiftTemplateId>
{
    public static ShiftTemplateId Of(Guid value) => new(value);
    public override string ToString() => Value.ToString();
}

/// <summary>A shift as other objects show it. Times are the wall clock of the company.</summary>
public sealed record ShiftBrief(ShiftId Id, DateOnly ShiftDate, TimeOnly StartTime, TimeOnly EndTime, string? Location, DepartmentId? DepartmentId);

/// <summary>A shift as the clock-in rules need it. Nobody is on a draft.</summary>
/// <param name="StartsAt">The instant; the shift is [StartsAt, EndsAt).</param>
/// <param name="Scheduled">False once cancelled or completed.</param>
/// <param name="Cancelled">It never was, whoever was on it.</param>
/// <param name="BreakMinutes">Of the planned break, which is not paid.</param>
/// <param name="Place">Where it is worked, if that was said.</param>
public sealed record ShiftFacts(ShiftId Id, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool Scheduled, bool Cancelled, IReadOnlyList<UserId> People, UserId CreatedBy, PlaceId? Place = null, int BreakMinutes = 0)
{
    /// <summary>Who of the people is not employed on its day.</summary>
    public IReadOnlyList<UserId> Unemployed { get; init; } = [];

    /// <summary>It was made by somebody who came to work unplanned, so that nobody was expected.</summary>
    public bool Unplanned { get; init; }
}

/// <summary>When a shift is. [StartsAt, EndsAt).</summary>
/// <param name="BreakMinutes">Of the planned break, which is not paid.</param>
public sealed record ShiftTimes(DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int BreakMinutes = 0);

/// <summary>One person on one shift that was not cancelled.</summary>
/// <param name="BreakMinutes">Of the planned break, which is not paid.</param>
public sealed record PlannedWork(ShiftId Shift, UserId User, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int BreakMinutes = 0)
{
    /// <summary>That the shift belongs to; null where to none, or where it is not asked.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Where it is worked; null likewise.</summary>
    public PlaceId? Place { get; init; }
}

/// <summary>How much one person was to work on the shifts of a day, in seconds, without planned breaks.</summary>
public sealed record PlannedTime(UserId User, DateOnly Day, long Seconds);

public interface IShifts
{
    Task<IReadOnlyDictionary<ShiftId, ShiftBrief>> Briefs(IEnumerable<ShiftId> ids, CancellationToken cancel);

    /// <summary>When each of the living shifts among the ids is.</summary>
    Task<IReadOnlyDictionary<ShiftId, ShiftTimes>> Times(IEnumerable<ShiftId> ids, CancellationToken cancel);

    /// <summary>Living shifts only.</summary>
    Task<ShiftFacts?> Find(ShiftId id, CancellationToken cancel);

    /// <summary>Where a living shift is; null where nowhere in particular.</summary>
    Task<PlaceId?> PlaceOf(ShiftId id, CancellationToken cancel);

    /// <summary>Scheduled and published work of this user that overlaps [from, to), by its start.</summary>
    Task<IReadOnlyList<PlannedWork>> Of(UserId user, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel);

    /// <summary>
    /// Whom each of the living shifts among the ids concerns as one to be planned: who made it, where they may plan it still, and its line
    /// manager; where there is neither, the admins. Active people only.
    /// </summary>
    Task<IReadOnlyDictionary<ShiftId, IReadOnlyList<UserId>>> Planners(IEnumerable<ShiftId> ids, CancellationToken cancel);

    /// <summary>Planned and published work that ended in [from, to), of everybody, on shifts still scheduled and on those completed since; ordered by end then id, at most <paramref name="most"/> rows.</summary>
    Task<IReadOnlyList<PlannedWork>> EndedBetween(DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancel);

    /// <summary>Who is meant to work on which shift, by the shift's date, both ends included, with its department: drafts too, but nothing cancelled. Ordered by day, at most <paramref name="most"/> rows.</summary>
    /// <param name="users">Null: everybody.</param>
    Task<IReadOnlyList<PlannedWork>> Planned(DateOnly from, DateOnly to, IReadOnlyCollection<UserId>? users, int most, CancellationToken cancel);

    /// <summary>Who is meant to work at that moment, with where and for which department: on scheduled and published shifts that somebody has planned. At most <paramref name="most"/> rows.</summary>
    /// <param name="users">Null: everybody.</param>
    Task<IReadOnlyList<PlannedWork>> UnderWay(DateTimeOffset at, IReadOnlyCollection<UserId>? users, int most, CancellationToken cancel);

    /// <summary>Companies in which work ended in [since, before), each counted from a moment of its own. To be asked in a unit of work across companies.</summary>
    Task<IReadOnlySet<CompanyId>> WhereWorkEnded(IReadOnlyDictionary<CompanyId, DateTimeOffset> since, DateTimeOffset before, CancellationToken cancel);

    /// <summary>Planned paid time of each person and day, by the shift's date, both ends included: of shifts not cancelled and no drafts, and of those that leave released.</summary>
    Task<ILookup<UserId, PlannedTime>> PlannedTimes(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel);
}

/// <summary>A living shift that was made from a template.</summary>
/// <param name="TemplateDay">For which of the template's days, wherever it was moved since.</param>
/// <param name="Cancelled">It takes place no more.</param>
public sealed record TemplateShift(ShiftId Id, DateOnly TemplateDay, DateTimeOffset EndsAt, bool Cancelled, IReadOnlyList<UserId> People);

public interface ITemplates
{
    Task<bool> Exists(ShiftTemplateId id, CancellationToken cancel);

    /// <summary>The shifts that were made of it for these days, both ends included, by their days; no drafts.</summary>
    Task<IReadOnlyList<TemplateShift>> Shifts(ShiftTemplateId id, DateOnly from, DateOnly to, CancellationToken cancel);
}

/// <summary>
/// Shifts of those who come to work that nobody had planned. To be called inside the transaction of the punch (<c>Scope.Begin</c>), so that
/// both stand or neither.
/// </summary>
public interface IUnplannedShifts
{
    /// <summary>Makes a shift for this person alone: from that moment, to the minute, until their next booking, and for no longer than this.</summary>
    /// <returns>Or why they cannot come then: their time is taken, or they are not employed.</returns>
    Task<Result<ShiftFacts>> Begin(UserId user, DateTimeOffset at, TimeSpan longest, PlaceId? place, DepartmentId? department, CancellationToken cancel);

    /// <summary>They left at that moment: it ends with the minute, within the bounds that it had at its beginning. One that a planner has made another of stays as it is.</summary>
    /// <returns>When it ends; null where it is gone.</returns>
    Task<DateTimeOffset?> EndAt(ShiftId shift, UserId user, DateTimeOffset at, TimeSpan longest, CancellationToken cancel);

    /// <summary>Their coming is taken back: it goes. One that a planner has put others on, or has cancelled, stays as it is.</summary>
    Task Remove(ShiftId shift, UserId user, CancellationToken cancel);
}

/// <summary>One shift that a person was taken off.</summary>
public sealed record ReleasedShift(ShiftId Id, DateOnly ShiftDate, TimeOnly StartTime, TimeOnly EndTime, string? Location, DepartmentId? DepartmentId);

/// <summary>
/// Approved absences as the schedule holds them: the same constraint that keeps shifts of a person apart keeps shifts out of leave.
/// To be called inside the transaction of the decision (<c>Scope.Begin</c>), so that both stand or neither.
/// </summary>
public interface IAbsenceHolds
{
    /// <summary>
    /// Takes the person off every overlapping scheduled shift and keeps new ones out. Whoever has checked in to one stays on it, and the
    /// leave is around it. What was held of this leave before is held no longer.
    /// </summary>
    /// <returns>The shifts; or the refusal, where the person has taken work of the marketplace then: nothing is changed.</returns>
    Task<Result<IReadOnlyList<ReleasedShift>>> Hold(LeaveRequestId leave, UserId user, IReadOnlyCollection<LeaveStretch> parts, CancellationToken cancel);

    /// <summary>The scheduled shifts that leave at that time would take the person off, and changes nothing.</summary>
    Task<IReadOnlyList<ReleasedShift>> Clashes(UserId user, IReadOnlyCollection<LeaveStretch> parts, CancellationToken cancel);

    /// <summary>Opens the days again; restores no shift.</summary>
    Task Free(LeaveRequestId leave, CancellationToken cancel);
}

/// <summary>A shift as somebody sees it who may plan it, and so offer it.</summary>
/// <param name="OpenPlaces">How many people it still needs; null where nobody has said how many it does.</param>
/// <param name="RecordVersion">Of which this is true.</param>
public sealed record OfferableShift(ShiftId Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int BreakMinutes, string? Location, int? OpenPlaces, int RecordVersion);

/// <summary>The shifts of which a planner offers places on the marketplace.</summary>
public interface IOfferableShifts
{
    /// <summary>The shift; or why the caller may not, or it is called off, over or begun. Locks nothing.</summary>
    Task<Result<OfferableShift>> ToOffer(ShiftId id, CancellationToken cancel);

    /// <summary>The refusal of whoever may not plan it.</summary>
    Task<Problem?> RefuseOthers(ShiftId id, CancellationToken cancel);

    /// <summary>From now on its readers ask for who has taken places of it, and its changes are told. To be called last in the transaction of the offer: where the shift has been changed since it was read, all of it begins anew.</summary>
    Task Offered(OfferableShift shift, CancellationToken cancel);
}
