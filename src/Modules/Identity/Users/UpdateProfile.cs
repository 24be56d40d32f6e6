using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>People change their own name and picture.</summary>
internal static class UpdateProfile
{
    public static async Task<Result<UserView>> Handle(UserPatch request, IdentityDb db, Scope scope, Caller caller, CancellationToken cancel)
    {
        await scope.EnterHome(cancel);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == caller.User, cancel);
        if (user is null) return Problem.NotFound;

        request.ApplyTo(user);
        await db.SaveChangesAsync(cancel);
        return UserView.Of(user);
    }
}

/// <summary>What of an account may be written without more ado.</summary>
internal sealed record UserPatch([MaxLength(200)] Patch<string> Fullname, [WebAddress] Patch<string?> Avatar) : IInput
{
    public void ApplyTo(User user)
    {
        user.Fullname = Fullname.Or(user.Fullname).Trim();
        user.Avatar = Avatar.Or(user.Avatar);
    }
}
