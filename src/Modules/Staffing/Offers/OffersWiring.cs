using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Marketplace;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Staffing.Offers;

/// <summary>Shifts of the house that workers of the marketplace fill: planned there, ordered and worked here.</summary>
internal static class OffersWiring
{
    public static void AddOffers(this IServiceCollection services)
    {
        services.AddScoped<OwnBusiness>();
        services.AddScoped<OwnOrders>();
        services.AddScoped<OfferShift>();
        services.AddScoped<OfferEnding>();
        services.AddScoped<WithdrawOffer>();
        services.AddScoped<ExpiredShiftOffer>();
        services.AddScoped<ShiftOffers>();
        services.AddScoped<IShiftOffers>(s => s.GetRequiredService<ShiftOffers>());
        services.AddScoped<IOfferedWork, OfferedWorks>();
        services.When<OfferedShiftChanged, FollowOfferedShift>();
        services.When<ShiftsFollowedZone, FollowOfferedZone>();
        services.AddJob<ExpireShiftOffers>(ExpireShiftOffers.Name, TimeSpan.FromMinutes(1));
    }

    public static void MapOffers(this ApiMap api)
    {
        var offers = api.Company("scheduleManagement", "offer", "offers");
        offers.Create("offerShift", "/v1/shifts/:shiftId/offer", OfferShift.Handle);
        offers.Delete("withdrawShiftOffer", "/v1/shifts/:shiftId/offer", WithdrawOffer.Handle).FromBodyOrQuery();
    }
}
