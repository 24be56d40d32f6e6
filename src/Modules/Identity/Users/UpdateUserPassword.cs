using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>People change their own password, and sign in anew with it everywhere.</summary>
internal static class UpdateUserPassword
{
    internal sealed record Input([MaxLength(200)] string OldPassword, [MaxLength(200)] string NewPassword) : IInput;

    public static async Task<Result<UserView>> Handle(Input request, IdentityDb db, LoginFailures failures, Passwords passwords, EndSessions endSessions, Scope scope, Caller caller, CancellationToken cancel)
    {
        if (Passwords.Refusal(request.NewPassword) is { } weak) return weak;
        await scope.EnterHome(cancel);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == caller.User, cancel);
        if (user is null) return Problem.NotFound;

        // Who found an open screen must not be able to guess on.
        if (await failures.Refusal(user.Email, cancel) is { } locked) return locked;
        if (!passwords.Verify(user.PasswordHash, request.OldPassword, out _)) return await failures.Add(user.Email, cancel) ?? IdentityProblems.OldPasswordWrong;

        user.PasswordHash = passwords.Hash(request.NewPassword);
        await endSessions.Save(user, SessionEnd.PasswordChanged, cancel);
        return UserView.Of(user);
    }
}
