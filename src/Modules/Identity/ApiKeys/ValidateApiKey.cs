using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Tells whoever holds a key whether it works, and whom it stands for.</summary>
internal static class ValidateApiKey
{
    /// <param name="ApiKey">Else the bearer of the request.</param>
    internal sealed record Input(string? ApiKey = null) : IInput;

    internal sealed record Valid(Guid ApiKeyId, string Name, UserId UserId, string Fullname, CompanyId CompanyId, string? CompanyCodename, string RoleId, DateTimeOffset? ExpiresAt)
    {
        public string Status { get; } = "OK";
    }

    public static async Task<Result<Valid>> Handle(Input request, HttpContext http, IdentityDb db, Scope scope, ISignIn signIn, ICompanies companies, Caller caller, CancellationToken cancel)
    {
        var secret = request.ApiKey ?? http.Request.Headers.Authorization.ToString().Split(' ', 2)[^1].Trim();
        if (!secret.StartsWith(KnownSessions.ApiKeyPrefix, StringComparison.Ordinal) || await signIn.Check(secret, cancel) is not { } who) return ApiKeyProblems.NotValid;
        // Who names no company asks about whichever the key belongs to.
        if (caller.Company != CompanyId.Root && caller.Company != who.Company) return ApiKeyProblems.NotValid;

        var hash = ApiKeySecret.Hash(secret);
        var company = await companies.Find(who.Company, cancel);
        if (caller.Company != who.Company) await scope.Enter(who.Company, cancel);
        var found = await (from key in db.ApiKeys.AsNoTracking() where key.KeyHash == hash join user in db.Users on key.UserId equals user.Id select new { key, user.Fullname }).SingleOrDefaultAsync(cancel);
        return found is null ? ApiKeyProblems.NotValid
            : new Valid(found.key.Id.Value, found.key.Name, who.User, found.Fullname, who.Company, company?.Codename, Text.Of(who.Role), found.key.ExpiresAt);
    }
}
