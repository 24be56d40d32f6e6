using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>An admin changes the name or picture of somebody who does not stand above them.</summary>
internal static class UpdateUser
{
    public static async Task<Result<UserView>> Handle(UserId userId, UserPatch request, IdentityDb db, Caller caller, CancellationToken cancel)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Problem.NotFound;
        if (RoleLadder.StandsAbove(user.Role, caller.Role)) return IdentityProblems.RoleTooHigh;

        request.ApplyTo(user);
        await db.SaveChangesAsync(cancel);
        return UserView.Of(user);
    }
}
