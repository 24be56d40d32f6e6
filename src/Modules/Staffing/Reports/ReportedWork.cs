using Microsoft.EntityFrameworkCore;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Reports;

/// <summary>
/// Reads what reports count: the shifts of the caller's business that lie on some days by the clocks of their hubs, but for drafts and what was called off;
/// to a shift manager, those of their hubs.
/// </summary>
internal sealed class ReportedWork(StaffingDb db, Scope scope, Member member)
{
    /// <summary>Not found is what the business does not have, and a hub that is not shown to the caller.</summary>
    public async Task<Problem?> Refuse(ReportFilter filter, CancellationToken cancel)
    {
        if (!filter.IsAny) return null;
        if (filter.Hub is { } asked && member.Within(asked) is []) return Problem.NotFound;
        var (hub, vendor, center, business) = (filter.Hub, filter.Vendor, filter.CostCenter, member.Business);
        var found = await db.Businesses.Where(b => b.Id == business).Select(b =>
            (hub == null || db.Hubs.Any(h => h.Id == hub && h.BusinessId == business))
            && (vendor == null || db.BusinessVendors.Any(v => v.VendorId == vendor && v.BusinessId == business))
            && (center == null || db.CostCenters.Any(c => c.Id == center && c.BusinessId == business))).SingleAsync(cancel);
        return found ? null : Problem.NotFound;
    }

    /// <summary>What a statement finds among that work.</summary>
    /// <param name="row">Reads one row of it.</param>
    public async Task<List<TRow>> Read<TRow>(ReportFilter filter, Func<WorkSql, string> statement, Func<NpgsqlDataReader, TRow> row, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(statement(new WorkSql(db.CompanyOf, member.Business, filter, member.Within(filter.Hub))), scope.Connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancel)) rows.Add(row(reader));
        return rows;
    }
}
