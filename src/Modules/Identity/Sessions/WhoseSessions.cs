using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Whose sessions are asked about: one's own, or for admins those of somebody below them.</summary>
internal sealed class WhoseSessions(IdentityDb db, Scope scope, Caller caller)
{
    internal sealed record Input(UserId? UserId = null) : IInput;

    public async Task<Result<UserId>> Find(UserId? asked, CancellationToken cancel)
    {
        if (asked is not { } userId || userId == caller.User)
        {
            await scope.EnterHome(cancel);
            return caller.User;
        }
        if (!caller.IsAdmin) return Problem.RoleRequired(Roles.Admins);
        // Deleted people had sessions too.
        var user = await db.Accounts.IgnoreQueryFilters([ModuleDb.ActiveFilter]).AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Problem.NotFound;
        return RoleLadder.StandsAbove(caller.Role, user.Role) ? userId : IdentityProblems.RoleTooHigh;
    }
}
