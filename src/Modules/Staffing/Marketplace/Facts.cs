using Microsoft.EntityFrameworkCore;
using Npgsql;
using NodaTime;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>Reads what eligibility and ranking rest on: all of a kind in one statement, however many workers or roles there are.</summary>
internal sealed class Facts(StaffingDb db, Scope scope, IBookedTime booked, SettingsInForce settings, TimeProvider clock)
{
    /// <summary>So that the week and the rest of each shift between are whole.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(8);

    /// <summary>What roles ask for: certificates, documents and attire, the place and its clock; and from when, of whoever is booked now.</summary>
    public async Task<IReadOnlyDictionary<ShiftRoleId, RoleFacts>> OfRoles(IReadOnlyCollection<ShiftRoleId> ids, CancellationToken cancel)
    {
        var rows = await (from role in db.ShiftRoles.AsNoTracking()
                          join shift in db.Shifts on role.ShiftId equals shift.Id
                          join catalog in db.CatalogRoles on role.CatalogRoleId equals catalog.Id
                          where ids.Contains(role.Id)
                          select new { role.Id, role.BusinessId, role.HubId, role.CatalogRoleId, role.StartsAt, role.EndsAt, shift.Timezone, shift.Latitude, shift.Longitude, catalog.CertificateTypes }).ToListAsync(cancel);
        var now = clock.GetUtcNow();
        var notice = rows.Exists(r => r.StartsAt <= now) ? (await settings.Get(cancel)).RefillNoticeMinutes : 0;
        var documents = await Required([.. rows.Select(r => r.CatalogRoleId).Distinct()], cancel);
        return rows.ToDictionary(r => r.Id, r => new RoleFacts
        {
            Id = r.Id, Business = r.BusinessId, Hub = r.HubId, CatalogRole = r.CatalogRoleId, StartsAt = Refill.StartOf(r.StartsAt, r.EndsAt, now, notice), EndsAt = r.EndsAt,
            Zone = ZoneOf(r.Timezone), Place = Point(r.Latitude, r.Longitude), CertificateTypes = r.CertificateTypes, Documents = [.. documents[null], .. documents[r.CatalogRoleId]],
        });
    }

    public async Task<RoleFacts> OfRole(ShiftRole role, CancellationToken cancel) => (await OfRoles([role.Id], cancel))[role.Id];

    /// <summary>What decides whether one worker may take shifts between two instants.</summary>
    public async Task<WorkerFacts> OfWorker(StaffId staff, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) => (await Of(FactsSql.OfAble, [staff], from, until, cancel)).Single();

    /// <summary>The same of several, for one role.</summary>
    public Task<IReadOnlyList<WorkerFacts>> OfAble(IReadOnlyCollection<StaffId> staff, RoleFacts role, CancellationToken cancel) => Of(FactsSql.OfAble, staff, role.StartsAt, role.EndsAt, cancel);

    /// <summary>Of several that too by which they are ranked.</summary>
    public Task<IReadOnlyList<WorkerFacts>> OfWorkers(IReadOnlyCollection<StaffId> staff, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) => Of(FactsSql.OfWorkers, staff, from, until, cancel);

    private async Task<IReadOnlyList<WorkerFacts>> Of(string sql, IReadOnlyCollection<StaffId> staff, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        if (staff.Count == 0) return [];
        await using var read = Command(sql, from, until);
        read.Parameters.AddWithValue("staff", staff.Select(s => s.Value).ToArray());
        return await Read(read, from, until, cancel);
    }

    /// <summary>One worker, for one role.</summary>
    public Task<WorkerFacts> OfWorker(StaffId staff, RoleFacts role, CancellationToken cancel) => OfWorker(staff, role.StartsAt, role.EndsAt, cancel);

