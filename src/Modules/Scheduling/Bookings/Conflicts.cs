using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling.Bookings;

internal enum ConflictKind { Shift, Leave, NotEmployed, Marketplace }

/// <summary>Why somebody cannot be on a shift.</summary>
/// <param name="ShiftDate">Of the shift or the work that is in the way; where leave is, or nobody is employed, of the shift that was wanted. The times likewise.</param>
internal sealed record ShiftConflict(UserId UserId, string Fullname, ConflictKind Kind, ShiftId? ShiftId, LeaveRequestId? LeaveRequestId, DateOnly ShiftDate, TimeOnly StartTime, TimeOnly EndTime)
{
    public static ShiftConflict OfMarketplace(UserId user, string fullname, DateTimeOffset start, DateTimeOffset end, DateTimeZone zone) =>
        new(user, fullname, ConflictKind.Marketplace, null, null, WallClock.DayOf(start, zone), WallClock.TimeOf(start, zone), WallClock.TimeOf(end, zone));
}

/// <summary>Finds whose time is already taken, or not the company's.</summary>
internal sealed class Conflicts(ScheduleDb db, Turns turns, IPeople people, IEmployments employments)
{
    /// <summary>Every conflict of these people with each of the shifts. Meaningful only after taking turns, see <see cref="Turns"/>.</summary>
    /// <param name="drafts">Those that only drafts are in the way of, too.</param>
    public async Task<IReadOnlyList<(Shift Wanted, ShiftConflict Conflict)>> Find(IEnumerable<UserId> users, IReadOnlyCollection<Shift> wanted, CancellationToken cancel, bool drafts = true)
    {
        var ids = users.ToArray();
        if (ids.Length == 0 || wanted.Count == 0) return [];

        var (from, to) = (wanted.Min(s => s.StartsAt), wanted.Max(s => s.EndsAt));
        var taken = await db.Bookings.AsNoTracking()
            .Where(b => ids.Contains(b.UserId) && b.Active && b.StartsAt < to && b.EndsAt > from && (drafts || b.ShiftId == null || b.Shift!.Published))
            .Select(b => new Taken(b.UserId, b.StartsAt, b.EndsAt, b.ShiftId, b.LeaveRequestId, b.HeldFor != null, b.Shift!.ShiftDate, b.Shift.StartTime, b.Shift.EndTime))
            .ToListAsync(cancel);
        var clashes = (from shift in wanted
                       from other in taken
                       where other.ShiftId != shift.Id && other.StartsAt < shift.EndsAt && other.EndsAt > shift.StartsAt
                       select (shift, other)).ToList();
        var zone = clashes.Exists(c => c.other.IsMarketplace) ? await turns.ZoneForNow(cancel) : DateTimeZone.Utc;
        var employed = await employments.Days(ids, cancel);
        var outside = (from shift in wanted
                       from user in ids
                       where employed.TryGetValue(user, out var days) && !days.Covers(shift.ShiftDate)
                       select (shift, user)).ToList();
        if (clashes.Count + outside.Count == 0) return [];

        var names = await people.Briefs(clashes.Select(c => c.other.UserId).Concat(outside.Select(o => o.user)).Distinct(), cancel);
        var taking = from clash in clashes
                     let conflict = clash.other.Before(clash.shift, NameOf(clash.other.UserId), zone)
                     orderby clash.shift.StartsAt, conflict.Fullname, conflict.UserId.Value, clash.other.StartsAt
                     select (clash.shift, conflict);
        var leaving = from one in outside
                      let conflict = new ShiftConflict(one.user, NameOf(one.user), ConflictKind.NotEmployed, null, null, one.shift.ShiftDate, one.shift.StartTime, one.shift.EndTime)
                      orderby one.shift.StartsAt, conflict.Fullname, conflict.UserId.Value
                      select (one.shift, conflict);
        return [.. leaving, .. taking];

        string NameOf(UserId user) => names.TryGetValue(user, out var person) ? person.Fullname : "";
    }

    internal sealed record Taken(UserId UserId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, ShiftId? ShiftId, LeaveRequestId? LeaveRequestId, bool IsMarketplace, DateOnly? ShiftDate, TimeOnly? StartTime, TimeOnly? EndTime)
    {
        public ShiftConflict Before(Shift wanted, string fullname, DateTimeZone zone) => IsMarketplace ? ShiftConflict.OfMarketplace(UserId, fullname, StartsAt, EndsAt, zone) :
            new(UserId, fullname, ShiftId is null ? ConflictKind.Leave : ConflictKind.Shift, ShiftId, LeaveRequestId, ShiftDate ?? wanted.ShiftDate, StartTime ?? wanted.StartTime, EndTime ?? wanted.EndTime);
    }
}
