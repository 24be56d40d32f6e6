using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Somebody makes a key for a program that acts as them. The key itself is answered here, and never again. They hear of it by mail, in case it was not them.</summary>
internal static class CreateApiKey
{
    /// <param name="ExpiresAt">A year from now where nothing is said; null for a key that lives until it is revoked.</param>
    internal sealed record Input([MaxLength(200), OneLine] string Name, Patch<DateTimeOffset?> ExpiresAt = default) : IInput;

    public static async Task<Result<NewApiKeyView>> Handle(Input request, IdentityDb db, SecurityLog log, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        // A key that got into wrong hands must not be able to outlive its end.
        if (caller.Session is null) return ApiKeyProblems.MadeByPeople;
        var expiresAt = request.ExpiresAt.Or(clock.GetUtcNow() + ApiKey.UsualLifetime);
        if (expiresAt <= clock.GetUtcNow()) return ApiKeyProblems.ExpiryPassed;

        await scope.EnterHome(cancel);
        var secret = ApiKeySecret.New();
        var key = new ApiKey
        {
            Id = NewId.At<ApiKeyId>(clock), CompanyId = scope.Caller.Company, UserId = caller.User, Name = request.Name.Trim(),
            Hint = secret[^4..], KeyHash = ApiKeySecret.Hash(secret), ExpiresAt = expiresAt,
        };
        db.ApiKeys.Add(key);
        db.Publish(new ApiKeyCreated(key.UserId, key.Name, key.Hint, key.ExpiresAt, caller.Address), key.UserId.Value);
        await db.SaveChangesAsync(cancel);
        log.ApiKeyCreated(key.CompanyId, key.UserId, key.Id, caller.Address);
        return new NewApiKeyView(key, secret);
    }
}
