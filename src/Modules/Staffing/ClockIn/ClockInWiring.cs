using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.ClockIn;

/// <summary>That workers are there, and prove it.</summary>
internal static class ClockInWiring
{
    public static void AddClockIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpClient(nameof(Attestation));
        services.AddSingleton(configuration.Options<AttestationOptions>(AttestationOptions.Section));
        services.AddSingleton<IAttestation, Attestation>();
        services.AddScoped<OwnShifts>();
        services.AddScoped<Attempts>();
        services.AddScoped<Proving>();
        services.AddScoped<Incidents>();
        services.AddScoped<Worked>();
        services.AddScoped<ClockInNow>();
        services.AddScoped<ClockOutNow>();
        services.AddScoped<StreamLocations>();
        services.AddScoped<ReadClock>();
        services.AddScoped<LateWorker>();
        services.AddScoped<ForgottenSession>();
        services.AddScoped<SilentWorker>();
        services.AddScoped<ShiftInTime>();
        services.AddJob<FollowTime>(FollowTime.Name, TimeSpan.FromMinutes(1));
        services.AddJob<WatchLateness>(WatchLateness.Name, TimeSpan.FromMinutes(1));
        services.AddJob<CloseForgotten>(CloseForgotten.Name, TimeSpan.FromMinutes(5));
        services.AddJob<HearSilence>(HearSilence.Name, TimeSpan.FromMinutes(2));
    }

    public static void MapClockIn(this StaffingApi api)
    {
        api.Staff("listTodaysShifts", "GET", "/staff/clock-in/shifts/today", ReadClock.Today);
        api.Staff("getClockInStatus", "GET", "/staff/clock-in/status", ReadClock.Status);
        api.Staff("clockIn", "POST", "/staff/clock-in", ClockInNow.Handle);
        api.Staff("clockOut", "POST", "/staff/clock-out", ClockOutNow.Handle);
        api.Staff("streamLocations", "POST", "/staff/location-streams", StreamLocations.Handle);
    }
}
