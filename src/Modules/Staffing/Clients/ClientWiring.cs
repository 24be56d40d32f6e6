using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Clients;

/// <summary>What a client has, and what it orders.</summary>
internal static class ClientWiring
{
    public static void AddClients(this IServiceCollection services)
    {
        services.AddScoped<Hubs>();
        services.AddScoped<HubManagers>();
        services.AddScoped<Invitations>();
        services.AddScoped<MemberAddresses>();
        services.AddScoped<OrderTerms>();
        services.AddScoped<ShiftMaking>();
        services.AddScoped<Publishing>();
        services.AddScoped<WeekdayOrders>();
        services.AddScoped<OrderExtension>();
        services.AddScoped<OrdersInHand>();
        services.AddScoped<Replacing>();
        services.AddScoped<TellWorkers>();
        services.AddScoped<TellCoreTeam>();
        services.AddScoped<WriteUnit>();
        services.AddJob<PermanentHorizon>(PermanentHorizon.Name, TimeSpan.FromHours(1));
    }

    public static void MapClients(this StaffingApi staffing)
    {
        staffing.Client("getClientSession", "GET", "/client/session", ClientSession.Handle);
        staffing.Client("getClientDashboard", "GET", "/client/dashboard", ClientDashboard.Handle);
        staffing.Client("listHubs", "GET", "/client/hubs", ListHubs.Handle).Filtered(ListHubs.Filters);
        staffing.Client("createHub", "POST", "/client/hubs", CreateHub.Handle, ClientRole.Admin).Creates();
        staffing.Client("updateHub", "PUT", "/client/hubs/:hubId", UpdateHub.Handle, ClientRole.Admin);
        staffing.Client("archiveHub", "DELETE", "/client/hubs/:hubId", ArchiveHub.Handle, ClientRole.Admin);
        staffing.Client("assignHubNfcTag", "POST", "/client/hubs/:hubId/assign-nfc", AssignHubNfcTag.Handle, ClientRole.Admin);

        staffing.Client("listHubManagers", "GET", "/client/hubs/:hubId/managers", ListHubManagers.Handle).Filtered(ListHubManagers.Filters);
        staffing.Client("assignHubManager", "POST", "/client/hubs/:hubId/managers", AssignHubManager.Handle, ClientRole.Admin).Creates();
        staffing.Client("inviteShiftManager", "POST", "/client/shift-managers", InviteShiftManager.Handle, ClientRole.Admin).Creates();
        staffing.Client("listTeamMembers", "GET", "/client/team-members", ListTeamMembers.Handle).Filtered(ListTeamMembers.Filters);
        staffing.Client("listCostCenters", "GET", "/client/cost-centers", ListCostCenters.Handle).Filtered(ListCostCenters.Filters);
        staffing.Client("listVendors", "GET", "/client/vendors", ListVendors.Handle).Filtered(ListVendors.Filters);
        staffing.Client("listVendorRoles", "GET", "/client/vendors/:vendorId/roles", ListVendorRoles.Handle).Filtered(ListVendorRoles.Filters);

        staffing.Client("listOrdersView", "GET", "/client/orders/view", ListOrdersView.Handle).Filtered(ListOrdersView.Filters).Also("/client/shifts/scheduled").Also("/query/client/shifts/scheduled");
        staffing.Client("listReorders", "GET", "/client/reorders", ListReorders.Handle).Filtered(ListReorders.Filters);
        staffing.Client("getReorderPreview", "GET", "/client/orders/:orderId/reorder-preview", ReorderPreview.Handle);
        staffing.Client("createOneTimeOrder", "POST", "/client/orders/one-time", CreateOneTimeOrder.Handle, ClientRole.ShiftManager).Creates();
        staffing.Client("createRecurringOrder", "POST", "/client/orders/recurring", CreateRecurringOrder.Handle, ClientRole.ShiftManager).Creates();
        staffing.Client("createPermanentOrder", "POST", "/client/orders/permanent", CreatePermanentOrder.Handle, ClientRole.ShiftManager).Creates();
        staffing.Client("editOrder", "POST", "/client/orders/:orderId/edit", EditOrder.Handle, ClientRole.ShiftManager);
        staffing.Client("cancelOrder", "POST", "/client/orders/:orderId/cancel", CancelOrder.Handle, ClientRole.ShiftManager);
    }
}
