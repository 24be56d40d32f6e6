using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;

namespace WorkforceOS.Staffing.Clients;

/// <summary>The hubs of the business that are in use, of a shift manager's theirs, by name.</summary>
internal static class ListHubs
{
    public static readonly Filters<Hub> Filters = new Filters<Hub>(askWhose: false).OrderedBy(hubs => hubs.OrderBy(h => h.Name).ThenBy(h => h.Id));

    public static async Task<Result<Page<HubView>>> Handle(ListOf<Hub> list, Hubs hubs, CancellationToken cancel)
    {
        var page = await list.Read(hubs.Shown, cancel);
        return new Page<HubView>(await hubs.Show(page.Rows, cancel), page.Window, page.TotalRowCount);
    }
}
