using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Benefits;
using WorkforceOS.Staffing.Billing;
using WorkforceOS.Staffing.ClockIn;
using WorkforceOS.Staffing.Clients;
using WorkforceOS.Staffing.Commands;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Credentials;
using WorkforceOS.Staffing.Devices;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Offers;
using WorkforceOS.Staffing.Operating;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.Pay;
using WorkforceOS.Staffing.People;
using WorkforceOS.Staffing.Profile;
using WorkforceOS.Staffing.RapidOrders;
using WorkforceOS.Staffing.Reports;
using WorkforceOS.Staffing.SignIn;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing;

/// <summary>Clients order workers by the shift; workers apply, come, prove it, and swap.</summary>
public static class StaffingModule
{
    public static IServiceCollection AddStaffing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<StaffingDb>();
        services.AddScoped<StaffingAccess>();
        services.AddScoped<IStaffingAccess>(s => s.GetRequiredService<StaffingAccess>());
        services.AddScoped(s => s.GetRequiredService<StaffingAccess>().Member);
        services.AddScoped(s => s.GetRequiredService<StaffingAccess>().Worker);
        services.AddScoped<SettingsInForce>();
        services.AddScoped<ShiftProgress>();
        services.AddMarketplace();
        services.AddSignIn();
        services.AddClients();
        services.AddClockIn(configuration);
        services.AddCoverage();
        services.AddCredentials(configuration);
        services.AddRapidOrders();
        services.AddProfile();
        services.AddBenefits();
        services.AddPay(configuration);
        services.AddBilling();
        services.AddReports();
        services.AddCommands();
        services.AddOperating();
        services.AddOffers();
        services.ErasesStaffing();
        return services;
    }

    public static void MapStaffing(this ApiMap api)
    {
        var staffing = api.Staffing();
        staffing.MapMarketplace();
        staffing.MapSignIn();
        staffing.MapDevices();
        staffing.MapClients();
        staffing.MapClockIn();
        staffing.MapCoverage();
        staffing.MapCredentials();
        staffing.MapRapidOrders();
        staffing.MapProfile();
        staffing.MapBenefits();
        staffing.MapPay();
        staffing.MapBilling();
        staffing.MapReports();
        staffing.MapCommands();
        api.MapOperating();
        api.MapOffers();
    }
}
