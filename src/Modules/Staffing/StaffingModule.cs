using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Orders;
using WorkforceOS.Staffing.People;
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
        services.AddScoped<ShiftProgress>();
        services.AddHttpContextAccessor();
        services.AddScoped<Marketplaces>();
        services.AddScoped<NewClients>();
        services.AddScoped<Newcomers>();
        services.AddScoped<PhoneProofs>();
        services.AddScoped<Entrance>();
        services.AddScoped<SessionContexts>();
        services.ErasesStaffing();
        return services;
    }

    public static void MapStaffing(this ApiMap api)
    {
        var staffing = api.Staffing();
        MapSignIn(staffing);
    }

    private static void MapSignIn(StaffingApi auth)
    {
        // Each in steps: a wrong guess is counted, whatever becomes of the rest. The secrets in request and answer are not kept.
        auth.Auth("signInClient", "POST", "/auth/client/sign-in", SignInClient.Handle).Public().Limited(Limit.SignIn).InSteps().ToldOnce();
        auth.Auth("signUpClient", "POST", "/auth/client/sign-up", SignUpClient.Handle).Creates().Public().Limited(Limit.SignIn).InSteps().ToldOnce();
        auth.Auth("startStaffPhone", "POST", "/auth/staff/phone/start", StartStaffPhone.Handle).Public().Limited(Limit.SignIn);
        auth.Auth("verifyStaffPhone", "POST", "/auth/staff/phone/verify", VerifyStaffPhone.Handle).Public().Limited(Limit.SignIn).InSteps().ToldOnce();
        auth.Auth("signOutClient", "POST", "/auth/client/sign-out", SignOut.Handle, AccessRequired.Client);
        auth.Auth("signOutStaff", "POST", "/auth/staff/sign-out", SignOut.Handle, AccessRequired.Staff);
        auth.Auth("signOut", "POST", "/auth/sign-out", SignOut.Handle, AccessRequired.Either);
        auth.Auth("getSession", "GET", "/auth/session", GetSession.Handle, AccessRequired.Either);
    }
}
