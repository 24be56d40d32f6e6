using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling.Shifts;

/// <inheritdoc cref="IShifts"/>
internal sealed class ShiftLookup(ScheduleDb db, IPeople people, IEmployments employments, ICompanies companies, Caller caller) : IShifts
{
    private static readonly TimeSpan LongestReach = TimeSpan.FromHours(26);

    public async Task<IReadOnlyDictionary<ShiftId, ShiftBrief>> Briefs(IEnumerable<ShiftId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        // Whoever reads of a draft plans it; the platform reads for itself.
        var (reader, seesAll) = (caller.UserOrNobody, caller.IsAdmin || caller.UserOrNobody is null);
        return await db.Shifts.AsNoTracking().Where(s => wanted.Contains(s.Id) && (s.Published || seesAll || s.SoleManagerId == reader))
            .Select(s => new ShiftBrief(s.Id, s.ShiftDate, s.StartTime, s.EndTime, s.Location, s.DepartmentId))
            .ToDictionaryAsync(s => s.Id, cancel);
    }

    public async Task<IReadOnlyDictionary<ShiftId, ShiftTimes>> Times(IEnumerable<ShiftId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        var moves = await db.ZoneMoves.AsNoTracking().OrderBy(m => m.Version).ToListAsync(cancel);
        var shifts = await db.Shifts.AsNoTracking().Where(s => wanted.Contains(s.Id)).ToListAsync(cancel);
        foreach (var shift in shifts) shift.Follow(moves);
        return shifts.ToDictionary(s => s.Id, s => new ShiftTimes(s.ShiftDate, s.StartsAt, s.EndsAt, s.BreakMinutes));
    }

    public async Task<ShiftFacts?> Find(ShiftId id, CancellationToken cancel)
    {
        var found = await db.Shifts.AsNoTracking().Where(s => s.Id == id)
            .Select(s => new { Shift = s, People = s.Bookings.Where(b => b.Released == null).OrderBy(b => b.UserId).Select(b => b.UserId).ToList() })
            .SingleOrDefaultAsync(cancel);
        if (found?.Shift is not { } shift) return null;
        shift.Follow(await companies.LastZoneMove(caller, cancel));
        // Nobody is expected at a draft, or may come to it.
        IReadOnlyList<UserId> on = shift.Published ? found.People : [];
        var employed = await employments.Days(on, cancel);
        return new ShiftFacts(shift.Id, shift.ShiftDate, shift.StartsAt, shift.EndsAt, shift.IsScheduled, shift.Status is ShiftStatus.Cancelled, on, shift.CreatedBy, shift.PlaceId, shift.BreakMinutes)
        {
            Unplanned = shift.Unplanned,
            Unemployed = [.. on.Where(person => employed.TryGetValue(person, out var days) && !days.Covers(shift.ShiftDate))],
        };
    }

    public Task<PlaceId?> PlaceOf(ShiftId id, CancellationToken cancel) => db.Shifts.Where(s => s.Id == id).Select(s => s.PlaceId).SingleOrDefaultAsync(cancel);

    public async Task<IReadOnlyList<PlannedWork>> Of(UserId user, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        // What has still to follow the clock lies at most a day from where it will be.
        var (earliest, latest) = (from.AddDays(-1), to.AddDays(1));
        var shifts = await db.Bookings.AsNoTracking().Where(b => b.UserId == user && b.Active && b.ShiftId != null && b.Shift!.Published && b.EndsAt > earliest && b.StartsAt < latest)
            .OrderBy(b => b.StartsAt).ThenBy(b => b.ShiftId).Select(b => b.Shift!).ToListAsync(cancel);
        var moved = await companies.LastZoneMove(caller, cancel);
        foreach (var shift in shifts) shift.Follow(moved);
        return [.. shifts.Where(s => s.StartsAt < to && s.EndsAt > from).OrderBy(s => s.StartsAt).Select(s => new PlannedWork(s.Id, user, s.ShiftDate, s.StartsAt, s.EndsAt, s.BreakMinutes))];
    }

    public async Task<IReadOnlyDictionary<ShiftId, IReadOnlyList<UserId>>> Planners(IEnumerable<ShiftId> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToArray();
        var shifts = await db.Shifts.AsNoTracking().Where(s => wanted.Contains(s.Id)).Select(s => new { s.Id, s.CreatedBy, s.SoleManagerId }).ToListAsync(cancel);
        var admins = await people.Admins(cancel);
        var managers = await people.Active(shifts.Select(s => s.SoleManagerId).OfType<UserId>(), cancel);
        return shifts.ToDictionary(s => s.Id, s =>
        {
            var able = admins.Where(admin => admin == s.CreatedBy).Union(managers.Where(manager => manager == s.SoleManagerId)).ToList();
            return (IReadOnlyList<UserId>)(able.Count > 0 ? able : admins);
        });
    }

