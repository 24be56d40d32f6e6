using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;

namespace WorkforceOS.Scheduling;

public static class SchedulingModule
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<ScheduleDb>();
        services.AddScoped<Turns>();
        services.AddScoped<IShifts, ShiftLookup>();
        services.AddScoped<IAbsenceHolds, AbsenceHolds>();
        return services;
    }

    public static void MapScheduling(this ApiMap api)
    {
    }
}
