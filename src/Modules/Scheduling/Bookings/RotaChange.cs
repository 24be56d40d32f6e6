using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>One shift among several that are planned otherwise together, or made anew.</summary>
/// <param name="shift">As it was found; it becomes what it is to be.</param>
/// <param name="booked">Everybody who is on it, or was taken off it.</param>
internal sealed class RotaChange(Shift shift, IReadOnlyDictionary<UserId, Booking> booked)
{
    private readonly List<Seat> newlyOff = [];
    private Crew crew = new(new Dictionary<UserId, BookedVia>(), new Dictionary<UserId, UserId>(), new Dictionary<UserId, Release?>());

    public Shift Shift => shift;

    public bool IsNew { get; } = shift.IsNew;

    public ShiftBefore Was { get; } = ShiftBefore.Of(shift);

    public Seated Before { get; } = Crews.OnIt(shift, booked);

    /// <summary>Which of the changes that are asked for has touched it last.</summary>
    public int? Index { get; set; }

    public bool IsGone { get; private set; }

    /// <summary>It is not made after all, since somebody has no time for it.</summary>
    public bool IsLeftOut { get; private set; }

    public IReadOnlyList<ShiftConflict> Conflicts { get; private set; } = [];

    public Crew Crew => crew;

    public IReadOnlyList<UserId> Named => [.. shift.NamedPeople];

    public bool IsScheduled => !IsGone && !IsLeftOut && shift.IsScheduled;

    private IReadOnlyList<DepartmentId> DepartmentsBefore { get; } = [.. shift.Departments];

    private IReadOnlySet<UserId> NamedBefore { get; } = shift.NamedPeople.ToHashSet();

    private DepartmentId? DepartmentBefore { get; } = shift.DepartmentId;

    public IEnumerable<UserId> Newcomers => Named.Where(p => !NamedBefore.Contains(p));

    public DepartmentId? NewDepartment => shift.DepartmentId is { } own && own != DepartmentBefore ? own : null;

    /// <summary>Members of its departments who are off it, and whom it takes back where their time is free.</summary>
    public IEnumerable<UserId> Returning(DateTimeOffset now) => shift.StartsAt <= now ? [] : crew.Off.Where(o => IsNew || Was.IsAnew(shift) || o.Value is null).Select(o => o.Key);

    /// <summary>Who is on it after all, and who is newly off it.</summary>
    public IEnumerable<Seat> Seats => IsGone || IsLeftOut ? [] : crew.SeatsOn(shift).Concat(newlyOff);

    public IReadOnlyList<Seat> NewlyOff => newlyOff;

    /// <summary>As pay looks at it: who was on leave stays so, until named.</summary>
    public IEnumerable<PlannedSeat?> Planned => Seats.Select(PlannedSeat.Of)
        .Concat(IsGone ? [] : Before.OnLeave.Where(b => !crew.People.ContainsKey(b.UserId)).Select(b => PlannedSeat.Of(b, shift)));

    public void Remove()
    {
        shift.Delete();
        IsGone = true;
    }

    /// <summary>Who is meant for it.</summary>
    /// <returns>Departments that there are not.</returns>
    public IReadOnlyList<DepartmentId> Mean(RotaInHand rota)
    {
        (crew, var unknown) = Crew.Meant(booked, DepartmentsBefore, Named, [.. shift.Departments], rota.Members);
        crew = crew with { Managers = rota.Managers };
        return unknown;
    }

    /// <summary>Who has no time is off it.</summary>
    /// <param name="returning">Members of its departments who are on it again.</param>
    /// <param name="why">Null of who is not employed then, and so has no seat at all.</param>
    public void Settle(IEnumerable<UserId> returning, IReadOnlyDictionary<UserId, Release?> why)
    {
        foreach (var (person, reason) in why.Where(w => w.Value is not null && crew.Off.GetValueOrDefault(w.Key) is null)) newlyOff.Add(new(shift, person, crew.IsNamed(person) ? BookedVia.Direct : BookedVia.Department, crew.ManagerOf(person), reason));
        crew = crew.Settled(returning, why.Keys);
        if (Named.Any(why.ContainsKey)) shift.Assign(Named.Where(p => !why.ContainsKey(p)), shift.Departments);
    }

    public void LeaveOut() => IsLeftOut = true;

    public void Say(IReadOnlyList<ShiftConflict> conflicts) => Conflicts = conflicts;
}

/// <summary>All that several shifts are decided by, as it stays until the transaction ends.</summary>
/// <param name="Zone">The wall clock that they follow.</param>
/// <param name="Members">Of the living departments among those concerned.</param>
/// <param name="Known">Departments that shifts may belong to.</param>
/// <param name="Managers">Whom everybody concerned reports to.</param>
/// <param name="Active">Who of those to be named is an active user.</param>
internal sealed record RotaInHand(
    ZoneInForce Zone, IReadOnlyDictionary<ShiftId, RotaChange> Found, IReadOnlyDictionary<DepartmentId, IReadOnlyList<UserId>> Members, IReadOnlySet<DepartmentId> Known,
    IReadOnlyDictionary<UserId, UserId> Managers, IReadOnlySet<UserId> Active)
{
    private readonly List<RotaChange> changed = [];

    /// <summary>In the order in which they were first touched.</summary>
    public IReadOnlyList<RotaChange> Changed => changed;

    public RotaChange Touch(RotaChange change, int index)
    {
        if (change.Index is null) changed.Add(change);
        change.Index = index;
        return change;
    }

    public RotaChange Add(Shift shift, int index) => Touch(new RotaChange(shift, new Dictionary<UserId, Booking>()), index);
}
