using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Who stands above whom, and which roles live where.</summary>
internal static class RoleLadder
{
    public static Role Lowest(CompanyId company) => company == CompanyId.Root ? Role.SaasUser : Role.TenantUser;

    public static bool StandsAbove(Role one, Role other) => Rank(one) > Rank(other);

    /// <summary>Why the actor cannot give this role here; null when they can.</summary>
    public static Problem? RefusalToGive(Role role, Caller actor)
    {
        if (IsFounders(role)) return IdentityProblems.RoleIsFixed(role);
        if (IsSaas(role) != (actor.Company == CompanyId.Root)) return IdentityProblems.RoleOfAnotherPlace(role);
        return StandsAbove(actor.Role, role) ? null : IdentityProblems.RoleTooHigh;
    }

    /// <summary>Why the actor cannot take this role from somebody; null when they can.</summary>
    public static Problem? RefusalToTake(Role role, Caller actor)
    {
        if (IsFounders(role)) return IdentityProblems.RoleIsFixed(role);
        return StandsAbove(actor.Role, role) ? null : IdentityProblems.RoleTooHigh;
    }

    /// <summary>Roles that come with what one founded, and stay.</summary>
    public static bool IsFounders(Role role) => role is Role.SuperAdmin or Role.TenantOwner;

    private static bool IsSaas(Role role) => role is Role.SuperAdmin or Role.SaasAdmin or Role.SaasUser;

    private static int Rank(Role role) => role switch
    {
        Role.SuperAdmin => 4,
        Role.TenantOwner => 3,
        Role.SaasAdmin or Role.TenantAdmin => 2,
        _ => 1,
    };
}