    public async Task<IReadOnlyList<PlannedWork>> EndedBetween(DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancel) =>
        await db.Bookings.AsNoTracking().Where(b => b.Released == null && b.ShiftId != null && b.EndsAt >= from && b.EndsAt < to && b.Shift!.Status != ShiftStatus.Cancelled)
            // Whoever made one by coming was not expected, and nobody is at a draft.
            .Where(b => !b.Shift!.Unplanned && b.Shift.Published)
            // What has still to follow the clock has not ended by it.
            .Where(b => !db.ZoneMoves.Any(m => m.Version > b.ZoneVersion && m.At < b.StartsAt))
            .OrderBy(b => b.EndsAt).ThenBy(b => b.ShiftId).ThenBy(b => b.UserId).Take(most)
            .Select(b => new PlannedWork(b.ShiftId!.Value, b.UserId, b.FirstDay, b.StartsAt, b.EndsAt, b.Shift!.BreakMinutes))
            .ToListAsync(cancel);

    public async Task<IReadOnlyList<PlannedWork>> Planned(DateOnly from, DateOnly to, IReadOnlyCollection<UserId>? users, int most, CancellationToken cancel)
    {
        var found = await Of(db.Bookings.AsNoTracking().Where(b => b.ShiftId != null && b.Released == null && b.FirstDay >= from && b.FirstDay <= to && b.Shift!.Status != ShiftStatus.Cancelled), users)
            .OrderBy(b => b.FirstDay).ThenBy(b => b.Id).Take(most).Select(b => new { b.UserId, Shift = b.Shift! }).ToListAsync(cancel);
        var moved = await companies.LastZoneMove(caller, cancel);
        foreach (var one in found) one.Shift.Follow(moved);
        return found.ConvertAll(f => WorkOn(f.Shift, f.UserId));
    }

    public async Task<IReadOnlyList<PlannedWork>> UnderWay(DateTimeOffset at, IReadOnlyCollection<UserId>? users, int most, CancellationToken cancel)
    {
        // No shift is longer, and what has still to follow the clock lies at most a day from where it will be.
        var earliest = at - LongestReach;
        var found = await Of(db.Bookings.AsNoTracking().Where(b => b.ShiftId != null && b.Active && b.StartsAt > earliest && b.StartsAt < at + LongestReach && b.EndsAt > earliest && b.Shift!.Published && !b.Shift.Unplanned), users)
            .OrderBy(b => b.StartsAt).ThenBy(b => b.Id).Take(most).Select(b => new { b.UserId, Shift = b.Shift! }).ToListAsync(cancel);
        var moved = await companies.LastZoneMove(caller, cancel);
        foreach (var one in found) one.Shift.Follow(moved);
        return [.. found.Where(f => f.Shift.StartsAt <= at && f.Shift.EndsAt > at).Select(f => WorkOn(f.Shift, f.UserId))];
    }

    private static IQueryable<Bookings.Booking> Of(IQueryable<Bookings.Booking> bookings, IReadOnlyCollection<UserId>? users)
    {
        if (users is null) return bookings;
        UserId[] wanted = [.. users];
        return bookings.Where(b => wanted.Contains(b.UserId));
    }

    private static PlannedWork WorkOn(Shift shift, UserId user) => new(shift.Id, user, shift.ShiftDate, shift.StartsAt, shift.EndsAt, shift.BreakMinutes) { Department = shift.DepartmentId, Place = shift.PlaceId };

    public async Task<IReadOnlySet<CompanyId>> WhereWorkEnded(IReadOnlyDictionary<CompanyId, DateTimeOffset> since, DateTimeOffset before, CancellationToken cancel)
    {
        Guid[] companies = [.. since.Keys.Select(c => c.Value)];
        DateTimeOffset[] moments = [.. since.Values];
        var ended = await db.Database.SqlQuery<Guid>($"""
            SELECT company_id AS "Value" FROM unnest({companies}, {moments}) AS asked (company_id, since)
            WHERE EXISTS (SELECT FROM scheduling.bookings b
                          WHERE b.company_id = asked.company_id AND b.ends_at >= asked.since AND b.ends_at < {before} AND b.shift_id IS NOT NULL AND b.released IS NULL)
            """).ToListAsync(cancel);
        return ended.Select(id => new CompanyId(id)).ToHashSet();
    }

    public async Task<ILookup<UserId, PlannedTime>> PlannedTimes(IReadOnlyCollection<UserId> users, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        UserId[] wanted = [.. users];
        var bookings = await db.Bookings.AsNoTracking()
            .Where(b => wanted.Contains(b.UserId) && b.ShiftId != null && b.FirstDay >= from && b.FirstDay <= to)
            .Where(b => (b.Released == null || b.Released == Bookings.Release.Leave) && b.Shift!.Published && b.Shift.Status != ShiftStatus.Cancelled)
            .Select(b => new { b.UserId, b.FirstDay, b.StartsAt, b.EndsAt, b.Shift!.BreakMinutes })
            .ToListAsync(cancel);
        return bookings.GroupBy(b => (b.UserId, b.FirstDay))
            .Select(day => new PlannedTime(day.Key.UserId, day.Key.FirstDay, day.Sum(b => Math.Max(0, (long)(b.EndsAt - b.StartsAt).TotalSeconds - 60L * b.BreakMinutes))))
            .OrderBy(day => day.Day).ToLookup(day => day.User);
    }
}
