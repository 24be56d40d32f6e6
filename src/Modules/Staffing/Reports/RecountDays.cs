using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Staffing.Reports;

/// <summary>A day at a hub of which something has changed since it was counted; once for each change. The tables of the work note it themselves.</summary>
internal sealed class TouchedDay : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public BusinessId BusinessId { get; init; }
    public HubId HubId { get; init; }
    public DateOnly LocalDate { get; init; }
}

/// <summary>Counts touched days, so that reports need not. Nobody waits for it: what it has not come to, reports count themselves.</summary>
internal sealed class RecountDays(CompaniesWithDue due) : IJob
{
    public const string Name = "staffing.reports";

    /// <summary>What is touched in that while a report counts in some milliseconds.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromSeconds(30);

    public Task Run(IServiceProvider services, CancellationToken cancel) =>
        due.UntilDone(Name, services.GetRequiredService<StaffingDb>().TouchedDays, (unit, _) => Unhurried.Do(() => unit.GetRequiredService<DayCounting>().Some(cancel), cancel), cancel);
}

/// <summary>
/// Counts some touched days of the company. They are taken off first and counted by later statements, which see at least what had touched them: whoever commits in
/// between touches them again.
/// </summary>
internal sealed class DayCounting(Scope scope)
{
    private const int AtOnce = 20;

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> Some(CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        // Who counts a day later writes it later.
        await transaction.TakeTurn(RecountDays.Name, scope.Caller.Company.Value, cancel);
        var taken = await Take(cancel);
        if (taken.Count == 0) return false;
        await Count(taken, cancel);
        await transaction.Commit(cancel);
        return taken.Count == AtOnce;
    }

    private async Task<List<(Guid Business, Guid Hub, DateOnly Day)>> Take(CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand("""
            WITH due AS MATERIALIZED (
                SELECT DISTINCT business_id, local_date, hub_id FROM staffing.touched_days WHERE company_id = @company ORDER BY business_id, local_date, hub_id LIMIT @most
            ), taken AS (
                DELETE FROM staffing.touched_days t USING due d WHERE t.company_id = @company AND t.business_id = d.business_id AND t.local_date = d.local_date AND t.hub_id = d.hub_id
            )
            SELECT business_id, hub_id, local_date FROM due
            """, scope.Connection);
        take.Parameters.AddWithValue("company", scope.Caller.Company.Value);
        take.Parameters.AddWithValue("most", AtOnce);
        var days = new List<(Guid, Guid, DateOnly)>();
        await using var row = await take.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) days.Add((row.GetGuid(0), row.GetGuid(1), await row.GetFieldValueAsync<DateOnly>(2, cancel)));
        return days;
    }

    private async Task Count(List<(Guid Business, Guid Hub, DateOnly Day)> days, CancellationToken cancel)
    {
        var company = scope.Caller.Company.Value;
        var touched = "unnest($1, $2, $3) AS t (business_id, hub_id, local_date)";
        string Forget(string table) => $"DELETE FROM staffing.{table} d USING {touched} WHERE d.company_id = '{company}' AND d.business_id = t.business_id AND d.hub_id = t.hub_id AND d.local_date = t.local_date";
        await using var batch = new NpgsqlBatch(scope.Connection);
        foreach (var sql in new[] { Forget("reported_days"), Forget("reported_roles"), $"""
            WITH touched AS MATERIALIZED (SELECT * FROM {touched}), {DaySql.Fresh(company)}, kept AS (
                INSERT INTO staffing.reported_days (company_id, business_id, {DaySql.Keys}, {DaySql.Figures}) SELECT '{company}', business_id, {DaySql.Keys}, {DaySql.Figures} FROM fresh_days
            )
            INSERT INTO staffing.reported_roles (company_id, business_id, {DaySql.Keys}, {DaySql.RoleFigures}) SELECT '{company}', business_id, {DaySql.Keys}, {DaySql.RoleFigures} FROM fresh_roles
            """ })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql)
            {
                Parameters =
                {
                    new NpgsqlParameter { Value = days.ConvertAll(d => d.Business) }, new NpgsqlParameter { Value = days.ConvertAll(d => d.Hub) },
                    new NpgsqlParameter { Value = days.ConvertAll(d => d.Day), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Date },
                },
            });
        }
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
