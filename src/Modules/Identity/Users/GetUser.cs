using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>An account, for its owner and the admins.</summary>
internal static class GetUser
{
    public static async Task<Result<UserView>> Handle(UserId userId, IdentityDb db, Scope scope, Caller caller, CancellationToken cancel)
    {
        if (userId == caller.User) await scope.EnterHome(cancel);
        var user = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Problem.NotFound;
        return userId == caller.User || caller.IsAdmin ? UserView.Of(user) : Problem.NotTheOwner;
    }
}
