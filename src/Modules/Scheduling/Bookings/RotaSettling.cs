using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>What becomes of a shift for which somebody named has no time.</summary>
internal enum OnConflict
{
    /// <summary>They are not on it: their place is open.</summary>
    LeaveOff,

    /// <summary>It is not made.</summary>
    Skip,

    /// <summary>Nothing is done at all.</summary>
    Refuse,
}

/// <summary>
/// Decides who is on several shifts after all, looked at as all of them are to become: two people may change places. Whom they name goes first, in the
/// order in which they are asked for; members of departments are left off where their time is taken.
/// </summary>
internal sealed class RotaSettling(ScheduleDb db, IPeople people, IEmployments employments, Caller caller, TimeProvider clock)
{
    public async Task<Problem?> Settle(RotaInHand rota, OnConflict onConflict, CancellationToken cancel)
    {
        foreach (var change in rota.Changed.Where(c => !c.IsGone))
        {
            if (Refuse(change, rota, onConflict) is { } refusal) return refusal.At(change.Index!.Value);
        }
        var meant = rota.Changed.Where(c => c.IsScheduled).ToList();
        if (meant.Count == 0) return null;

        var clashes = new Clashes(await Taken(rota, meant, cancel), await employments.Days([.. meant.SelectMany(Everybody).Distinct()], cancel));
        var refused = false;
        foreach (var change in meant)
        {
            var theirs = clashes.Of(change.Shift, change.Crew.People.Keys.Where(change.Crew.IsNamed));
            refused |= theirs.Count > 0 && onConflict is OnConflict.Refuse;
            if (theirs.Count > 0 && onConflict is OnConflict.Skip) change.LeaveOut();
            else clashes.Take(change.Shift, change.Crew.People.Keys.Where(p => change.Crew.IsNamed(p) && !theirs.ContainsKey(p)));
            clashes.Note(change, theirs);
        }
        foreach (var change in meant.Where(c => c.IsScheduled && !refused).OrderBy(c => c.Shift.StartsAt).ThenBy(c => c.Shift.Id.Value))
        {
            var returning = change.Returning(clock.GetUtcNow()).ToHashSet();
            var members = change.Crew.People.Keys.Where(p => !change.Crew.IsNamed(p)).Union(returning).ToList();
            var theirs = clashes.Of(change.Shift, members);
            clashes.Take(change.Shift, members.Where(m => !theirs.ContainsKey(m)));
            clashes.Note(change, theirs);
            change.Settle(returning, clashes.Why(change));
            // What is nobody's is only an admin's to plan.
            if (!caller.IsAdmin && onConflict is OnConflict.LeaveOff && change.Crew.People.Count == 0) change.LeaveOut();
        }
        var names = clashes.People.Count == 0 ? new Dictionary<UserId, PersonBrief>() : await people.Briefs(clashes.People, cancel);
        foreach (var change in meant) change.Say(clashes.Said(change, names, rota.Zone.Zone));
        if (refused) return meant.Where(c => c.Conflicts.Any(o => c.Crew.IsNamed(o.UserId))).Select(c => SchedulingProblems.Conflict([.. c.Conflicts.Where(o => c.Crew.IsNamed(o.UserId))]).At(c.Index!.Value)).First();
        return rota.Changed.FirstOrDefault(c => c is { IsGone: false, IsLeftOut: false } && !caller.IsAdmin && !c.Crew.IsOf(caller.User, c.Shift)) is { } others ? SchedulingProblems.NotYourReports.At(others.Index!.Value) : null;
    }

    private IEnumerable<UserId> Everybody(RotaChange change) => change.Crew.People.Keys.Concat(change.Returning(clock.GetUtcNow()));

    private Problem? Refuse(RotaChange change, RotaInHand rota, OnConflict onConflict)
    {
        var unknown = change.Mean(rota);
        // A line manager puts others on a shift, or calls it off, but takes nobody off without a successor.
        var empties = change.Crew.People.Count == 0 && change.Before.People.Count > 0;
        if (!caller.IsAdmin && onConflict is OnConflict.Refuse && (empties || !change.Crew.IsOf(caller.User, change.Shift))) return SchedulingProblems.NotYourReports;
        if (unknown.Count > 0) return SchedulingProblems.UnknownDepartments(unknown);
        if (change.NewDepartment is { } own && !rota.Known.Contains(own)) return SchedulingProblems.UnknownDepartments([own]);
        return change.Newcomers.Where(p => !rota.Active.Contains(p)).ToList() is { Count: > 0 } strangers ? SchedulingProblems.UnknownAssignees(strangers) : null;
    }

    /// <summary>What else takes their time.</summary>
    private async Task<List<Conflicts.Taken>> Taken(RotaInHand rota, IReadOnlyCollection<RotaChange> meant, CancellationToken cancel)
    {
        UserId[] users = [.. meant.SelectMany(Everybody).Distinct()];
        var (from, to) = (meant.Min(c => c.Shift.StartsAt), meant.Max(c => c.Shift.EndsAt));
        ShiftId?[] touched = [.. rota.Changed.Where(c => !c.IsNew).Select(c => (ShiftId?)c.Shift.Id)];
        return await db.Bookings.AsNoTracking()
            .Where(b => users.Contains(b.UserId) && b.Active && b.StartsAt < to && b.EndsAt > from && (b.ShiftId == null || !touched.Contains(b.ShiftId)))
            .Select(b => new Conflicts.Taken(b.UserId, b.StartsAt, b.EndsAt, b.ShiftId, b.LeaveRequestId, b.HeldFor != null, b.Shift!.ShiftDate, b.Shift.StartTime, b.Shift.EndTime))
            .ToListAsync(cancel);
    }
}
