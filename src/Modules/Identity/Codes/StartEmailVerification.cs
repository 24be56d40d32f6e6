using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Mails a code to an address, to see that it is its owner's.</summary>
internal static class StartEmailVerification
{
    internal sealed record Input([MailAddress] string Email) : IInput;

    public static async Task<Result<CodeStarted>> Handle(Input request, IdentityDb db, Codes codes, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.WhoVerifies(Mailbox.Normal(request.Email), clock.GetUtcNow(), cancel) is not var (user, pending)) return IdentityProblems.UnknownEmail;
        if (user is { IsActive: true, EmailVerified: true }) return IdentityProblems.AlreadyVerified;
        var started = await codes.Start(CodePurpose.EmailVerification, user, null, cancel);
        return started.Problem is null && pending is not null ? started.Value with { UserId = pending.ShownAs } : started;
    }
}