    /// <summary>Some of the active workers who hold the role, by their ids. Who said no to its shift, asks for a swap there or did not come is not among them.</summary>
    public async Task<IReadOnlyList<StaffId>> Holders(RoleFacts role, StaffId after, int most, CancellationToken cancel)
    {
        await using var read = new NpgsqlCommand(FactsSql.Holders, scope.Connection);
        read.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        read.Parameters.AddWithValue("role", role.Id.Value);
        read.Parameters.AddWithValue("catalog", role.CatalogRole.Value);
        read.Parameters.AddWithValue("after", after.Value);
        read.Parameters.AddWithValue("most", most);
        var found = new List<StaffId>();
        await using var row = await read.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) found.Add(new(row.GetGuid(0)));
        return found;
    }

    /// <summary>All of the same workers as <see cref="Holders"/>, with what ranks them only.</summary>
    public async Task<IReadOnlyList<RankFacts>> ToRank(RoleFacts role, CancellationToken cancel)
    {
        var (monday, sunday) = Eligibility.WeekOf(role);
        // Clocks are at most fourteen hours ahead of UTC, and twelve behind.
        var (first, last) = (DateOnly.FromDateTime(role.StartsAt.UtcDateTime.AddHours(-12)), DateOnly.FromDateTime(role.EndsAt.UtcDateTime.AddHours(14)));
        var days = Math.Min(7, last.DayNumber - first.DayNumber + 1);
        await using var read = new NpgsqlCommand(RankSql.Of(days), scope.Connection);
        read.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        read.Parameters.AddWithValue("role", role.Id.Value);
        read.Parameters.AddWithValue("catalog", role.CatalogRole.Value);
        read.Parameters.AddWithValue("business", role.Business.Value);
        read.Parameters.AddWithValue("monday", monday.ToUniversalTime());
        read.Parameters.AddWithValue("sunday", sunday.ToUniversalTime());
        for (var day = 0; day < days; day++) read.Parameters.AddWithValue($"weekday{day}", (int)first.AddDays(day).DayOfWeek);
        read.Parameters.AddWithValue("first", first);
        read.Parameters.AddWithValue("last", last);
        var workers = await RankSql.Read(read, role, cancel);
        var inHouse = await booked.PlannedHours(monday, sunday, cancel);
        return inHouse.Count == 0 ? workers : [.. workers.Select(w => w.Worker.User is { } user && inHouse.TryGetValue(user, out var hours) ? w with { HoursInWeek = w.HoursInWeek + hours } : w)];
    }

    public static DateTimeZone ZoneOf(string zone) => WallClock.ZoneOrNull(zone) ?? DateTimeZone.Utc;

    public static GeoPoint? Point(double? latitude, double? longitude) => latitude is { } north && longitude is { } east ? new GeoPoint(north, east) : null;

    private async Task<IReadOnlyList<WorkerFacts>> Read(NpgsqlCommand read, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var workers = await FactsSql.Read(read, cancel);
        // Whoever is not of the house, as mostly the one who asks, has nothing there.
        UserId[] people = [.. workers.Select(w => w.User).OfType<UserId>().Where(u => !scope.Caller.IsExternal || u != scope.Caller.UserOrNobody)];
        if (people is []) return workers;
        var taken = await booked.Taken(people, from - Around, until + Around, cancel, inHouse: true);
        return taken.Count == 0 ? workers : [.. workers.Select(w => w.User is { } user && taken.Contains(user) ? w with { InHouse = [.. taken[user]] } : w)];
    }

    private NpgsqlCommand Command(string sql, DateTimeOffset from, DateTimeOffset until)
    {
        var command = new NpgsqlCommand(sql, scope.Connection);
        command.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        command.Parameters.AddWithValue("from", (from - Around).ToUniversalTime());
        command.Parameters.AddWithValue("until", (until + Around).ToUniversalTime());
        command.Parameters.AddWithValue("first", DateOnly.FromDateTime(from.UtcDateTime).AddDays(-1));
        command.Parameters.AddWithValue("last", DateOnly.FromDateTime(until.UtcDateTime).AddDays(1));
        return command;
    }

    /// <summary>By the role that they are asked of; null: of all.</summary>
    private async Task<ILookup<CatalogRoleId?, RequirementFact>> Required(CatalogRoleId[] roles, CancellationToken cancel)
    {
        CatalogRoleId?[] any = [.. roles];
        var documents = await db.Documents.AsNoTracking()
            .Where(d => d.Required && (d.Kind == DocumentKind.Document || d.Kind == DocumentKind.Attire) && (d.CatalogRoleId == null || any.Contains(d.CatalogRoleId)))
            .OrderBy(d => d.Name).ThenBy(d => d.Id).Select(d => new { d.CatalogRoleId, d.Id, d.Name, d.Kind }).ToListAsync(cancel);
        return documents.ToLookup(d => d.CatalogRoleId, d => new RequirementFact(d.Id, d.Name, d.Kind is DocumentKind.Attire));
    }
}
