using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Clients;

/// <summary>Where the business books what it spends, by name.</summary>
internal static class ListCostCenters
{
    public static readonly Filters<CostCenter> Filters = new Filters<CostCenter>(askWhose: false).OrderedBy(centers => centers.OrderBy(c => c.Name).ThenBy(c => c.Id));

    /// <param name="HubCount">Of the hubs that are shown to the caller.</param>
    internal sealed record View(CostCenterId CostCenterId, string Name, string? Code, Standing Status, int HubCount);

    public static async Task<Result<Page<View>>> Handle(ListOf<CostCenter> list, StaffingDb db, Hubs own, Member member, CancellationToken cancel)
    {
        var page = await list.Read(db.CostCenters.Where(c => c.BusinessId == member.Business), cancel);
        var ids = page.Rows.Select(c => (CostCenterId?)c.Id).ToList();
        var hubs = await own.Shown.Where(h => ids.Contains(h.CostCenterId)).GroupBy(h => h.CostCenterId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, cancel);
        return page.Select(c => new View(c.Id, c.Name, c.Code, c.Status, hubs.GetValueOrDefault(c.Id)));
    }
}
