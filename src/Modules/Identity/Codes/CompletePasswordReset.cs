using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Takes the code from the mail and a new password. Whoever read the mail has shown whose address it is.</summary>
internal static class CompletePasswordReset
{
    internal sealed record Input([MailAddress] string Email, string SecretCode, [MaxLength(200)] string Password) : IInput;

    public static async Task<Result<Verified>> Handle(Input request, IdentityDb db, Codes codes, Passwords passwords, EndSessions endSessions, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        if (Passwords.Refusal(request.Password) is { } weak) return weak;
        var email = Mailbox.Normal(request.Email);
        var user = await db.Users.WhoMayReturn(clock.GetUtcNow()).SingleOrDefaultAsync(u => u.Email == email, cancel);
        if (user is null) return IdentityProblems.UnknownEmailForReset;
        if (await codes.Refusal(CodePurpose.PasswordReset, user.Id.Value, request.SecretCode, cancel) is { } refusal) return refusal;

        var hash = passwords.Hash(request.Password);
        await using var transaction = await scope.Begin(cancel);
        if (!await codes.Use(CodePurpose.PasswordReset, user.Id.Value, cancel)) return IdentityProblems.NoCode;
        user.PasswordHash = hash;
        await user.Verify(db, cancel);
        await db.LoginFailures.Where(f => f.Email == email).ExecuteDeleteAsync(cancel);
        await endSessions.SaveWithin(user, SessionEnd.PasswordChanged, cancel);
        await transaction.Commit(cancel);
        endSessions.Forget(user.Id);
        return new Verified(user.Email, user.Id);
    }
}
