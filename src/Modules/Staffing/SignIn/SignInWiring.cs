using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Staffing;

namespace WorkforceOS.Staffing.SignIn;

/// <summary>How clients and workers get in and out.</summary>
internal static class SignInWiring
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Marketplaces>();
        services.AddScoped<NewClients>();
        services.AddScoped<Newcomers>();
        services.AddScoped<PhoneProofs>();
        services.AddScoped<Entrance>();
        services.AddScoped<SessionContexts>();
    }

    public static void MapSignIn(this StaffingApi auth)
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
        auth.Staff("getStaffSession", "GET", "/staff/session", StaffSession.Handle);
    }
}
