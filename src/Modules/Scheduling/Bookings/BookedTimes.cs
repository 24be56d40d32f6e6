using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;

namespace WorkforceOS.Scheduling.Bookings;

/// <inheritdoc cref="IBookedTime"/>
internal sealed class BookedTimes(ScheduleDb db, Turns turns, Caller caller, TimeProvider clock) : IBookedTime
{
    public async Task<IReadOnlyList<TimeConflict>> Hold(IReadOnlyCollection<HeldTime> times, CancellationToken cancel)
    {
        if (times.Count == 0) return [];
        if (times.FirstOrDefault(t => t.EndsAt <= t.StartsAt) is { } empty) throw new ArgumentException($"What is held for {empty.For} takes no time.", nameof(times));
        var zone = await turns.Of(times.Select(t => t.User), cancel);
        var conflicts = await Conflicts(times, cancel);
        if (conflicts.Count == 0) await Write(times, zone, cancel);
        return conflicts;
    }

    public async Task<IReadOnlyList<TimeConflict>> Move(IReadOnlyCollection<MovedTime> times, CancellationToken cancel)
    {
        Guid[] ids = [.. times.Select(t => t.For)];
        var people = await db.Bookings.AsNoTracking().Where(b => b.HeldFor != null && ids.Contains(b.HeldFor.Value)).ToDictionaryAsync(b => b.HeldFor!.Value, b => b.UserId, cancel);
        return await Hold([.. times.Where(t => people.ContainsKey(t.For)).Select(t => new HeldTime(t.For, people[t.For], t.StartsAt, t.EndsAt))], cancel);
    }

    public Task Release(IReadOnlyCollection<Guid> heldFor, CancellationToken cancel)
    {
        Guid[] ids = [.. heldFor];
        return ids.Length == 0 ? Task.CompletedTask : db.Bookings.Where(b => b.HeldFor != null && ids.Contains(b.HeldFor.Value)).ExecuteDeleteAsync(cancel);
    }

    public async Task<ILookup<UserId, TakenTime>> Taken(IReadOnlyCollection<UserId> people, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel, bool inHouse = false) =>
        (await Among(people, from, to, cancel, inHouse)).OrderBy(b => b.StartsAt).ThenBy(b => b.Id.Value).ToLookup(b => b.UserId, b => b.Taken);

    public async Task<IReadOnlyDictionary<UserId, TimeSpan>> PlannedHours(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var hours = await db.Database.SqlQuery<Hours>($"""
            SELECT user_id AS "Person", sum(ends_at - starts_at) AS "Planned" FROM scheduling.bookings
            WHERE company_id = {caller.Company.Value} AND active AND shift_id IS NOT NULL AND starts_at >= {from.ToUniversalTime()} AND starts_at < {to.ToUniversalTime()} GROUP BY user_id
            """).ToListAsync(cancel);
        return hours.ToDictionary(h => new UserId(h.Person), h => h.Planned);
    }

    private async Task<IReadOnlyList<TimeConflict>> Conflicts(IReadOnlyCollection<HeldTime> times, CancellationToken cancel)
    {
        var replaced = times.Select(t => t.For).ToHashSet();
        var taken = (await Among([.. times.Select(t => t.User).Distinct()], times.Min(t => t.StartsAt), times.Max(t => t.EndsAt), cancel))
            .Where(b => b.HeldFor is not { } of || !replaced.Contains(of)).Select(b => (b.UserId, b.Taken))
            .Concat(times.Select(t => (t.User, new TakenTime(BookedKind.Marketplace, t.For, t.StartsAt, t.EndsAt)))).ToLookup(t => t.Item1, t => t.Item2);
        return [.. from time in times
                   from other in taken[time.User]
                   where other.By != time.For && other.StartsAt < time.EndsAt && other.EndsAt > time.StartsAt
                   orderby other.StartsAt, other.By, time.StartsAt
                   select new TimeConflict(time.For, time.User, other)];
    }

    private Task<List<Booking>> Among(IReadOnlyCollection<UserId> people, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel, bool inHouse = false) =>
        db.Bookings.AsNoTracking().Where(b => people.Contains(b.UserId) && b.Active && b.StartsAt < to && b.EndsAt > from && (!inHouse || b.HeldFor == null)).ToListAsync(cancel);

    /// <summary>What was held before goes first: the constraint looks at each row as it is written.</summary>
    private async Task Write(IReadOnlyCollection<HeldTime> times, ZoneInForce zone, CancellationToken cancel)
    {
        Guid[] ids = [.. times.Select(_ => NewId.At(clock))];
        Guid[] things = [.. times.Select(t => t.For)];
        Guid[] users = [.. times.Select(t => t.User.Value)];
        DateTimeOffset[] starts = [.. times.Select(t => t.StartsAt.ToUniversalTime())];
        DateTimeOffset[] ends = [.. times.Select(t => t.EndsAt.ToUniversalTime())];
        DateOnly[] firstDays = [.. times.Select(t => WallClock.DayOf(t.StartsAt, zone.Zone))];
        DateOnly[] lastDays = [.. times.Select(t => WallClock.DayOf(t.EndsAt - TimeSpan.FromTicks(1), zone.Zone))];
        try
        {
            // Whatever becomes of the company's clock, it stays where it is: it follows the clock of where it is done.
            await db.Database.ExecuteSqlAsync($"""
                DELETE FROM scheduling.bookings WHERE company_id = {caller.Company.Value} AND held_for = ANY ({things});
                INSERT INTO scheduling.bookings (company_id, id, user_id, held_for, first_day, last_day, starts_at, ends_at, zone_version, active)
                SELECT {caller.Company.Value}, id, user_id, held_for, first_day, last_day, starts_at, ends_at, {int.MaxValue}, true
                FROM unnest({ids}, {users}, {things}, {firstDays}, {lastDays}, {starts}, {ends}) AS held (id, user_id, held_for, first_day, last_day, starts_at, ends_at)
                """, cancel);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.ExclusionViolation)
        {
            // Somebody booked without taking turns. A fresh look will find who it was.
            throw new DbUpdateConcurrencyException("The time was taken at this moment.", taken);
        }
    }

    private sealed record Hours(Guid Person, TimeSpan Planned);
}
