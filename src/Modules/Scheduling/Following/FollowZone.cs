using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Following;

/// <summary>
/// Takes what lies ahead of companies along to their new clocks, some shifts and then some people at a time. What has followed says so in its
/// own row, so that a run that was broken off is simply run again. A company that fails keeps no other waiting.
/// </summary>
internal sealed class FollowZone(Scopes scopes) : IJob
{
    public const string Name = "scheduling.followZone";

    /// <summary>The signal that a company's clock has changed.</summary>
    public const string Wanted = "scheduling.zone";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        // Across companies: only whose clock has changed is read here.
        var companies = await services.GetRequiredService<ScheduleDb>().ZoneMoves.IgnoreQueryFilters([ModuleDb.TenantFilter]).Select(m => m.CompanyId).Distinct().ToListAsync(cancel);
        await CompanyByCompany.Each(Name, companies, company => Follow(company, cancel), cancel);
    }

    private async Task Follow(CompanyId company, CancellationToken cancel)
    {
        bool isFurther;
        do
        {
            var version = await Do(z => z.Newest(cancel));
            for (var after = default(DayCursor); await Do(z => z.MoveShifts(after, cancel)) is { } last;) after = last;
            foreach (var some in await Do(z => z.PeopleBehind(cancel))) await Do(z => z.MovePeople(some, cancel));
            isFurther = await Do(z => z.Settle(version, cancel));
        }
        while (isFurther);

        Task<T> Do<T>(Func<ZoneFollowing, Task<T>> step) => DatabaseFailures.RetryLostRaces(
            () => scopes.Run(Caller.Platform(company, Name), unit => step(unit.GetRequiredService<ZoneFollowing>()), cancel), cancel);
    }
}

/// <summary>A place in the order of shifts by day.</summary>
internal readonly record struct DayCursor(DateOnly Day, Guid Shift);

/// <summary>One company's steps; each is a short transaction, and may be repeated.</summary>
internal sealed class ZoneFollowing(ScheduleDb db, Scope scope, Turns turns, Caller caller)
{
    private const int ShiftsAtOnce = 1000;
    private const int BookingsAtOnce = 1000;

    /// <summary>The version that everything ahead is to follow, at the least; 0 where all have followed.</summary>
    public async Task<int> Newest(CancellationToken cancel) => await Moves(cancel) is [.., var last] ? last.Version : 0;

    /// <summary>The next shifts, those of the nearest days first.</summary>
    /// <returns>Where to go on; null where no more have to follow.</returns>
    public async Task<DayCursor?> MoveShifts(DayCursor after, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var moves = await Moves(cancel);
        if (moves.Count == 0) return null;
        var (since, version, company) = (moves.Min(m => m.At), moves[^1].Version, caller.Company.Value);
        // The day on a wall may be one before that in UTC.
        var first = DateOnly.FromDateTime(since.UtcDateTime).AddDays(-1);
        var found = await db.Database.SqlQuery<Place>($"""
            SELECT shift_date AS day, id AS shift FROM scheduling.shifts
            WHERE company_id = {company} AND is_active AND shift_date >= {first} AND (shift_date, id) > ({after.Day}, {after.Shift}) AND starts_at > {since} AND zone_version < {version}
            ORDER BY shift_date, id LIMIT {ShiftsAtOnce}
            """).ToListAsync(cancel);
        if (found.Count == 0) return null;

        ShiftId[] ids = [.. found.Select(f => new ShiftId(f.Shift))];
        await turns.OfShifts(ids, cancel);
        var shifts = await db.Shifts.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancel);
        foreach (var shift in shifts) shift.Follow(moves);
        Guid[] of = [.. shifts.Select(s => s.Id.Value)];
        DateTimeOffset[] starts = [.. shifts.Select(s => s.StartsAt)];
        DateTimeOffset[] ends = [.. shifts.Select(s => s.EndsAt)];
        int[] versions = [.. shifts.Select(s => s.ZoneVersion)];
        await db.Database.ExecuteSqlAsync($"""
            UPDATE scheduling.shifts s SET starts_at = moved.starts_at, ends_at = moved.ends_at, zone_version = moved.version
            FROM unnest({of}, {starts}, {ends}, {versions}) AS moved (id, starts_at, ends_at, version) WHERE s.company_id = {company} AND s.id = moved.id
            """, cancel);
        await transaction.Commit(cancel);
        return new DayCursor(found[^1].Day, found[^1].Shift);
    }

    /// <summary>Who has bookings that have still to follow. Nobody is added to them, since whoever plans does so by the new clock.</summary>
    public async Task<IReadOnlyList<UserId[]>> PeopleBehind(CancellationToken cancel)
    {
        var moves = await Moves(cancel);
        if (moves.Count == 0) return [];
        var (since, version) = (moves.Min(m => m.At), moves[^1].Version);
        var people = await db.Bookings.AsNoTracking().Where(b => b.EndsAt > since && b.ZoneVersion < version)
            .GroupBy(b => b.UserId).Select(own => new { User = own.Key, Bookings = own.Count() }).OrderBy(p => p.User).ToListAsync(cancel);
        var (batches, batch, size) = (new List<UserId[]>(), new List<UserId>(), 0);
        foreach (var person in people)
        {
            if (batch.Count > 0 && size + person.Bookings > BookingsAtOnce)
            {
                batches.Add([.. batch]);
                batch.Clear();
                size = 0;
            }
            batch.Add(person.User);
            size += person.Bookings;
        }
        if (batch.Count > 0) batches.Add([.. batch]);
        return batches;
    }

    /// <summary>Their turn takes them along.</summary>
    public async Task<bool> MovePeople(UserId[] people, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await turns.Of(people, cancel);
        await transaction.Commit(cancel);
        return true;
    }

    /// <summary>Everything has followed this version; a later one may have come meanwhile.</summary>
    /// <returns>Whether that is so.</returns>
    public async Task<bool> Settle(int version, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var moves = await Moves(cancel);
        if (!moves.Any(m => m.Version <= version)) return moves.Count > 0;
        await db.ZoneMoves.Where(m => m.Version <= version).ExecuteDeleteAsync(cancel);
        db.Publish(new ShiftsFollowedZone(moves[0].At), caller.Company.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return moves.Any(m => m.Version > version);
    }

    private Task<List<ZoneMove>> Moves(CancellationToken cancel) => db.ZoneMoves.AsNoTracking().OrderBy(m => m.Version).ToListAsync(cancel);

    private sealed record Place(DateOnly Day, Guid Shift);
}
