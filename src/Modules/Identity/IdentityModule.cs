using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Companies, people, departments, sign-in: the contract's service <c>auth</c>.</summary>
public static class IdentityModule
{
    private const string Service = "auth";

    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Options<IdentityOptions>(IdentityOptions.Section);
        services.AddSingleton(provider => options.In(provider.GetRequiredService<IHostEnvironment>()));
        services.AddModuleDb<IdentityDb>();

        services.AddSingleton<Vault>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<KnownCompanies>();
        services.AddSingleton<ICompanies>(provider => provider.GetRequiredService<KnownCompanies>());
        services.AddSingleton<KnownSessions>();
        services.AddSingleton<ISignIn>(provider => provider.GetRequiredService<KnownSessions>());
        services.AddScoped<IPeople, People>();
        services.AddScoped<IDepartments, Departments>();

        services.AddScoped<Codenames>();
        services.AddScoped<Codes>();
        services.AddScoped<EndSessions>();
        services.AddScoped<Founding>();
        services.AddScoped<LoginFailures>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SessionAnswers>();
        services.AddHostedService<PlatformStart>();
        return services;
    }

    public static void MapIdentity(this ApiMap api)
    {
        MapSignIn(api.Company(Service, "session", "sessions"));
        MapUsers(api.Company(Service, "user", "users"));
        MapDepartments(api);
    }

    private static void MapSignIn(CompanyApi session)
    {
        session.System("login", "POST", "/login", Login.Handle).Public().Limited(Limit.SignIn);
        session.System("logout", "POST", "/logout", Logout.Handle).Public();
        session.System("currentUser", "GET", "/currentuser", CurrentUser.Handle).BeforeSecondFactor();
        session.System("startEmailVerification", "POST", "/verification-services/email-verification/start", StartEmailVerification.Handle).Public().Limited(Limit.SignIn);
        session.System("completeEmailVerification", "POST", "/verification-services/email-verification/complete", CompleteEmailVerification.Handle).Public().Limited(Limit.SignIn);
        session.System("startEmail2FactorVerification", "POST", "/verification-services/email-2factor-verification/start", StartSecondFactor.Handle).Public().Limited(Limit.SignIn);
        session.System("completeEmail2FactorVerification", "POST", "/verification-services/email-2factor-verification/complete", CompleteSecondFactor.Handle).Public().Limited(Limit.SignIn);
    }

    private static void MapUsers(CompanyApi user)
    {
        user.Create("registerCompanyOwner", "/v1/registercompanyowner", RegisterCompanyOwner.Handle).Public().Limited(Limit.SignIn);
        user.Create("createUser", "/v1/users", CreateUser.Handle).For(Roles.Admins);
    }

    private static void MapDepartments(ApiMap api)
    {
        api.Company(Service, "userGroup", "userGroups").Create("createUserGroup", "/v1/usergroups", CreateUserGroup.Handle).For(Roles.Admins);
        api.Company(Service, "userGroupMember", "userGroupMembers").Create("createUserGroupMember", "/v1/usergroupmembers", CreateUserGroupMember.Handle).For(Roles.Admins);
    }
}
