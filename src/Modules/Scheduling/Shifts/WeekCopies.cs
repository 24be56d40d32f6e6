using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Templates;

namespace WorkforceOS.Scheduling.Shifts;

/// <param name="Wanted">How many there would be.</param>
/// <param name="Gone">Whom the week had, and who has left the company since.</param>
internal sealed record CopiedWeeks(IReadOnlyList<RotaChange> Copies, int Wanted, IReadOnlyList<GenerateShifts.LeftOff> Gone);

/// <summary>Makes the shifts of other weeks from those of one.</summary>
internal sealed class WeekCopies(ScheduleDb db, IPeople people, Caller caller, TimeProvider clock)
{
    public async Task<CopiedWeeks> Make(CopyShifts.Input request, IReadOnlyList<Shift> sources, RotaInHand rota, CancellationToken cancel)
    {
        var wanted = (from week in request.ToWeeks.Order()
                      from source in sources
                      select (Source: source, Day: source.ShiftDate.AddDays(week.DayNumber - request.FromWeek.DayNumber), Of: source.CopyOf ?? source.Id)).ToList();
        var known = await Known(wanted.Select(w => w.Of), wanted.Select(w => w.Day), cancel);
        var (copies, gone) = (new List<RotaChange>(), new List<(Shift Shift, UserId User)>());
        foreach (var (source, day, of) in wanted.Where(w => known.Add((w.Of, w.Day))))
        {
            var shift = source.Like(NewId.At<ShiftId>(clock), caller.User, day, request.Published);
            if (!request.WithPeople) shift.HeadCount ??= Math.Max(1, source.AssignedUserIds.Length);
            var (named, through) = request.WithPeople ? (source.NamedPeople.Where(rota.Active.Contains).ToList(), source.Departments.Where(rota.Members.ContainsKey).ToList()) : ([], []);
            var times = ChangeShift.Input.Nothing with { ShiftDate = day, StartTime = source.StartTime, EndTime = source.EndTime, BreakMinutes = source.BreakMinutes };
            var change = new RotaChange(shift, new Dictionary<UserId, Booking>());
            // The clocks go forward over it on that day.
            if (ChangeShift.Apply(times, shift, named, through, rota.Zone) is not null) continue;
            copies.Add(rota.Touch(change, copies.Count));
            if (request.WithPeople) gone.AddRange(source.NamedPeople.Where(p => !rota.Active.Contains(p)).Select(p => (shift, p)));
        }
        return new CopiedWeeks(copies, wanted.Count, await Report(gone, cancel));
    }

    /// <summary>Where nobody said how many people a shift needs, whose place is empty now is needed.</summary>
    public static void OpenPlaces(RotaInHand rota)
    {
        foreach (var change in rota.Changed.Where(c => c.NewlyOff.Any(s => s.Via is BookedVia.Direct))) change.Shift.HeadCount ??= change.Crew.People.Count + change.NewlyOff.Count(s => s.Via is BookedVia.Direct);
    }

    private async Task<HashSet<(ShiftId, DateOnly)>> Known(IEnumerable<ShiftId> of, IEnumerable<DateOnly> days, CancellationToken cancel)
    {
        ShiftId?[] originals = [.. of.Distinct().Select(id => (ShiftId?)id)];
        DateOnly?[] wanted = [.. days.Distinct().Select(day => (DateOnly?)day)];
        if (originals is []) return [];
        // What they were copied from first stands for itself.
        ShiftId[] first = [.. of.Distinct()];
        var copied = await db.Shifts.Where(s => originals.Contains(s.CopyOf) && wanted.Contains(s.CopyDay)).Select(s => new { Of = s.CopyOf, Day = s.CopyDay })
            .Concat(db.Shifts.Where(s => first.Contains(s.Id) && wanted.Contains(s.ShiftDate)).Select(s => new { Of = (ShiftId?)s.Id, Day = (DateOnly?)s.ShiftDate })).ToListAsync(cancel);
        return copied.Select(c => (c.Of!.Value, c.Day!.Value)).ToHashSet();
    }

    private async Task<IReadOnlyList<GenerateShifts.LeftOff>> Report(IReadOnlyList<(Shift Shift, UserId User)> gone, CancellationToken cancel)
    {
        if (gone.Count == 0) return [];
        var names = await people.Briefs(gone.Select(g => g.User).Distinct(), cancel);
        return [.. gone.Select(g => GenerateShifts.Report(g.Shift, new ShiftConflict(g.User, names.TryGetValue(g.User, out var person) ? person.Fullname : "", ConflictKind.NotEmployed, null, null, g.Shift.ShiftDate, g.Shift.StartTime, g.Shift.EndTime)))];
    }
}
