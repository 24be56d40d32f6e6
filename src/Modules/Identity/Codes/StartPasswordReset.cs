using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Mails a code to somebody who forgot their password.</summary>
internal static class StartPasswordReset
{
    internal sealed record Input([MailAddress] string Email) : IInput;

    public static async Task<Result<CodeStarted>> Handle(Input request, IdentityDb db, Codes codes, TimeProvider clock, CancellationToken cancel)
    {
        var email = Mailbox.Normal(request.Email);
        var user = await db.Users.WhoMayReturn(clock.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(u => u.Email == email, cancel);
        return user is null ? IdentityProblems.UnknownEmailForReset : await codes.Start(CodePurpose.PasswordReset, user, null, cancel);
    }
}
