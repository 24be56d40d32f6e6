using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>Who is on a shift, how they came to it, and whom they report to.</summary>
/// <param name="Off">Members of its departments who are not on it all the same, and why they were taken off, where they were.</param>
internal sealed record Crew(IReadOnlyDictionary<UserId, BookedVia> People, IReadOnlyDictionary<UserId, UserId> Managers, IReadOnlyDictionary<UserId, Release?> Off)
{
    public UserId? ManagerOf(UserId person) => Managers.TryGetValue(person, out var manager) ? manager : null;

    public IEnumerable<Seat> SeatsOn(Shift shift) => People.Select(p => new Seat(shift, p.Key, p.Value, ManagerOf(p.Key)));

    public bool IsNamed(UserId person) => People.TryGetValue(person, out var via) && via is BookedVia.Direct;

    /// <summary>Everybody on the shift reports to this manager; where nobody is, it was the manager's when it lost the last one.</summary>
    public bool IsOf(UserId manager, Shift shift) => People.Count > 0 ? People.Keys.All(p => ManagerOf(p) == manager) : shift.SoleManagerId == manager;

    /// <summary>The same with these members of its departments on it too, and without those others.</summary>
    public Crew Settled(IEnumerable<UserId> returning, IEnumerable<UserId> leftOff)
    {
        var all = People.ToDictionary();
        foreach (var person in returning) all[person] = BookedVia.Department;
        foreach (var person in leftOff) all.Remove(person);
        return this with { People = all };
    }

    /// <summary>Who is meant for a shift after a change, and which of its departments there are not.</summary>
    /// <param name="booked">Everybody who is on it, or was taken off it.</param>
    /// <param name="members">Of the living departments.</param>
    public static (Crew Crew, IReadOnlyList<DepartmentId> Unknown) Meant(IReadOnlyDictionary<UserId, Booking> booked, IReadOnlyCollection<DepartmentId> departmentsBefore,
        IReadOnlyCollection<UserId> named, IReadOnlyCollection<DepartmentId> through, IReadOnlyDictionary<DepartmentId, IReadOnlyList<UserId>> members)
    {
        var kept = members.Where(m => through.Contains(m.Key)).ToDictionary();
        foreach (var gone in departmentsBefore.Intersect(through).Where(d => !members.ContainsKey(d))) kept[gone] = [];
        var before = booked.Values.Where(b => b.Released is null).ToDictionary(b => b.UserId, b => b.Via!.Value);
        var after = After(before, departmentsBefore, named, kept);
        var off = kept.Values.SelectMany(m => m).Distinct().Where(m => !after.ContainsKey(m)).ToDictionary(m => m, m => booked.GetValueOrDefault(m)?.Released);
        return (new Crew(after, new Dictionary<UserId, UserId>(), off), [.. through.Where(d => !kept.ContainsKey(d))]);
    }

    /// <summary>
    /// Who is on a shift after a change. Named people are. A department that comes anew brings its members, those too who were taken off
    /// before; one that was there already brings back nobody who is off, for leave or else.
    /// </summary>
    /// <param name="before">Who is on it now.</param>
    /// <param name="members">Of the departments it is to have.</param>
    public static Dictionary<UserId, BookedVia> After(IReadOnlyDictionary<UserId, BookedVia> before, IReadOnlyCollection<DepartmentId> departmentsBefore,
        IReadOnlyCollection<UserId> named, IReadOnlyDictionary<DepartmentId, IReadOnlyList<UserId>> members)
    {
        var inDepartments = members.Values.SelectMany(m => m).ToHashSet();
        var departmentWent = departmentsBefore.Any(d => !members.ContainsKey(d));
        var after = new Dictionary<UserId, BookedVia>();
        foreach (var (person, via) in before)
        {
            if (inDepartments.Contains(person) || (via is BookedVia.Department && !departmentWent)) after[person] = BookedVia.Department;
        }
        foreach (var person in members.Where(m => !departmentsBefore.Contains(m.Key)).SelectMany(m => m.Value)) after[person] = BookedVia.Department;
        foreach (var person in named) after[person] = BookedVia.Direct;
        return after;
    }
}
