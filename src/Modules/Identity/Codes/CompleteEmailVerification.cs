using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Takes the code from the mail: the address is its owner's.</summary>
internal static class CompleteEmailVerification
{
    internal sealed record Input([MailAddress] string Email, string SecretCode) : IInput;

    public static async Task<Result<Verified>> Handle(Input request, IdentityDb db, Codes codes, Scope scope, CancellationToken cancel)
    {
        var email = Mailbox.Normal(request.Email);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Email == email, cancel);
        if (user is null) return IdentityProblems.NoEmailCode;
        if (user.EmailVerified) return IdentityProblems.AlreadyVerified;
        if (await codes.Refusal(CodePurpose.EmailVerification, user.Id.Value, request.SecretCode, cancel) is { } refusal) return refusal;

        await using var transaction = await scope.Begin(cancel);
        if (!await codes.Use(CodePurpose.EmailVerification, user.Id.Value, cancel)) return IdentityProblems.NoEmailCode;
        await user.Verify(db, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new Verified(user.Email, user.Id);
    }
}
