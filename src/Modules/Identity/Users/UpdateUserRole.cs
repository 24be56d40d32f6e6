using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Somebody gets another role, and signs in anew to use it.</summary>
internal static class UpdateUserRole
{
    internal sealed record Input(Role RoleId) : IInput;

    public static async Task<Result<UserView>> Handle(UserId userId, Input request, IdentityDb db, EndSessions endSessions, SecurityLog log, Caller caller, CancellationToken cancel)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Problem.NotFound;
        if ((RoleLadder.RefusalToTake(user.Role, caller) ?? RoleLadder.RefusalToGive(request.RoleId, caller)) is { } refusal) return refusal;
        if (user.Role == request.RoleId) return UserView.Of(user);

        var before = user.Role;
        user.Role = request.RoleId;
        db.Publish(new UserRoleChanged(userId, before, user.Role), userId.Value);
        await endSessions.Save(user, SessionEnd.RoleChanged, cancel);
        log.RoleChanged(user.CompanyId, user.Id, before, user.Role, caller.User, caller.Address);
        return UserView.Of(user);
    }
}
