using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Identity;

/// <summary>What one's role may call, so that a screen need not offer what would be refused.</summary>
internal static class GetPermissions
{
    internal sealed record Answer(UserId UserId, string RoleId, IReadOnlyList<Permission> Permissions)
    {
        public string Status => "OK";
    }

    internal sealed record Permission(string Service, string Api, string Method, string Route);

    public static Task<Result<Answer>> Handle(ApiMap api, Caller caller)
    {
        var open = api.On(CompanySurface.Instance).Where(o => o.Roles.Count == 0 || caller.IsSuperAdmin || o.Roles.Contains(caller.Role))
            .OrderBy(o => o.Service, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal)
            .Select(o => new Permission(o.Service, o.Name, o.Method, o.Surface.PathOf(o.Service, o.Route)));
        return Task.FromResult<Result<Answer>>(new Answer(caller.User, Text.Of(caller.Role), [.. open]));
    }
}
