using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Signs somebody in with mail and password. Who archived their account comes back by this.</summary>
internal static class Login
{
    internal sealed record Input(string? Username = null, string? Email = null, string? Password = null) : IInput;

    public static async Task<Result<SessionView>> Handle(Input request, HttpContext http, IdentityDb db, LoginFailures failures, Passwords passwords, SessionStart sessions, TimeProvider clock, CancellationToken cancel)
    {
        var name = string.IsNullOrWhiteSpace(request.Username) ? request.Email : request.Username;
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrEmpty(request.Password)) return IdentityProblems.NoCredentials;

        var email = Mailbox.Normal(name);
        if (await failures.Refusal(email, cancel) is { } locked) return locked;

        var user = await db.Users.WhoMayReturn(clock.GetUtcNow()).SingleOrDefaultAsync(u => u.Email == email, cancel);
        var check = await passwords.Verify(user?.PasswordHash, request.Password, cancel);
        if (check.Problem is { } busy) return busy;
        if (!check.Value.IsRight)
            return await user.IsRegisteredAgain(request.Password, db, passwords, cancel) ? IdentityProblems.EmailVerificationNeeded : await failures.Add(email, user?.Id, cancel) ?? IdentityProblems.WrongPassword;
        // A right guess among many at the same moment is one guess too many all the same.
        if (await failures.Refusal(email, cancel) is { } tooLate) return tooLate;
        await failures.Forget(email, cancel);
        if (!user!.EmailVerified) return IdentityProblems.EmailVerificationNeeded;

        // Another time will do where there is no turn for it now.
        if (check.Value.Outdated && await passwords.Hash(request.Password, cancel) is { Problem: null, Value: var anew }) user.PasswordHash = anew;
        await user.ReturnFromArchive(db, cancel);
        return await sessions.Begin(user, http, cancel);
    }
}
