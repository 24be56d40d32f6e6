using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Clients;

/// <summary>The hubs of the business that are in use, by name.</summary>
internal static class ListHubs
{
    public static readonly Filters<Hub> Filters = new Filters<Hub>(askWhose: false).OrderedBy(hubs => hubs.OrderBy(h => h.Name).ThenBy(h => h.Id));

    public static async Task<Result<Page<HubView>>> Handle(ListOf<Hub> list, StaffingDb db, Hubs hubs, Member member, CancellationToken cancel)
    {
        var page = await list.Read(db.Hubs.Where(h => h.BusinessId == member.Business && h.Status == Standing.Active), cancel);
        return new Page<HubView>(await hubs.Show(page.Rows, cancel), page.Window, page.TotalRowCount);
    }
}
