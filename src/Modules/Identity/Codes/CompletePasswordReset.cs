using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Takes the code from the mail and a new password. Whoever read the mail has shown whose address it is; what somebody else made in their name, sessions and keys, ends.</summary>
internal static class CompletePasswordReset
{
    internal sealed record Input([MailAddress] string Email, string SecretCode, [MaxLength(200)] string Password) : IInput;

    public static async Task<Result<Verified>> Handle(Input request, IdentityDb db, Codes codes, Passwords passwords, PasswordChanges changes, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        var email = Mailbox.Normal(request.Email);
        if (PasswordRules.Refusal(request.Password, email) is { } weak) return weak;
        var user = await db.Users.WhoMayReturn(clock.GetUtcNow()).SingleOrDefaultAsync(u => u.Email == email, cancel);
        if (user is null) return IdentityProblems.UnknownEmailForReset;
        if (await passwords.Refusal(request.Password, email, user.Fullname, cancel) is { } aboutOneself) return aboutOneself;
        if (await codes.Refusal(CodePurpose.PasswordReset, user.Id, null, request.SecretCode, cancel) is { } refusal) return refusal;
        var hash = await passwords.Hash(request.Password, cancel);
        if (hash.Problem is { } busy) return busy;

        await using var transaction = await scope.Begin(cancel);
        if (!await codes.Use(CodePurpose.PasswordReset, user.Id, null, cancel)) return IdentityProblems.NoCode;
        await user.Verify(db, cancel);
        await db.RevokeKeysOf(user.Id, cancel);
        await db.LoginFailures.Where(f => f.Email == email).ExecuteDeleteAsync(cancel);
        await changes.SaveReset(user, hash.Value, transaction, cancel);
        return new Verified(user.Email!, user.Id);
    }
}
