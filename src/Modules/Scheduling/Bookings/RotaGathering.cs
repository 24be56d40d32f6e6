using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>Whom and what several changes concern.</summary>
/// <param name="Shifts">Those that there are.</param>
/// <param name="Named">Who may be named.</param>
/// <param name="Through">Departments whose people may come.</param>
/// <param name="Owning">Departments that a shift may come to belong to.</param>
internal sealed record RotaConcern(IReadOnlyCollection<ShiftId> Shifts, IReadOnlyCollection<UserId> Named, IReadOnlyCollection<DepartmentId> Through, IReadOnlyCollection<DepartmentId> Owning);

/// <summary>Takes the turns of everybody whom several changes concern, all at once and in the order of all turns, and reads what they are decided by.</summary>
internal sealed class RotaGathering(ScheduleDb db, Turns turns, IPeople people, IDepartments departments, IReporting reporting)
{
    public async Task<RotaInHand> Gather(RotaConcern concern, CancellationToken cancel)
    {
        ShiftId[] ids = [.. concern.Shifts.Distinct()];
        var shifts = ids is [] ? [] : await db.Shifts.Where(s => ids.Contains(s.Id)).ToListAsync(cancel);
        DepartmentId[] through = [.. concern.Through.Union(shifts.SelectMany(s => s.Departments))];
        if (through.Length > 0) await turns.ToRead(through, cancel);
        var members = through.Length == 0 ? new Dictionary<DepartmentId, IReadOnlyList<UserId>>() : await departments.Members(through, cancel);
        var everybody = (await Booked(ids, cancel)).Select(b => b.UserId).Union(concern.Named).Union(members.Values.SelectMany(m => m)).ToList();
        var zone = await turns.Of(everybody, cancel);
        await turns.OfShifts(ids, cancel);

        // Asked again: whoever had their turn before may have changed it.
        await RefuseChanged(ids, shifts, cancel);
        var booked = (await Booked(ids, cancel)).ToLookup(b => b.ShiftId!.Value);
        foreach (var shift in shifts) shift.Follow(zone.Pending);
        DepartmentId[] owning = [.. concern.Owning.Except(members.Keys)];
        var known = owning is [] ? [] : (await departments.Briefs(owning, cancel)).Keys.ToHashSet();
        // A copy of a shift names its people anew.
        UserId[] named = [.. concern.Named.Union(shifts.SelectMany(s => s.NamedPeople))];
        var active = named is [] ? new HashSet<UserId>() : await people.Active(named, cancel);
        return new RotaInHand(zone, shifts.ToDictionary(s => s.Id, s => new RotaChange(s, booked[s.Id].ToDictionary(b => b.UserId))), members,
            known.Union(members.Keys).ToHashSet(), everybody.Count == 0 ? new Dictionary<UserId, UserId>() : await reporting.ManagersOf(everybody, cancel), active);
    }

    private async Task<List<Booking>> Booked(ShiftId[] ids, CancellationToken cancel)
    {
        ShiftId?[] of = [.. ids];
        return of is [] ? [] : await db.Bookings.AsNoTracking().Where(b => of.Contains(b.ShiftId)).ToListAsync(cancel);
    }

    /// <summary>What was decided on an older version is decided anew.</summary>
    private async Task RefuseChanged(ShiftId[] ids, IReadOnlyCollection<Shift> shifts, CancellationToken cancel)
    {
        if (ids is []) return;
        var now = await db.Shifts.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.RecordVersion, s.ZoneVersion }).ToDictionaryAsync(s => s.Id, cancel);
        if (shifts.FirstOrDefault(s => !now.TryGetValue(s.Id, out var found) || found.RecordVersion != s.RecordVersion || found.ZoneVersion > s.ZoneVersion) is { } changed)
            throw new DbUpdateConcurrencyException($"Shift {changed.Id} was changed while this request waited for its turn.");
    }
}
