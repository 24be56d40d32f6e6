using NodaTime;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>Whose time is taken by what, while several shifts are filled one after the other.</summary>
internal sealed class Clashes(IEnumerable<Conflicts.Taken> taken, IReadOnlyDictionary<UserId, EmployedDays> employed)
{
    private readonly Dictionary<UserId, List<Conflicts.Taken>> times = taken.GroupBy(t => t.UserId).ToDictionary(own => own.Key, own => own.ToList());
    private readonly List<(RotaChange Change, UserId User, Conflicts.Taken? By)> noted = [];

    public IReadOnlyCollection<UserId> People => noted.Select(n => n.User).ToHashSet();

    /// <summary>What is in whose way; nothing where they are not employed then.</summary>
    public IReadOnlyDictionary<UserId, IReadOnlyList<Conflicts.Taken>> Of(Shift shift, IEnumerable<UserId> people)
    {
        var clashes = new Dictionary<UserId, IReadOnlyList<Conflicts.Taken>>();
        foreach (var person in people)
        {
            if (employed.TryGetValue(person, out var days) && !days.Covers(shift.ShiftDate)) clashes[person] = [];
            else if (times.GetValueOrDefault(person)?.FindAll(t => t.StartsAt < shift.EndsAt && t.EndsAt > shift.StartsAt) is { Count: > 0 } inTheWay) clashes[person] = inTheWay;
        }
        return clashes;
    }

    /// <summary>From here on these people have no other time then.</summary>
    public void Take(Shift shift, IEnumerable<UserId> people)
    {
        foreach (var person in people)
        {
            if (!times.TryGetValue(person, out var own)) times[person] = own = [];
            own.Add(new(person, shift.StartsAt, shift.EndsAt, shift.Id, null, IsMarketplace: false, shift.ShiftDate, shift.StartTime, shift.EndTime));
        }
    }

    public void Note(RotaChange change, IReadOnlyDictionary<UserId, IReadOnlyList<Conflicts.Taken>> clashes)
    {
        foreach (var (person, inTheWay) in clashes) noted.AddRange(inTheWay.Count == 0 ? [(change, person, (Conflicts.Taken?)null)] : inTheWay.Select(by => (change, person, (Conflicts.Taken?)by)));
    }

    /// <summary>Leave says more than a shift on one of its days does, and that somebody is not employed then more than either: such a person has no seat at all.</summary>
    public IReadOnlyDictionary<UserId, Release?> Why(RotaChange change) => noted.Where(n => n.Change == change).GroupBy(n => n.User)
        .ToDictionary(own => own.Key, own => own.Any(n => n.By is null) ? null : own.Any(n => n.By!.LeaveRequestId is not null) ? Release.Leave : (Release?)Release.Conflict);

    public IReadOnlyList<ShiftConflict> Said(RotaChange change, IReadOnlyDictionary<UserId, PersonBrief> names, DateTimeZone zone) =>
    [
        .. from one in noted
           where one.Change == change
           let name = names.TryGetValue(one.User, out var person) ? person.Fullname : ""
           let shift = change.Shift
           let conflict = one.By?.Before(shift, name, zone) ?? new ShiftConflict(one.User, name, ConflictKind.NotEmployed, null, null, shift.ShiftDate, shift.StartTime, shift.EndTime)
           orderby conflict.Fullname, conflict.UserId.Value, one.By?.StartsAt
           select conflict,
    ];
}
