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

    public static async Task<Result<UserView>> Handle(Input request, IdentityDb db, LoginFailures failures, Passwords passwords, PasswordChanges changes, Scope scope, Caller caller, CancellationToken cancel)
    {
        await scope.EnterHome(cancel);
        var user = await db.Accounts.SingleOrDefaultAsync(u => u.Id == caller.User, cancel);
        if (user is null) return Problem.NotFound;
        if (await passwords.Refusal(request.NewPassword, user.Email ?? "", user.Fullname, cancel) is { } weak) return weak;

        if (user.Email is not { } email) return IdentityProblems.OldPasswordWrong;
        // Who found an open screen must not be able to guess on.
        if (await failures.Refusal(email, cancel) is { } locked) return locked;
        var check = await passwords.Verify(user.PasswordHash, request.OldPassword, cancel);
        if (check.Problem is { } busy) return busy;
        if (!check.Value.IsRight) return await failures.Add(email, user.Id, cancel) ?? IdentityProblems.OldPasswordWrong;
        var hash = await passwords.Hash(request.NewPassword, cancel);
        if (hash.Problem is { } busyAgain) return busyAgain;

        await changes.Save(user, hash.Value, cancel);
        return UserView.Of(user);
    }
}
