using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Mail and password, counted and locked out by one rule whichever surface is asked, and as long for an address that is nobody's.</summary>
internal sealed class PasswordSignIn(IdentityDb db, LoginFailures failures, Passwords passwords, TimeProvider clock)
{
    /// <param name="email">As <see cref="Mailbox.Normal"/> writes it.</param>
    /// <returns>Whose they are; the person may have left, and the address may have been shown to be nobody's yet.</returns>
    public async Task<Result<User>> Check(string email, string password, CancellationToken cancel)
    {
        if (await failures.Refusal(email, cancel) is { } locked) return locked;

        var user = await db.Users.WhoMayReturn(clock.GetUtcNow()).SingleOrDefaultAsync(u => u.Email == email, cancel);
        var check = await passwords.Verify(user?.PasswordHash, password, cancel);
        if (check.Problem is { } busy) return busy;
        if (!check.Value.IsRight)
            return await user.IsRegisteredAgain(password, db, passwords, cancel) ? IdentityProblems.EmailVerificationNeeded : await failures.Add(email, user?.Id, cancel) ?? IdentityProblems.WrongPassword;
        // A right guess among many at the same moment is one guess too many all the same.
        if (await failures.Refusal(email, cancel) is { } tooLate) return tooLate;
        await failures.Forget(email, cancel);

        // Another time will do where there is no turn for it now.
        if (check.Value.Outdated && await passwords.Hash(password, cancel) is { Problem: null, Value: var anew }) user!.PasswordHash = anew;
        return user!;
    }
}
