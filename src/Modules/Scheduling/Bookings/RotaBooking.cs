using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>How several shifts are planned otherwise at once: what they are decided by, who is on them after all, and the rows that say so. Always in this order, inside one transaction, in as many statements for two hundred as for two.</summary>
internal sealed class RotaBooking(RotaGathering gathering, RotaSettling settling, BookingLedger ledger, Takers takers, ScheduleDb db, TimeProvider clock)
{
    /// <inheritdoc cref="RotaGathering.Gather"/>
    public Task<RotaInHand> Gather(RotaConcern concern, CancellationToken cancel) => gathering.Gather(concern, cancel);

    /// <summary>Who is on the shifts after all, and how many on each.</summary>
    public async Task<Problem?> Settle(RotaInHand rota, OnConflict onConflict, CancellationToken cancel)
    {
        if (await settling.Settle(rota, onConflict, cancel) is { } refusal) return refusal;
        var there = rota.Changed.Where(c => c is { IsGone: false, IsLeftOut: false }).ToList();
        foreach (var change in there) change.Shift.Seats = change.Crew.People.Count;
        await takers.Count([.. there.Select(c => c.Shift)], cancel);
        return null;
    }

    /// <param name="once">Each person hears in one word of all that are made.</param>
    public async Task Save(RotaInHand rota, CancellationToken cancel, bool once = false)
    {
        var now = clock.GetUtcNow();
        var kept = rota.Changed.Where(c => !c.IsLeftOut && !(c.IsNew && c.IsGone)).ToList();
        db.Shifts.AddRange(kept.Where(c => c.IsNew).Select(c => c.Shift));
        foreach (var change in kept) Tell(change, once, now);
        if (once) db.TellPublished(kept.Where(c => c.Shift.Published).SelectMany(c => c.Crew.People.Keys.Select(user => (user, c.Shift))), null, now);
        // Events of one kind beside each other are told as one.
        foreach (var seat in kept.Where(c => !c.IsGone && !once).SelectMany(c => c.NewlyOff)) db.TellLeftOff(seat.Shift, seat.User);
        await db.SaveChangesAsync(cancel);
        await ledger.RewriteAll(kept, cancel);
    }

    private void Tell(RotaChange change, bool once, DateTimeOffset now)
    {
        var shift = change.Shift;
        if (change.IsGone) db.TellGone(shift, change.Before.People.Keys, now);
        else if (!change.IsNew) db.TellChanged(shift, change.Was, change.Before.People.Keys, change.Crew.People.Keys, now);
        else if (!once && shift.IsScheduled && shift.EndsAt > now) foreach (var person in change.Crew.People.Keys) db.TellAssigned(shift, person, isNew: true);
    }
}
