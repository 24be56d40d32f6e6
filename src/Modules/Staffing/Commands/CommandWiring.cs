using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Commands;

/// <summary>The same use cases for whoever runs the marketplace and its integrations, and for clients' admins: they name the client, or the worker, for whom they act.</summary>
internal static class CommandWiring
{
    public static void AddCommands(this IServiceCollection services)
    {
        services.AddScoped<Acting>();
        services.AddScoped<UpdateTenantOrder>();
        services.AddScoped<AssignStaff>();
        services.AddScoped<ChangeShiftStatus>();
    }

    public static void MapCommands(this StaffingApi api)
    {
        api.Command("createTenantOrder", "POST", "/commands/orders/create", CreateTenantOrder.Handle).Creates().Guarded(Acting.ForBusiness);
        api.Command("updateTenantOrder", "POST", "/commands/orders/:orderId/update", UpdateTenantOrder.Handle).Guarded(Acting.ForOrder);
        api.Command("cancelTenantOrder", "POST", "/commands/orders/:orderId/cancel", CancelTenantOrder.Handle).Guarded(Acting.ForOrder);
        api.Command("assignStaff", "POST", "/commands/shifts/:shiftId/assign-staff", AssignStaff.Handle).Guarded(Acting.ForShift);
        api.Command("acceptForStaff", "POST", "/commands/shifts/:shiftId/accept", AcceptForStaff.Handle).Guarded(Acting.AsWorker);
        api.Command("changeShiftStatus", "POST", "/commands/shifts/:shiftId/change-status", ChangeShiftStatus.Handle).Guarded(Acting.ForShift);
        api.Command("clockInStaff", "POST", "/commands/attendance/clock-in", ClockInStaff.Handle).Guarded(Acting.AsWorker);
        api.Command("clockOutStaff", "POST", "/commands/attendance/clock-out", ClockOutStaff.Handle).Guarded(Acting.AsWorker);
        api.Command("addFavoriteStaff", "POST", "/commands/businesses/:businessId/favorite-staff", AddFavoriteStaff.Handle).Guarded(Acting.ForBusiness);
        api.Command("removeFavoriteStaff", "DELETE", "/commands/businesses/:businessId/favorite-staff/:staffId", RemoveFavoriteStaff.Handle).Guarded(Acting.ForBusiness);
        api.Command("reviewAssignment", "POST", "/commands/assignments/:assignmentId/reviews", ReviewAssignment.Handle).Guarded(Acting.ForAssignment);

        api.Query("listTenantOrders", "/query/tenants/:tenantId/orders", ListTenantOrders.Handle).Guarded(Acting.ForTenant);
        api.Query("getTenantOrder", "/query/tenants/:tenantId/orders/:orderId", GetTenantOrder.Handle).Guarded(Acting.ForOrder);
        api.Query("listFavoriteStaff", "/query/tenants/:tenantId/businesses/:businessId/favorite-staff", ListFavoriteStaff.Handle).Guarded(Acting.ForBusiness);
        api.Query("getReviewSummary", "/query/tenants/:tenantId/staff/:staffId/review-summary", GetReviewSummary.Handle).Guarded(Acting.ForTenant);
        api.Query("getAttendance", "/query/tenants/:tenantId/assignments/:assignmentId/attendance", GetAttendance.Handle, ClientRole.ShiftManager).Guarded(Acting.ForAssignment);
    }
}
