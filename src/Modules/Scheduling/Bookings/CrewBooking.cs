using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>How people come to be on shifts: who is meant, whose time is taken, and the rows that say so. Always in this order, inside one transaction.</summary>
internal sealed class CrewBooking(Crews crews, Conflicts conflicts, BookingLedger ledger, Caller caller, TimeProvider clock)
{
    /// <inheritdoc cref="Crews.Gather"/>
    public Task<Result<Gathered>> Gather(Shift shift, IReadOnlyCollection<UserId> named, IReadOnlyCollection<DepartmentId> through, DepartmentId? department, CancellationToken cancel) =>
        crews.Gather(shift, named, through, department, cancel);

    /// <inheritdoc cref="Crews.Of"/>
    public Task<IReadOnlyDictionary<UserId, BookedVia>> On(Shift shift, CancellationToken cancel) => crews.Of(shift, cancel);

    /// <inheritdoc cref="Conflicts.Find"/>
    public Task<IReadOnlyList<(Shift Wanted, ShiftConflict Conflict)>> Conflicts(Crew crew, IReadOnlyCollection<Shift> wanted, CancellationToken cancel) => conflicts.Find(crew.People.Keys, wanted, cancel);

    /// <summary>
    /// Refuses where the shift would take time of its crew that is taken. Of its departments' members who are off it, those come back
    /// whose time is free: all where it takes place anew, else only who never was on it. Others stay off.
    /// </summary>
    /// <param name="anew">It is at another time now, or was called off and takes place after all.</param>
    /// <returns>The crew with those who come back; and seats of members who have to be left off, of which nobody knows yet.</returns>
    public async Task<Result<(Crew Crew, IReadOnlyList<Seat> LeftOff)>> Settle(Crew crew, Shift shift, bool anew, CancellationToken cancel)
    {
        if (!shift.IsScheduled) return (crew, []);
        var returning = shift.StartsAt <= clock.GetUtcNow() ? [] : crew.Off.Where(o => anew || o.Value is null).Select(o => o.Key).ToHashSet();
        var found = (await conflicts.Find(crew.People.Keys.Union(returning), [shift], cancel)).Select(f => f.Conflict).ToList();
        if (found.Where(c => !returning.Contains(c.UserId)).ToList() is { Count: > 0 } theirs) return SchedulingProblems.Conflict(theirs);

        var inTheWay = found.ToLookup(c => c.UserId, c => c.Kind);
        var settled = crew.With(returning.Where(p => !inTheWay.Contains(p)));
        if (!caller.IsAdmin && !settled.ReportsTo(caller.User)) return SchedulingProblems.NotYourReports;
        return (settled, [.. inTheWay.Where(p => crew.Off[p.Key] is null).Select(p => new Seat(shift, p.Key, BookedVia.Department, crew.ManagerOf(p.Key), p.Contains(ConflictKind.Leave) ? Release.Leave : Release.Conflict))]);
    }

    /// <inheritdoc cref="BookingLedger.Write"/>
    public Task Write(IReadOnlyCollection<Seat> seats, CancellationToken cancel) => ledger.Write(seats, cancel);

    /// <inheritdoc cref="BookingLedger.Rewrite"/>
    public Task Rewrite(Shift shift, IReadOnlyCollection<Seat> seats, CancellationToken cancel) => ledger.Rewrite(shift, seats, cancel);

    /// <inheritdoc cref="BookingLedger.Erase"/>
    public Task Erase(Shift shift, CancellationToken cancel) => ledger.Erase(shift, cancel);
}
