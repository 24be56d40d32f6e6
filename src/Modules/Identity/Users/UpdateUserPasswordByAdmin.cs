using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>An admin gives somebody below them a new password. Who needs that may have lost the old one to somebody: sessions and keys end with it.</summary>
internal static class UpdateUserPasswordByAdmin
{
    internal sealed record Input([MaxLength(200)] string Password) : IInput;

    public static async Task<Result<UserView>> Handle(UserId userId, Input request, IdentityDb db, Passwords passwords, PasswordChanges changes, Caller caller, CancellationToken cancel)
    {
        if (PasswordRules.Refusal(request.Password) is { } weak) return weak;
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Problem.NotFound;
        if (!RoleLadder.StandsAbove(caller.Role, user.Role)) return IdentityProblems.RoleTooHigh;
        var hash = await passwords.New(request.Password, user.Email ?? "", user.Fullname, cancel);
        if (hash.Problem is { } refusal) return refusal;

        await db.RevokeKeysOf(user.Id, cancel);
        await changes.Save(user, hash.Value, cancel);
        return UserView.Of(user);
    }
}
