using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Operating;

/// <summary>A place where workers clock in, as operators see it: among them one chooses where those of an offered shift do.</summary>
internal sealed record HubBriefView : View
{
    public BusinessId BusinessId { get; init; }
    public string Name { get; init; } = "";
    public string FullAddress { get; init; } = "";
    public string Timezone { get; init; } = "";
    public ClockInMode ClockInMode { get; init; }
    public Standing Status { get; init; }

    public static HubBriefView Of(Hub hub) => new HubBriefView { BusinessId = hub.BusinessId, Name = hub.Name, FullAddress = hub.FullAddress, Timezone = hub.Timezone, ClockInMode = hub.ClockInMode, Status = hub.Status }.Stamped(hub);
}

/// <summary>The hubs of all clients.</summary>
internal static class ListMarketplaceHubs
{
    public static readonly Filters<Hub> Filters = new Filters<Hub>().Id("businessId", h => h.BusinessId).Text("name", h => h.Name).Choice("status", h => h.Status);

    public static async Task<Result<Page<HubBriefView>>> Handle(ListOf<Hub> list, StaffingDb db, CancellationToken cancel) => (await list.Read(db.Hubs, cancel)).Select(HubBriefView.Of);
}
