using System.ComponentModel.DataAnnotations;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Somebody makes a key for a program that acts as them. The key itself is answered here, and never again.</summary>
internal static class CreateApiKey
{
    internal sealed record Input([MaxLength(200)] string Name, DateTimeOffset? ExpiresAt = null) : IInput;

    public static async Task<Result<NewApiKeyView>> Handle(Input request, IdentityDb db, Scope scope, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        // A key that got into wrong hands must not be able to outlive its end.
        if (caller.Session is null) return ApiKeyProblems.MadeByPeople;
        if (request.ExpiresAt <= clock.GetUtcNow()) return ApiKeyProblems.ExpiryPassed;

        await scope.EnterHome(cancel);
        var secret = ApiKeySecret.New();
        var key = new ApiKey
        {
            Id = NewId.At<ApiKeyId>(clock), CompanyId = scope.Caller.Company, UserId = caller.User, Name = request.Name.Trim(),
            Hint = secret[^4..], KeyHash = ApiKeySecret.Hash(secret), ExpiresAt = request.ExpiresAt,
        };
        db.ApiKeys.Add(key);
        await db.SaveChangesAsync(cancel);
        return new NewApiKeyView(key, secret);
    }
}
