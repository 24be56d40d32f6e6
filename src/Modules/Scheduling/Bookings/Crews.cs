using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>Who is to be on a shift, as it stays until the transaction ends.</summary>
/// <param name="Zone">The wall clock that the shift follows.</param>
internal sealed record Gathered(Seated Before, Crew After, ZoneInForce Zone);

/// <summary>Who is on a shift.</summary>
/// <param name="OnLeave">Whom leave took off it.</param>
/// <param name="Planned">Whose plan it is: those of both.</param>
internal sealed record Seated(IReadOnlyDictionary<UserId, BookedVia> People, IReadOnlyList<Booking> OnLeave, IReadOnlyList<PlannedSeat> Planned);

/// <summary>Finds out who would be on a shift, and whether the caller may plan them.</summary>
internal sealed class Crews(ScheduleDb db, Turns turns, IPeople people, IDepartments departments, IReporting reporting, Caller caller)
{
    /// <summary>Takes turns for everybody concerned and gathers them.</summary>
    /// <param name="shift">As it is before; new ones have nobody.</param>
    /// <param name="department">The one it is to belong to, whose people are not on it by that.</param>
    public async Task<Result<Gathered>> Gather(Shift shift, IReadOnlyCollection<UserId> named, IReadOnlyCollection<DepartmentId> through, DepartmentId? department, CancellationToken cancel)
    {
        DepartmentId[] departmentsBefore = [.. shift.Departments];
        if (departmentsBefore.Length + through.Count > 0) await turns.ToRead(departmentsBefore.Union(through), cancel);
        var members = await departments.Members(through, cancel);
        var zone = await turns.Of((await BookedOn(shift, cancel)).Keys.Union(named).Union(members.Values.SelectMany(m => m)), cancel);

        shift.Follow(zone.Pending);
        // Asked again: whoever had their turn before may have changed it.
        var booked = await BookedOn(shift, cancel);
        var before = OnIt(shift, booked);
        var (meant, unknown) = Crew.Meant(booked, departmentsBefore, named, through, members);
        var crew = meant with { Managers = await reporting.ManagersOf(meant.People.Keys.Union(meant.Off.Keys), cancel) };

        // A line manager puts others on a shift, or calls it off, but takes nobody off without a successor.
        var empties = crew.People.Count == 0 && before.People.Count > 0;
        if (!caller.IsAdmin && (empties || !crew.IsOf(caller.User, shift))) return SchedulingProblems.NotYourReports;
        if (unknown.Count > 0) return SchedulingProblems.UnknownDepartments(unknown);
        if (department is { } own && own != shift.DepartmentId && !members.ContainsKey(own) && await departments.RefuseUnknown(own, cancel) is { } nowhere) return nowhere;
        var newcomers = named.Where(p => !shift.AssignedUserIds.Contains(p.Value)).ToList();
        var active = newcomers.Count == 0 ? newcomers.ToHashSet() : await people.Active(newcomers, cancel);
        if (newcomers.Where(p => !active.Contains(p)).ToList() is { Count: > 0 } strangers) return SchedulingProblems.UnknownAssignees(strangers);
        return new Gathered(before, crew, zone);
    }

    /// <summary>Who is on the shift, by a turn of its own.</summary>
    public async Task<Seated> Of(Shift shift, CancellationToken cancel)
    {
        await turns.ToRead(shift.Departments, cancel);
        shift.Follow((await turns.Of(OnIt(shift, await BookedOn(shift, cancel)).People.Keys, cancel)).Pending);
        return OnIt(shift, await BookedOn(shift, cancel));
    }

    public static Seated OnIt(Shift shift, IReadOnlyDictionary<UserId, Booking> booked) => new(
        booked.Values.Where(b => b.Released is null).ToDictionary(b => b.UserId, b => b.Via!.Value),
        [.. booked.Values.Where(b => b.Released is Release.Leave)],
        [.. booked.Values.Select(b => PlannedSeat.Of(b, shift)).OfType<PlannedSeat>()]);

    /// <summary>Who is on the shift, and who was taken off it.</summary>
    private async Task<IReadOnlyDictionary<UserId, Booking>> BookedOn(Shift shift, CancellationToken cancel)
    {
        if (shift.IsNew) return new Dictionary<UserId, Booking>();
        var now = await db.Shifts.AsNoTracking().Where(s => s.Id == shift.Id)
            .Select(s => new { s.RecordVersion, s.ZoneVersion, s.Bookings })
            .SingleOrDefaultAsync(cancel);
        // What was decided on an older version is decided anew.
        if (now?.RecordVersion != shift.RecordVersion || now.ZoneVersion > shift.ZoneVersion) throw new DbUpdateConcurrencyException($"Shift {shift.Id} was changed while this request waited for its turn.");
        return now.Bookings.ToDictionary(b => b.UserId);
    }
}
