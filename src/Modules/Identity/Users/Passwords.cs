using Microsoft.AspNetCore.Identity;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <param name="Outdated">Right, and to be hashed anew.</param>
internal readonly record struct PasswordCheck(bool IsRight, bool Outdated);

/// <summary>Passwords of the unit of work's company. While one is hashed, others have the connection to the database.</summary>
internal sealed class Passwords(PasswordHashing hashing, ICompanies companies, Scope scope)
{
    private static readonly Problem TooMany = Problem.TooManyRequests(TimeSpan.FromSeconds(5));

    /// <summary>Why this cannot be the person's password; null when it can.</summary>
    public async Task<Problem?> Refusal(string password, string email, string fullname, CancellationToken cancel)
    {
        // The platform's name is no secret to stay away from, and in many a good password.
        var company = scope.Caller.Company == CompanyId.Root ? null : await companies.Find(scope.Caller.Company, cancel);
        return PasswordRules.Refusal(password, email, fullname, company?.Name, company?.Codename);
    }

    /// <summary>The hash of a new password, or why it cannot be one.</summary>
    public async Task<Result<string>> New(string password, string email, string fullname, CancellationToken cancel) =>
        await Refusal(password, email, fullname, cancel) is { } weak ? weak : await Hash(password, cancel);

    /// <returns>A refusal when too many are hashed already.</returns>
    public async Task<Result<string>> Hash(string password, CancellationToken cancel) =>
        await scope.WithoutConnection(() => hashing.Hash(password, cancel), cancel) is { } hash ? hash : TooMany;

    /// <param name="hash">Null where there is nobody to compare with, which takes as long.</param>
    /// <returns>A refusal when too many are hashed already.</returns>
    public async Task<Result<PasswordCheck>> Verify(string? hash, string password, CancellationToken cancel) =>
        await scope.WithoutConnection(() => hashing.Verify(hash, password, cancel), cancel) is { } outcome
            ? new PasswordCheck(outcome is not PasswordVerificationResult.Failed, outcome is PasswordVerificationResult.SuccessRehashNeeded)
            : TooMany;
}
