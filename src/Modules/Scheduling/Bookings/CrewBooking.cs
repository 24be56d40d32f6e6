using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>How people come to be on shifts: who is meant, whose time is taken, and the rows that say so. Always in this order, inside one transaction.</summary>
internal sealed class CrewBooking(Crews crews, Conflicts conflicts, BookingLedger ledger, Takers takers, Caller caller, TimeProvider clock)
{
    /// <inheritdoc cref="Crews.Gather"/>
    public Task<Result<Gathered>> Gather(Shift shift, IReadOnlyCollection<UserId> named, IReadOnlyCollection<DepartmentId> through, DepartmentId? department, CancellationToken cancel) =>
        crews.Gather(shift, named, through, department, cancel);

    /// <inheritdoc cref="Crews.Of"/>
    public Task<Seated> On(Shift shift, CancellationToken cancel) => crews.Of(shift, cancel);

    /// <inheritdoc cref="Conflicts.Find"/>
    public Task<IReadOnlyList<(Shift Wanted, ShiftConflict Conflict)>> Conflicts(Crew crew, IReadOnlyCollection<Shift> wanted, CancellationToken cancel) => conflicts.Find(crew.People.Keys, wanted, cancel);

    /// <summary>
    /// Refuses where the shift would take time that is taken of somebody named; members of its departments are left off instead. Of those
    /// members who are off it already, those come back whose time is free: all where it takes place anew, else only who never was on it.
    /// </summary>
    /// <param name="anew">It is at another time now, or was called off and takes place after all.</param>
    public async Task<Result<Settlement>> Settle(Crew crew, Shift shift, bool anew, CancellationToken cancel)
    {
        if (!shift.IsScheduled) return new Settlement(crew, [], []);
        var returning = shift.StartsAt <= clock.GetUtcNow() ? [] : crew.Off.Where(o => anew || o.Value is null).Select(o => o.Key).ToHashSet();
        var found = (await conflicts.Find(crew.People.Keys.Union(returning), [shift], cancel)).Select(f => f.Conflict).ToList();
        if (found.Where(c => crew.IsNamed(c.UserId)).ToList() is { Count: > 0 } theirs) return SchedulingProblems.Conflict(theirs);

        // Leave says more than a shift on one of its days does, and that somebody is not employed then more than either.
        var leftOff = found.GroupBy(c => c.UserId).Select(own => own.MaxBy(c => c.Kind is ConflictKind.NotEmployed ? 2 : c.Kind is ConflictKind.Leave ? 1 : 0)!).ToList();
        var settled = crew.Settled(returning, leftOff.Select(c => c.UserId));
        if (!caller.IsAdmin && !settled.IsOf(caller.User, shift)) return SchedulingProblems.NotYourReports;
        return new Settlement(settled, [.. leftOff.Where(c => c.Kind is not ConflictKind.NotEmployed && crew.Off.GetValueOrDefault(c.UserId) is null).Select(SeatOf)], leftOff);

        Seat SeatOf(ShiftConflict taken) => new(shift, taken.UserId, BookedVia.Department, crew.ManagerOf(taken.UserId), taken.Kind is ConflictKind.Leave ? Release.Leave : Release.Conflict);
    }

    /// <summary>How many are on the shift: this crew, and whoever has an offered place.</summary>
    public async Task<int> Count(Shift shift, Crew crew, CancellationToken cancel) => crew.People.Count + (await takers.Of([shift], cancel)).Values.Sum(o => o.Takers.Count);

    /// <inheritdoc cref="BookingLedger.Write"/>
    public Task Write(IReadOnlyCollection<Seat> seats, CancellationToken cancel) => ledger.Write(seats, cancel);

    /// <inheritdoc cref="BookingLedger.Rewrite"/>
    public Task Rewrite(Shift shift, Seated before, IReadOnlyCollection<Seat> seats, CancellationToken cancel) => ledger.Rewrite(shift, before, seats, cancel);

    /// <inheritdoc cref="BookingLedger.Erase"/>
    public Task Erase(Shift shift, Seated before, CancellationToken cancel) => ledger.Erase(shift, before, cancel);
}

/// <summary>Who is on a shift after all.</summary>
/// <param name="NewlyOff">Seats of members of its departments who have to be left off, of which nobody knows yet.</param>
/// <param name="LeftOff">All of them who have no time, and what is in their way.</param>
internal sealed record Settlement(Crew Crew, IReadOnlyList<Seat> NewlyOff, IReadOnlyList<ShiftConflict> LeftOff);
