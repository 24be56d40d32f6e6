using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.People;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.Marketplace;

/// <summary>What workers see, take, give back and swap.</summary>
internal static class MarketplaceWiring
{
    public static void AddMarketplace(this IServiceCollection services)
    {
        services.AddScoped<Facts>();
        services.AddScoped<Candidates>();
        services.AddScoped<Bookings>();
        services.AddScoped<ShiftNews>();
        services.AddScoped<ShiftCards>();
        services.AddScoped<OwnPlaces>();
        services.AddScoped<ListOpenShifts>();
        services.AddScoped<ListOwnShifts>();
        services.AddScoped<ListCompletedShifts>();
        services.AddScoped<ReadStaffShift>();
        services.AddScoped<ReadStaffDashboard>();
        services.AddScoped<AvailabilityDays>();
        services.AddScoped<AvailabilityWriter>();
        services.AddScoped<ApplyForShift>();
        services.AddScoped<DeclineShift>();
        services.AddScoped<RequestSwap>();
        services.AddScoped<ExpiredOffer>();
        services.AddScoped<RemindersOfCompany>();
        services.AddScoped<TiersOfCompany>();
        services.When<PlaceOpened, TellCandidates>();
        services.When<TrackRecordChanged, Recounting>();
        services.AddJob<ExpireOffers>(ExpireOffers.Name, TimeSpan.FromMinutes(1));
        services.AddJob<RemindOfShifts>(RemindOfShifts.Name, TimeSpan.FromMinutes(5));
        services.AddJob<ReleaseTiers>(ReleaseTiers.Name, TimeSpan.FromMinutes(1));
        services.AddJob<RecountAll>(RecountAll.Name, "daily 02:30");
    }

    public static void MapMarketplace(this StaffingApi api)
    {
        api.Staff("listMarketShifts", "GET", "/staff/shifts/open", ListOpenShifts.Handle);
        api.Staff("listAssignedShifts", "GET", "/staff/shifts/assigned", ListOwnShifts.Handle);
        api.Staff("listPendingShifts", "GET", "/staff/shifts/pending", ListPendingShifts.Handle);
        api.Staff("listCancelledShifts", "GET", "/staff/shifts/cancelled", ListOwnShifts.CalledOff);
        api.Staff("listCompletedShifts", "GET", "/staff/shifts/completed", ListCompletedShifts.Handle);
        api.Staff("getStaffShift", "GET", "/staff/shifts/:shiftId", ReadStaffShift.Handle);
        api.Staff("applyForShift", "POST", "/staff/shifts/:shiftId/apply", ApplyForShift.Handle);
        api.Staff("acceptShift", "POST", "/staff/shifts/:shiftId/accept", AcceptShift.Handle);
        api.Staff("declineShift", "POST", "/staff/shifts/:shiftId/decline", DeclineShift.Handle);
        api.Staff("requestShiftSwap", "POST", "/staff/shifts/:shiftId/request-swap", RequestSwap.Handle);
        api.Staff("getStaffDashboard", "GET", "/staff/dashboard", ReadStaffDashboard.Handle);
        api.Staff("listAvailability", "GET", "/staff/availability", ReadAvailability.Handle);
        api.Staff("setAvailability", "PUT", "/staff/availability", SetAvailability.Handle);
        api.Staff("quickSetAvailability", "POST", "/staff/availability/quick-set", QuickSetAvailability.Handle);
    }
}
