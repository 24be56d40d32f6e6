using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Identity;

/// <summary>Companies, people, departments, sign-in: the contract's service <c>auth</c>.</summary>
public static class IdentityModule
{
    private const string Service = "auth";

    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.Options<IdentityOptions>(IdentityOptions.Section);
        services.TryAddSingleton(provider => options.In(provider.GetRequiredService<IHostEnvironment>(), configuration));
        services.AddModuleDb<IdentityDb>();

        services.AddSingleton<Vault>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<PasswordHashing>();
        services.AddSingleton<ISecretHashes, SecretHashes>();
        services.AddSingleton<ISecretBox, SecretBox>();
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<InstallationMark>();
        services.AddSingleton<KnownCompanies>();
        services.AddSingleton<ICompanies>(provider => provider.GetRequiredService<KnownCompanies>());
        services.AddSingleton<KnownSessions>();
        services.AddSingleton<ISignIn>(provider => provider.GetRequiredService<KnownSessions>());
        services.AddScoped<IPeople, People>();
        services.AddScoped<ISessions, LivingSessions>();
        services.AddScoped<IActors, Actors>();
        services.AddScoped<IDepartments, Departments>();

        services.AddScoped<Codenames>();
        services.AddScoped<Codes>();
        services.AddScoped<EndSessions>();
        services.AddScoped<Founding>();
        services.AddScoped<LockOuts>();
        services.AddScoped<LoginFailures>();
        services.AddScoped<Passwords>();
        services.AddScoped<PictureQuota>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<SessionAnswers>();
        services.AddScoped<SessionStart>();
        services.AddScoped<PasswordChanges>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<IExternalPeople, ExternalPeople>();
        services.AddScoped<Admission>();
        services.AddSingleton(configuration.Options<OutsideIssuerOptions>(OutsideIssuerOptions.Section));
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<OutsideIssuer>();
        services.AddSingleton<IOutsideIssuer>(provider => provider.GetRequiredService<OutsideIssuer>());
        services.AddScoped<PhoneCodes>();
        services.AddScoped<IPhoneCodes>(provider => provider.GetRequiredService<PhoneCodes>());
        services.AddScoped<WhoseSessions>();
        services.AddJob<SweepSignIn>(SweepSignIn.Name, every: TimeSpan.FromDays(1));
        services.When<UserErased, ForgetPerson>();
        services.AddJob<EraseArchived>(EraseArchived.Name, every: TimeSpan.FromHours(1));
        services.AddJob<SweepUnverified>(SweepUnverified.Name, every: TimeSpan.FromDays(1));
        services.AddHostedService<PlatformStart>();
        services.AddHostedService<NoteReservedCodenames>();
        return services;
    }

    public static void MapIdentity(this ApiMap api)
    {
        MapSignIn(api.Company(Service, "session", "sessions"));
        MapCodes(api.Company(Service, "verification", "verifications"));
        MapCompanies(api.Company(Service, "company", "companies"));
        MapUsers(api.Company(Service, "user", "users"));
        MapDepartments(api);
        MapUserAvatars(api.Company(Service, "userAvatarsFile", "userAvatarsFiles"));
        MapCompanyAvatars(api.Company(Service, "companyAvatarsFile", "companyAvatarsFiles"));
        MapApiKeys(api.Company(Service, "apiKey", "apiKeys"));
    }

    /// <summary>Changes the keys that tokens are signed with; every host hears of it.</summary>
    /// <param name="key">The one to revoke.</param>
    /// <returns>How many keys it was done to: none where there is no such key.</returns>
    public static Task<int> ChangeSigningKeys(this IServiceProvider services, SigningKeyChange change, Guid? key, CancellationToken cancel)
    {
        var keys = services.GetRequiredService<SigningKeys>();
        return change switch
        {
            SigningKeyChange.Rotate => keys.Rotate(cancel),
            SigningKeyChange.Reseal => Reseal(keys, services.GetServices<ISealedRows>(), cancel),
            _ => keys.Revoke(key!.Value, cancel),
        };
    }

    private static async Task<int> Reseal(SigningKeys keys, IEnumerable<ISealedRows> others, CancellationToken cancel)
    {
        var count = await keys.Reseal(cancel);
        foreach (var rows in others) count += await rows.Reseal(cancel);
        return count;
    }

    /// <summary>Who can sign in to try things out; nobody outside Development.</summary>
    public static (string Email, string Password)? DemoSignIn(this IServiceProvider services) =>
        services.GetRequiredService<IdentityOptions>() is { HasDemo: true, SuperAdmin: { Email: { } email, Password: { } password } } ? (email, password) : null;

    private static void MapSignIn(CompanyApi session)
    {
        session.System("login", "POST", "/login", Login.Handle).Public().Limited(Limit.SignIn);
        session.System("relogin", "GET", "/relogin", Relogin.Handle).Limited(Limit.SignIn).BeforeApproval().ForExternalsToo();
        // By POST, which no link and no picture of another page can send.
        session.System("renewSession", "POST", "/relogin", Relogin.Handle).Limited(Limit.SignIn).BeforeApproval().ForExternalsToo();
        session.System("logout", "POST", "/logout", Logout.Handle).Public();
        session.System("currentUser", "GET", "/currentuser", CurrentUser.Handle).BeforeSecondFactor().BeforeApproval().ForExternalsToo();
        session.System("publicKey", "GET", "/publickey", GetPublicKey.Handle).Public();
        session.System("permissions", "GET", "/permissions", GetPermissions.Handle);
        session.System("getUserSessions", "GET", "/getusersessions", GetUserSessions.Handle).ForExternalsToo();
        session.System("getUserHistory", "GET", "/getuserhistory", GetUserHistory.Handle).ForExternalsToo();
        session.System("deleteUserSession", "DELETE", "/deleteusersession/:sessionId", DeleteUserSession.Handle).ForExternalsToo();
        session.System("deleteAllSessions", "DELETE", "/deleteallsessions", DeleteAllSessions.Handle).ForExternalsToo();
    }

    private static void MapCodes(CompanyApi code)
    {
        code.System("startEmailVerification", "POST", "/verification-services/email-verification/start", StartEmailVerification.Handle).Public().Limited(Limit.SignIn);
        code.System("completeEmailVerification", "POST", "/verification-services/email-verification/complete", CompleteEmailVerification.Handle).Public().Limited(Limit.SignIn);
        code.System("startPasswordResetByEmail", "POST", "/verification-services/password-reset-by-email/start", StartPasswordReset.Handle).Public().Limited(Limit.SignIn);
        code.System("completePasswordResetByEmail", "POST", "/verification-services/password-reset-by-email/complete", CompletePasswordReset.Handle).Public().Limited(Limit.SignIn);
        code.System("startEmail2FactorVerification", "POST", "/verification-services/email-2factor-verification/start", StartSecondFactor.Handle).Public().Limited(Limit.SignIn);
        code.System("completeEmail2FactorVerification", "POST", "/verification-services/email-2factor-verification/complete", CompleteSecondFactor.Handle).Public().Limited(Limit.SignIn);
    }

    private static void MapCompanies(CompanyApi company)
    {
        company.List("listBriefCompanies", "/v1/briefcompanies", ListBriefCompanies.Handle, ListBriefCompanies.Filters).Public();
        company.Get("getBriefCompany", "/v1/briefcompanies/:codename", GetBriefCompany.Handle).Public();
        company.Get("getCompanyHome", "/v1/companyhome/:codename", GetBriefCompany.Handle).Public();
        company.Get("getCompany", "/v1/companies", GetCompany.Handle);
        company.Get("getCompanyProfile", "/v1/companyprofile", GetCompany.Handle).For(Roles.CompanyAdmins);
        company.List("listCompaniesAccounts", "/v1/companyaccounts", ListCompaniesAccounts.Handle, ListCompaniesAccounts.Filters).For(Roles.Saas);
        company.Get("getCompanyAccount", "/v1/companyaccounts/:companyId", GetCompanyAccount.Handle).For(Roles.Saas);
        company.Update("updateCompany", "/v1/companies/:companyId", UpdateCompany.Handle).For(Roles.Admins);
    }

    private static void MapUsers(CompanyApi user)
    {
        user.Create("registerCompanyOwner", "/v1/registercompanyowner", RegisterCompanyOwner.Handle).Public().Limited(Limit.SignIn);
        user.Create("registerCompanyUser", "/v1/registercompanyuser", RegisterCompanyUser.Handle).Public().Limited(Limit.SignIn);
        user.Get("getUser", "/v1/users/:userId", GetUser.Handle).BeforeApproval().ForExternalsToo();
        user.Update("updateProfile", "/v1/profile", UpdateProfile.Handle).BeforeApproval().ForExternalsToo();
        user.Delete("archiveProfile", "/v1/profile", ArchiveProfile.Handle).BeforeApproval().ForExternalsToo();
        user.Update("updateUserPassword", "/v1/profile/password", UpdateUserPassword.Handle).Limited(Limit.SignIn).BeforeApproval().ForExternalsToo();
        user.List("listUsers", "/v1/users", ListUsers.Handle, ListUsers.Filters).For(Roles.Admins);
        user.Add("listColleagues", "GET", "/v1/colleagues", "list", "colleagues", ListColleagues.Handle);
        user.List("searchUsers", "/v1/searchusers", SearchUsers.Handle, SearchUsers.Filters).For(Roles.Admins);
        // The password in the request must not be kept either, not even as the fingerprint of a repetition.
        user.Create("createUser", "/v1/users", CreateUser.Handle).For(Roles.Admins).ToldOnce();
        user.Update("updateUser", "/v1/users/:userId", UpdateUser.Handle).For(Roles.Admins);
        user.Update("updateUserRole", "/v1/userrole/:userId", UpdateUserRole.Handle).For(Roles.Admins);
        user.Update("updateUserPasswordByAdmin", "/v1/userpasswordbyadmin/:userId", UpdateUserPasswordByAdmin.Handle).For(Roles.Admins);
        user.Delete("deleteUser", "/v1/users/:userId", DeleteUser.Handle).For(Roles.Admins);
    }

    private static void MapDepartments(ApiMap api)
    {
        var group = api.Company(Service, "userGroup", "userGroups");
        group.Create("createUserGroup", "/v1/usergroups", CreateUserGroup.Handle).For(Roles.Admins);
        group.Update("updateUserGroup", "/v1/usergroups/:userGroupId", UpdateUserGroup.Handle).For(Roles.Admins);
        group.Delete("deleteUserGroup", "/v1/usergroups/:userGroupId", DeleteUserGroup.Handle).For(Roles.Admins);
        group.Get("getUserGroup", "/v1/usergroups/:userGroupId", GetUserGroup.Handle);
        group.List("listUserGroups", "/v1/usergroups", ListUserGroups.Handle, ListUserGroups.Filters);

        var member = api.Company(Service, "userGroupMember", "userGroupMembers");
        member.Create("createUserGroupMember", "/v1/usergroupmembers", CreateUserGroupMember.Handle).For(Roles.Admins);
        member.Delete("deleteUserGroupMember", "/v1/usergroupmembers/:userGroupMemberId", DeleteUserGroupMember.Handle).For(Roles.Admins);
        member.List("listUserGroupMembers", "/v1/listusergroupmembers/:groupId", ListUserGroupMembers.Handle, ListUserGroupMembers.Filters);
    }

    private static void MapApiKeys(CompanyApi key)
    {
        key.Create("createApiKey", "/v1/apikeys", CreateApiKey.Handle).ToldOnce();
        key.List("listApiKeys", "/v1/apikeys", ListApiKeys.Handle, ListApiKeys.Filters);
        key.Delete("deleteApiKey", "/v1/apikeys/:apiKeyId", DeleteApiKey.Handle);
        key.System("validateApiKey", "POST", "/validateapikey", ValidateApiKey.Handle).Public().Limited(Limit.SignIn);
    }

    private static void MapUserAvatars(CompanyApi picture)
    {
        picture.Bucket("uploadUserAvatar", "POST", "/bucket/userAvatars/upload", "create", UploadPicture.OfUser).Limited(Limit.Upload);
        picture.Bucket("downloadUserAvatar", "GET", "/bucket/userAvatars/download/:fileId", "get", DownloadPicture.OfUser).Public();
        picture.Bucket("downloadUserAvatarByKey", "GET", "/bucket/userAvatars/download/key/:accessKey", "get", DownloadPicture.OfUserByKey).Public();
        picture.Bucket("showGeneratedUserAvatar", "GET", "/bucket/userAvatars/generated/:userId", "get", ShowGeneratedPicture.OfUser).Public();
        picture.Get("getUserAvatarsFile", "/v1/userAvatarsFiles/:id", GetPicture.OfUser);
        picture.List("listUserAvatarsFiles", "/v1/userAvatarsFiles", ListPictures.OfUsers, ListPictures.Filters);
        picture.Delete("deleteUserAvatarsFile", "/v1/userAvatarsFiles/:id", DeletePicture.OfUser);
    }

    private static void MapCompanyAvatars(CompanyApi picture)
    {
        picture.Bucket("uploadCompanyAvatar", "POST", "/bucket/companyAvatars/upload", "create", UploadPicture.OfCompany).For(Roles.Admins).Limited(Limit.Upload);
        picture.Bucket("downloadCompanyAvatar", "GET", "/bucket/companyAvatars/download/:fileId", "get", DownloadPicture.OfCompany).Public();
        picture.Bucket("downloadCompanyAvatarByKey", "GET", "/bucket/companyAvatars/download/key/:accessKey", "get", DownloadPicture.OfCompanyByKey).Public();
        picture.Bucket("showGeneratedCompanyAvatar", "GET", "/bucket/companyAvatars/generated/:codename", "get", ShowGeneratedPicture.OfCompany).Public();
        picture.Get("getCompanyAvatarsFile", "/v1/companyAvatarsFiles/:id", GetPicture.OfCompany);
        picture.List("listCompanyAvatarsFiles", "/v1/companyAvatarsFiles", ListPictures.OfCompany, ListPictures.Filters);
        picture.Delete("deleteCompanyAvatarsFile", "/v1/companyAvatarsFiles/:id", DeletePicture.OfCompany).For(Roles.Admins);
    }
}
