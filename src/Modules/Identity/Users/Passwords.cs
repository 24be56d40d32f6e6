using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Which passwords are good enough, and how they are kept: PBKDF2-SHA512 by the framework's hasher.</summary>
internal sealed class Passwords(IdentityOptions options)
{
    public const int Shortest = 8;
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordRounds }));
    private readonly Lazy<string> decoy = new(() => new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordRounds })).HashPassword(Nobody, "nobody"));

    /// <summary>Why this cannot be a password; null when it can.</summary>
    public static Problem? Refusal(string password)
    {
        if (password.Length < Shortest) return IdentityProblems.PasswordTooShort;
        return CommonPasswords.Contain(password) ? IdentityProblems.PasswordTooCommon : null;
    }

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>True for the right password. Takes as long where there is nobody to compare with.</summary>
    public bool Verify(string? hash, string password, out bool outdated)
    {
        var outcome = hasher.VerifyHashedPassword(Nobody, hash ?? decoy.Value, password);
        outdated = outcome is PasswordVerificationResult.SuccessRehashNeeded;
        return hash is not null && outcome is not PasswordVerificationResult.Failed;
    }
}
