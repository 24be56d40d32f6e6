using Microsoft.AspNetCore.Http;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Identity;

/// <summary>Signs somebody in with mail and password. Who archived their account comes back by this.</summary>
internal static class Login
{
    internal sealed record Input(string? Username = null, string? Email = null, string? Password = null) : IInput;

    public static async Task<Result<SessionView>> Handle(Input request, HttpContext http, IdentityDb db, PasswordSignIn signIn, SessionStart sessions, CancellationToken cancel)
    {
        var name = string.IsNullOrWhiteSpace(request.Username) ? request.Email : request.Username;
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrEmpty(request.Password)) return IdentityProblems.NoCredentials;

        var found = await signIn.Check(Mailbox.Normal(name), request.Password, cancel);
        if (found.Problem is { } refusal) return refusal;
        var user = found.Value;
        if (!user.EmailVerified) return IdentityProblems.EmailVerificationNeeded;

        await user.ReturnFromArchive(db, cancel);
        return await sessions.Begin(user, http, cancel);
    }
}
