using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Templates;

namespace WorkforceOS.Scheduling.Bookings;

/// <summary>
/// Who wants to book the same people waits for their turn, until the transaction of who is before them ends. What a transaction reads
/// after taking its turn stays true while it decides. Without turns the constraint alone would decide, by deadlock among many.
/// Taken in this order: template, company, departments, people, shifts.
/// </summary>
internal sealed class Turns(ScheduleDb db, Scope scope, ICompanies companies, ZoneMovement movement, Caller caller)
{
    /// <summary>People of a company share so many locks, so that a shift for thousands does not use up those of the database.</summary>
    private const long LocksForPeople = 1024;

    /// <summary>In the order of the keys; the company's, $1, is shared.</summary>
    private const string TakeSql = "SELECT CASE key WHEN $1 THEN pg_advisory_xact_lock_shared(key) ELSE pg_advisory_xact_lock(key) END FROM unnest($2) AS key";

    /// <summary>To read who is in these departments, and then to book them.</summary>
    public Task ToRead(IEnumerable<DepartmentId> departments, CancellationToken cancel)
    {
        long[] keys = [CompanyKey, .. departments.Select(d => Bits(d.Value)).Distinct().Order()];
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared(key) FROM unnest({keys}) AS key", cancel);
    }

    /// <summary>To book these people, or to take them off. Where the company's clock has become another one, all that they are booked for has followed it then.</summary>
    /// <returns>
    /// The wall clock that the company's shifts follow. It stays that one until the transaction ends, since whoever changes it takes the
    /// company's turn. What a cache knows could be older than that.
    /// </returns>
    public async Task<ZoneInForce> Of(IEnumerable<UserId> people, CancellationToken cancel)
    {
        UserId[] concerned = [.. people];
        var zone = await Take(concerned, cancel);
        if (zone.Pending.Count > 0) await movement.Move(concerned, zone, this, cancel);
        return zone;
    }

    private async Task<ZoneInForce> Take(IEnumerable<UserId> people, CancellationToken cancel)
    {
        var company = Bits(caller.Company.Value) & -LocksForPeople;
        await using var batch = new NpgsqlBatch(scope.Connection)
        {
            BatchCommands =
            {
                Taking(people.Select(p => company | (Bits(p.Value) & (LocksForPeople - 1)))),
                // A statement of its own, so that it sees what was committed while the one before waited.
                new NpgsqlBatchCommand("""
                    SELECT z.timezone, z.version, m.version, m.timezone, m.at FROM scheduling.company_zones z
                    LEFT JOIN scheduling.zone_moves m ON m.company_id = z.company_id WHERE z.company_id = $1 ORDER BY m.version
                    """) { Parameters = { new() { Value = caller.Company.Value } } },
            },
        };
        await using (var answers = await batch.ExecuteReaderAsync(cancel))
        {
            await answers.NextResultAsync(cancel);
            var (followed, version, pending) = ((DateTimeZone?)null, 0, new List<ZoneMove>());
            while (await answers.ReadAsync(cancel))
            {
                (followed, version) = (WallClock.ZoneOrNull(answers.GetString(0)), answers.GetInt32(1));
                if (await answers.IsDBNullAsync(2, cancel)) continue;
                pending.Add(new ZoneMove { CompanyId = caller.Company, Version = answers.GetInt32(2), Timezone = answers.GetString(3), At = await answers.GetFieldValueAsync<DateTimeOffset>(4, cancel) });
            }
            if (followed is not null) return new ZoneInForce(followed, version, pending);
        }
        return new ZoneInForce(await companies.Zone(caller, cancel), 0, []);
    }

    /// <summary>The same clock as it is at the moment, before a turn: to prepare by, and to compare with what the turn answers.</summary>
    public async Task<DateTimeZone> ZoneForNow(CancellationToken cancel)
    {
        var followed = await db.Zones.AsNoTracking().Select(z => z.Timezone).SingleOrDefaultAsync(cancel);
        return (followed is null ? null : WallClock.ZoneOrNull(followed)) ?? await companies.Zone(caller, cancel);
    }

    /// <summary>To follow a change of who is in these departments.</summary>
    public async Task OfDepartments(IEnumerable<DepartmentId> departments, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(scope.Connection) { BatchCommands = { Taking(departments.Select(d => Bits(d.Value))) } };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>To change several shifts, and who is on them, one after the other.</summary>
    public async Task OfShifts(IEnumerable<ShiftId> shifts, CancellationToken cancel)
    {
        Guid[] ids = [.. shifts.Select(s => s.Value).Distinct()];
        if (ids.Length == 0) return;
        await db.Database.ExecuteSqlAsync($"SELECT FROM scheduling.shifts WHERE company_id = {caller.Company.Value} AND id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE", cancel);
    }

    /// <summary>
    /// To take people off shifts: these bookings with their shifts, read when the shifts' turns are taken. Who was before on one of the
    /// shifts has changed it, so that what was read earlier could not be saved. The people's turns keep the bookings the same meanwhile.
    /// </summary>
    public async Task<List<Booking>> ToRelease(IQueryable<Booking> bookings, CancellationToken cancel)
    {
        await OfShifts(await bookings.Where(b => b.ShiftId != null).Select(b => b.ShiftId!.Value).Distinct().ToListAsync(cancel), cancel);
        return await bookings.Include(b => b.Shift).OrderBy(b => b.StartsAt).ThenBy(b => b.Id).ToListAsync(cancel);
    }

    /// <summary>To generate from this template.</summary>
    public Task OfTemplate(ShiftTemplateId template, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Bits(template.Value)})", cancel);

    /// <summary>To change all that is booked.</summary>
    public Task OfCompany(CancellationToken cancel) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({CompanyKey})", cancel);

    private NpgsqlBatchCommand Taking(IEnumerable<long> keys) =>
        new(TakeSql) { Parameters = { new() { Value = CompanyKey }, new() { Value = (long[])[CompanyKey, .. keys.Distinct().Order()] } } };

    /// <summary>Not negative, and so never that of a department or of people.</summary>
    private long CompanyKey => Bits(caller.Company.Value) & long.MaxValue;

    /// <summary>The random half of an id; negative, since its variant begins with a one.</summary>
    private static long Bits(Guid id) => BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true).AsSpan(8));
}
