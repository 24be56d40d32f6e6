using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>An admin gives somebody below them a new password.</summary>
internal static class UpdateUserPasswordByAdmin
{
    internal sealed record Input([MaxLength(200)] string Password) : IInput;

    public static async Task<Result<UserView>> Handle(UserId userId, Input request, IdentityDb db, Passwords passwords, EndSessions endSessions, Caller caller, CancellationToken cancel)
    {
        if (Passwords.Refusal(request.Password) is { } weak) return weak;
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, cancel);
        if (user is null) return Problem.NotFound;
        if (!RoleLadder.StandsAbove(caller.Role, user.Role)) return IdentityProblems.RoleTooHigh;

        user.PasswordHash = passwords.Hash(request.Password);
        await endSessions.Save(user, SessionEnd.PasswordChanged, cancel);
        return UserView.Of(user);
    }
}
