using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Takes the code from the mail: the address is its owner's.</summary>
internal static class CompleteEmailVerification
{
    internal sealed record Input([MailAddress] string Email, string SecretCode) : IInput;

    public static async Task<Result<Verified>> Handle(Input request, IdentityDb db, Codes codes, Scope scope, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.WhoVerifies(Mailbox.Normal(request.Email), clock.GetUtcNow(), cancel) is not var (user, pending)) return IdentityProblems.NoEmailCode;
        if (user is { IsActive: true, EmailVerified: true }) return IdentityProblems.AlreadyVerified;
        if (await codes.Refusal(CodePurpose.EmailVerification, user.Id, null, request.SecretCode, cancel) is { } refusal) return refusal;

        await using var transaction = await scope.Begin(cancel);
        if (!await codes.Use(CodePurpose.EmailVerification, user.Id, null, cancel)) return IdentityProblems.NoEmailCode;
        if (pending is not null) await user.ReturnAs(pending, db, cancel);
        else await user.Verify(db, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return new Verified(user.Email!, user.Id);
    }
}
