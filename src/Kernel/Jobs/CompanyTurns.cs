using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>The zone of every living company.</summary>
public interface ICompanyZones
{
    Task<IReadOnlyDictionary<CompanyId, DateTimeZone>> All(CancellationToken cancel);
}

/// <param name="Name">Of the job.</param>
internal sealed record CompanySchedule<TJob>(string Name, CalendarTime At);

/// <summary>
/// Gives each company its turn of a job when its own clock shows the time. A turn is known by the company's calendar day, so that each
/// day has one however its clock is changed; a time that daylight saving skips comes that much later, and of one that comes twice the
/// first counts. What a downtime swallowed is made up for by one turn, which says since when. A company is counted from when it is
/// first seen. One that fails keeps no other waiting, and has its turn again within minutes.
/// </summary>
internal sealed class CompanyTurns<TJob>(CompanySchedule<TJob> schedule, ICompanyZones zones, Scopes scopes, TimeProvider clock) : IJob where TJob : class, ICompanyJob
{
    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var done = await Done(services.GetRequiredService<Scope>().Connection, cancel);
        var now = clock.GetUtcNow();
        var due = from company in await zones.All(cancel)
                  let day = schedule.At.LastDay(now, company.Value)
                  where !done.TryGetValue(company.Key, out var last) || last < day
                  select (Company: company.Key, Day: day);
        await CompanyByCompany.Each(schedule.Name, due, turn => scopes.Run(Caller.Platform(turn.Company, schedule.Name), unit => TakeTurn(unit, turn.Company, turn.Day, cancel), cancel), cancel);
    }

    private async Task<Dictionary<CompanyId, DateOnly>> Done(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT company_id, day FROM kernel.company_jobs WHERE name = $1", connection) { Parameters = { new() { Value = schedule.Name } } };
        var done = new Dictionary<CompanyId, DateOnly>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) done[new(reader.GetGuid(0))] = await reader.GetFieldValueAsync<DateOnly>(1, cancel);
        return done;
    }

    private async Task TakeTurn(IServiceProvider unit, CompanyId company, DateOnly day, CancellationToken cancel)
    {
        var connection = unit.GetRequiredService<Scope>().Connection;
        // Asked again: a host that had stood still may be behind another one.
        var last = await LastTurn(connection, company, cancel);
        if (last >= day) return;
        if (last is { } since) await unit.GetRequiredService<TJob>().Run(new CompanyTurn(company, day, since), unit, cancel);
        await Note(connection, company, day, cancel);
    }

    private async Task<DateOnly?> LastTurn(NpgsqlConnection connection, CompanyId company, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT day FROM kernel.company_jobs WHERE company_id = $1 AND name = $2", connection)
        {
            Parameters = { new() { Value = company.Value }, new() { Value = schedule.Name } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? await reader.GetFieldValueAsync<DateOnly>(0, cancel) : null;
    }

    private async Task Note(NpgsqlConnection connection, CompanyId company, DateOnly day, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO kernel.company_jobs AS j (company_id, name, day, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (company_id, name) DO UPDATE SET day = greatest(j.day, excluded.day), at = excluded.at
            """, connection)
        {
            Parameters = { new() { Value = company.Value }, new() { Value = schedule.Name }, new() { Value = day }, new() { Value = clock.GetUtcNow() } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
