using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Coverage;

/// <summary>What clients see of who comes, and how they steer it.</summary>
internal static class CoverageWiring
{
    public static void AddCoverage(this IServiceCollection services)
    {
        services.AddScoped<SwapsInHand>();
        services.AddScoped<SwapUnit>();
        services.AddScoped<ListCoverage>();
        services.AddScoped<AddTeamMember>();
        services.AddScoped<Favorites>();
        services.AddScoped<Blocking>();
        services.AddScoped<ReviewWorker>();
        services.AddScoped<CancelLateWorker>();
        services.AddScoped<ListSwaps>();
        services.AddScoped<ListDispatchTeams>();
        services.AddScoped<ResolveSwap>();
        services.AddScoped<ExpiredSwap>();
        services.AddJob<ExpireSwaps>(ExpireSwaps.Name, TimeSpan.FromSeconds(30));
    }

    public static void MapCoverage(this StaffingApi api)
    {
        api.Client("listCoverage", "GET", "/client/coverage", ListCoverage.Handle);
        api.Client("getCoverageStats", "GET", "/client/coverage/stats", CoverageStats.Handle);
        api.Client("listCoreTeam", "GET", "/client/coverage/core-team", ListCoreTeam.Handle);
        api.Client("listBlockedStaff", "GET", "/client/coverage/blocked-staff", ListBlockedStaff.Handle);
        api.Client("listDispatchTeams", "GET", "/client/coverage/dispatch-teams", ListDispatchTeams.Handle);
        api.Client("listIncidents", "GET", "/client/coverage/incidents", ListIncidents.Handle);
        api.Client("listDispatchCandidates", "GET", "/client/coverage/dispatch-candidates", ListCandidates.Handle).Usually(ListCandidates.UsualRows);
        api.Client("listSwapRequests", "GET", "/client/coverage/swap-requests", ListSwaps.Handle);
        api.Client("resolveSwapRequest", "POST", "/client/coverage/swap-requests/:swapRequestId/resolve", ResolveSwap.Handle, ClientRole.ShiftManager);
        api.Client("cancelSwapRequest", "POST", "/client/coverage/swap-requests/:swapRequestId/cancel", CancelSwap.Handle, ClientRole.ShiftManager);
        api.Client("reviewWorker", "POST", "/client/coverage/reviews", ReviewWorker.Handle, ClientRole.ShiftManager);
        api.Client("cancelLateWorker", "POST", "/client/coverage/late-workers/:assignmentId/cancel", CancelLateWorker.Handle, ClientRole.ShiftManager);
        api.Client("addDispatchTeamMember", "POST", "/client/coverage/dispatch-teams/memberships", AddTeamMember.Handle, ClientRole.ShiftManager).Creates();
        api.Client("removeDispatchTeamMember", "DELETE", "/client/coverage/dispatch-teams/memberships/:membershipId", RemoveTeamMember.Handle, ClientRole.ShiftManager).FromBodyOrQuery();
    }
}
