using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Identity;
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

    /// <summary>Made by a check-in to work that nobody had planned.</summary>
    public bool Unplanned { get; init; }

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
        Unplanned = shift.Unplanned,
    }.Stamped(shift, shift.CreatedBy);
}

/// <summary>What stands beside a shift that was planned or changed.</summary>
/// <param name="LeftOff">Members of its departments who are not on it, their time being taken, and by what.</param>
internal sealed record ShiftExtras(IReadOnlyList<ShiftConflict> LeftOff);

/// <summary>The same with those whom it names, in the order of their ids.</summary>
internal sealed record ShiftDetails : ShiftView
{
    public ShiftDetails(ShiftView shift) : base(shift) { }

    public IReadOnlyList<PersonBrief?> AssignedUsers { get; init; } = [];
    public IReadOnlyList<DepartmentBrief?> AssignedDepartments { get; init; } = [];
    public DepartmentBrief? Department { get; init; }
    public PersonBrief? CreatedByUser { get; init; }
}

/// <summary>Everybody and every department that a page of shifts names, asked for once.</summary>
internal sealed record ShiftJoins(IReadOnlyDictionary<UserId, PersonBrief> People, IReadOnlyDictionary<DepartmentId, DepartmentBrief> Departments)
{
    public static async Task<ShiftJoins> Of(IReadOnlyCollection<Shift> shifts, IPeople people, CancellationToken cancel)
    {
        var departments = shifts.SelectMany(s => s.DepartmentId is { } own ? s.Departments.Append(own) : s.Departments);
        var named = await people.Briefs(shifts.SelectMany(s => s.NamedPeople.Append(s.CreatedBy)), departments, cancel);
        return new ShiftJoins(named.People, named.Departments);
    }

    public ShiftDetails Details(Shift shift) => new(ShiftView.Of(shift))
    {
        AssignedUsers = [.. shift.NamedPeople.Select(p => People.GetValueOrDefault(p))],
        AssignedDepartments = [.. shift.Departments.Select(d => Departments.GetValueOrDefault(d))],
        Department = shift.DepartmentId is { } department ? Departments.GetValueOrDefault(department) : null,
        CreatedByUser = People.GetValueOrDefault(shift.CreatedBy),
    };
}
