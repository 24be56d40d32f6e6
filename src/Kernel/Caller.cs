namespace WorkforceOS.Kernel;

/// <summary>Roles. The saas ones live in the root company, the tenant ones in a company.</summary>
public enum Role
{
    TenantUser,
    TenantAdmin,
    TenantOwner,
    SaasUser,
    SaasAdmin,
    SuperAdmin,
}

/// <summary>Who acts, for which company, and from where. One per unit of work.</summary>
public sealed record Caller
{
    /// <summary>The company that is acted upon: the session's own, but for a super admin who named another.</summary>
    public required CompanyId Company { get; init; }

    public UserId? UserOrNobody { get; init; }

    public SessionId? Session { get; init; }

    public Role Role { get; init; }

    /// <summary>Not of the house: somebody who deals with the company from outside.</summary>
    public bool IsExternal { get; init; }

    /// <summary>How they came: <c>web</c>, <c>staffing</c>, <c>apiKey</c>, <c>agent</c>, or the name of a job or subscriber.</summary>
    public string Via { get; init; } = "web";

    /// <summary>The program that speaks for them, where it has a name.</summary>
    public string? Agent { get; init; }

    public string? Address { get; init; }

    public string? RequestId { get; init; }

    /// <summary>True for the named work that looks across companies. It sees rows only where it switches the tenant filter off by name.</summary>
    public bool AcrossCompanies { get; init; }

    /// <summary>The signed-in person. Asking on a route that does not require sign-in is a bug.</summary>
    public UserId User => UserOrNobody ?? throw new InvalidOperationException("Nobody is signed in here.");

    public bool IsAdmin => Role is Role.TenantOwner or Role.TenantAdmin or Role.SaasAdmin or Role.SuperAdmin;

    public bool IsSuperAdmin => Role is Role.SuperAdmin;

    /// <summary>A visitor of a company's public routes.</summary>
    public static Caller Nobody(CompanyId company) => new() { Company = company };

    /// <summary>The platform acting by itself inside one company.</summary>
    public static Caller Platform(CompanyId company, string via) => new() { Company = company, Via = via, Role = Role.TenantUser };

    /// <summary>The platform acting across companies, under a name that says what for.</summary>
    public static Caller System(string via) => new() { Company = default, Via = via, AcrossCompanies = true };
}

/// <summary>Groups of roles that routes ask for.</summary>
public static class Roles
{
    public static readonly Role[] CompanyAdmins = [Role.TenantOwner, Role.TenantAdmin];
    public static readonly Role[] Admins = [Role.SuperAdmin, Role.SaasAdmin, Role.TenantOwner, Role.TenantAdmin];
    public static readonly Role[] Saas = [Role.SuperAdmin, Role.SaasAdmin, Role.SaasUser];
}
