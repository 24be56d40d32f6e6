using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Mails a code to an address, to see that it is its owner's.</summary>
internal static class StartEmailVerification
{
    internal sealed record Input([MailAddress] string Email) : IInput;

    public static async Task<Result<CodeStarted>> Handle(Input request, IdentityDb db, Codes codes, CancellationToken cancel)
    {
        var email = Mailbox.Normal(request.Email);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Email == email, cancel);
        if (user is null) return IdentityProblems.UnknownEmail;
        if (user.EmailVerified) return IdentityProblems.AlreadyVerified;
        return await codes.Start(CodePurpose.EmailVerification, user, null, cancel);
    }
}
