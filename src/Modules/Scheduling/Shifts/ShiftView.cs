using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>A shift on the wire.</summary>
internal record ShiftView : View
{
    public DateOnly ShiftDate { get; init; }
    public TimeOnly StartTime { get; init; }
    public TimeOnly EndTime { get; init; }

    /// <summary>The instants that date and times mean in the company's zone.</summary>
    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }
    public string? Location { get; init; }
    public DepartmentId? DepartmentId { get; init; }
    public PlaceId? PlaceId { get; init; }
    public IReadOnlyList<Guid> AssignedUserIds { get; init; } = [];
    public IReadOnlyList<Guid> AssignedDepartmentIds { get; init; } = [];
    public ShiftStatus Status { get; init; }
    public UserId CreatedBy { get; init; }

    /// <summary>Of the planned break, which is not paid.</summary>
    public int BreakMinutes { get; init; }

    /// <summary>How many people it needs; null where nobody has said.</summary>
    public int? HeadCount { get; init; }

    /// <summary>How many people it still needs: <see cref="HeadCount"/> without those who are on it. 0 where nobody has said, and of a shift that is called off or over.</summary>
    public int OpenPlaces { get; init; }

    /// <summary>Made by a check-in to work that nobody had planned.</summary>
    public bool Unplanned { get; init; }

    /// <summary>False of a draft, which its planners alone see.</summary>
    public bool Published { get; init; }

    /// <summary>A planner's words to whoever works it.</summary>
    public string? Note { get; init; }

    public static ShiftView Of(Shift shift) => new ShiftView
    {
        ShiftDate = shift.ShiftDate,
        StartTime = shift.StartTime,
        EndTime = shift.EndTime,
        StartsAt = shift.StartsAt,
        EndsAt = shift.EndsAt,
        Location = shift.Location,
        DepartmentId = shift.DepartmentId,
        PlaceId = shift.PlaceId,
        AssignedUserIds = shift.AssignedUserIds,
        AssignedDepartmentIds = shift.AssignedDepartmentIds,
        Status = shift.Status,
        CreatedBy = shift.CreatedBy,
        BreakMinutes = shift.BreakMinutes,
        HeadCount = shift.HeadCount,
        OpenPlaces = shift.OpenPlaces,
        Unplanned = shift.Unplanned,
        Published = shift.Published,
        Note = shift.Note,
    }.Stamped(shift, shift.CreatedBy, hidden: []);
}

/// <summary>What stands beside a shift that was planned or changed.</summary>
/// <param name="LeftOff">Members of its departments who are not on it, their time being taken, and by what.</param>
internal sealed record ShiftExtras(IReadOnlyList<ShiftConflict> LeftOff) : WarningExtras
{
    /// <summary>Warns of more people than it needs.</summary>
    public static ShiftExtras Of(Shift shift, IReadOnlyList<ShiftConflict> leftOff) => new(leftOff) { Warnings = [.. SchedulingWarnings.OverStaffed([shift])] };
}

/// <summary>The same with those whom it names, in the order of their ids.</summary>
internal record ShiftDetails : ShiftView
{
    public ShiftDetails(ShiftView shift) : base(shift) { }

    public IReadOnlyList<PersonBrief?> AssignedUsers { get; init; } = [];
    public IReadOnlyList<DepartmentBrief?> AssignedDepartments { get; init; } = [];
    public DepartmentBrief? Department { get; init; }
    public PersonBrief? CreatedByUser { get; init; }

    /// <summary>The last offer of its places on the marketplace; null where there was none.</summary>
    public ShiftOfferBrief? Offer { get; init; }
}

/// <summary>How somebody is on a shift. In the contract's order.</summary>
internal enum OnShiftVia
{
    Direct,
    Department,

    /// <summary>They have taken a place that was offered on the marketplace, and are no employee by that: they clock in there.</summary>
    Offer,
}

/// <param name="UserId">Null for a worker of the marketplace who has no account yet.</param>
internal sealed record PersonOnShift(UserId? UserId, string Fullname, OnShiftVia Via);

/// <summary>The same with all who are on it, however they came to it; workers of the marketplace last.</summary>
internal sealed record ShiftWithPeople : ShiftDetails
{
    public ShiftWithPeople(ShiftDetails shift) : base(shift) { }

    public IReadOnlyList<PersonOnShift> People { get; init; } = [];
}

/// <summary>Everybody and every department that a page of shifts names, asked for once.</summary>
internal sealed record ShiftJoins(IReadOnlyDictionary<UserId, PersonBrief> People, IReadOnlyDictionary<DepartmentId, DepartmentBrief> Departments)
{
    public IReadOnlyDictionary<ShiftId, OfferedPlaces> Offered { get; init; } = new Dictionary<ShiftId, OfferedPlaces>();

    /// <param name="others">To be named too.</param>
    public static async Task<ShiftJoins> Of(IReadOnlyCollection<Shift> shifts, IPeople people, CancellationToken cancel, IEnumerable<UserId>? others = null)
    {
        var departments = shifts.SelectMany(s => s.DepartmentId is { } own ? s.Departments.Append(own) : s.Departments);
        var named = await people.Briefs(shifts.SelectMany(s => s.NamedPeople.Append(s.CreatedBy)).Concat(others ?? []), departments, cancel);
        return new ShiftJoins(named.People, named.Departments);
    }

    public ShiftDetails Details(Shift shift) => new(ShiftView.Of(shift))
    {
        AssignedUsers = [.. shift.NamedPeople.Select(p => People.GetValueOrDefault(p))],
        AssignedDepartments = [.. shift.Departments.Select(d => Departments.GetValueOrDefault(d))],
        Department = shift.DepartmentId is { } department ? Departments.GetValueOrDefault(department) : null,
        CreatedByUser = People.GetValueOrDefault(shift.CreatedBy),
        Offer = Offered.GetValueOrDefault(shift.Id)?.Offer,
    };

    public ShiftWithPeople WithPeople(Shift shift, IEnumerable<(UserId User, BookedVia Via)> seats) => new(Details(shift))
    {
        People =
        [
            .. seats.Select(s => new PersonOnShift(s.User, People.GetValueOrDefault(s.User)?.Fullname ?? "", s.Via is BookedVia.Direct ? OnShiftVia.Direct : OnShiftVia.Department)),
            .. (Offered.GetValueOrDefault(shift.Id)?.Takers ?? []).Select(t => new PersonOnShift(t.User, t.Fullname, OnShiftVia.Offer)),
        ],
    };
}
