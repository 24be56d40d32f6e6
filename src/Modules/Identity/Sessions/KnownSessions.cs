using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Who stands behind a token or an API key. The session's row decides; it is kept for seconds, and dropped everywhere when it ends.</summary>
internal sealed class KnownSessions : ISignIn, IDisposable
{
    /// <summary>Told with the id of the user whose sessions or rights changed.</summary>
    public const string Changed = "session";

    public const string ApiKeyPrefix = "sk_mbx_";
    private readonly ShortMemory<string, Standing> known = new(TimeSpan.FromSeconds(10));
    private readonly Scopes scopes;
    private readonly SigningKeys keys;
    private readonly TimeProvider clock;
    private readonly IdentityOptions options;
    private readonly IDisposable listening;

    public KnownSessions(Scopes scopes, SigningKeys keys, TimeProvider clock, IdentityOptions options, Signals signals)
    {
        (this.scopes, this.keys, this.clock, this.options) = (scopes, keys, clock, options);
        listening = signals.On(Changed, id => Forget(Guid.TryParse(id, out var user) ? new UserId(user) : null));
    }

    public async ValueTask<SignedIn?> Check(string bearer, CancellationToken cancel)
    {
        var standing = bearer.StartsWith(ApiKeyPrefix, StringComparison.Ordinal) ? await OfApiKey(bearer, cancel) : await OfToken(bearer, cancel);
        return standing is not null && (standing.ExpiresAt is not { } end || clock.GetUtcNow() < end) ? standing.Who : null;
    }

    /// <summary>Here and now; other hosts hear of it by <see cref="Changed"/>.</summary>
    public void Forget(UserId? user) => known.Forget(user is null ? _ => true : standing => standing.Who.User == user);

    public void Dispose() => listening.Dispose();

    private async ValueTask<Standing?> OfToken(string bearer, CancellationToken cancel)
    {
        if (Token.KeyOf(bearer) is not { } keyId || await keys.Find(keyId, cancel) is not { } key) return null;
        if (Token.Read(bearer, key, clock.GetUtcNow()) is not { } token) return null;
        var standing = await known.Get(token.SessionId.ToString(), () => LoadSession(token, cancel));
        return standing?.Who.User == token.UserId && standing.Who.Company == token.CompanyId ? standing : null;
    }

    private async ValueTask<Standing?> OfApiKey(string bearer, CancellationToken cancel)
    {
        if (bearer.Length > 100) return null;
        var hash = ApiKeySecret.Hash(bearer);
        return await known.Get(Convert.ToHexString(hash), () => LoadApiKey(hash, cancel));
    }

    private Task<Standing?> LoadSession(Token token, CancellationToken cancel) => scopes.Run(new Caller { Company = token.CompanyId, Via = "identity.signIn" }, async services =>
    {
        var db = services.GetRequiredService<IdentityDb>();
        var found = await (from session in db.Sessions.AsNoTracking()
                           join user in db.Users on session.UserId equals user.Id
                           where session.Id == token.SessionId && session.UserId == token.UserId && session.EndedAt == null
                           select new { session.SecondFactorPending, session.ExpiresAt, user.RoleId, user.Approved }).SingleOrDefaultAsync(cancel);
        return found is null ? null : new Standing(new SignedIn(token.SessionId, token.UserId, token.CompanyId, Role(found.RoleId), options.EmailTwoFactor && found.SecondFactorPending, "web", AwaitsApproval: !found.Approved), found.ExpiresAt);
    }, cancel);

    private Task<Standing?> LoadApiKey(byte[] hash, CancellationToken cancel) => scopes.Run(Caller.System("identity.signIn"), async services =>
    {
        var db = services.GetRequiredService<IdentityDb>();
        // A key does not say which company it belongs to.
        var found = await (from key in db.ApiKeys.AsNoTracking().IgnoreQueryFilters([ModuleDb.TenantFilter])
                           join user in db.Users.IgnoreQueryFilters([ModuleDb.TenantFilter]) on new { key.CompanyId, key.UserId } equals new { user.CompanyId, UserId = user.Id }
                           where key.KeyHash == hash
                           select new { key.UserId, key.CompanyId, key.ExpiresAt, user.RoleId, user.Approved }).SingleOrDefaultAsync(cancel);
        if (found is not null) await db.NoteUse(hash, clock.GetUtcNow(), cancel);
        return found is null ? null : new Standing(new SignedIn(null, found.UserId, found.CompanyId, Role(found.RoleId), false, "apiKey", AwaitsApproval: !found.Approved), found.ExpiresAt);
    }, cancel);

    private static Role Role(string roleId) => Enum.Parse<Role>(roleId, ignoreCase: true);

    private sealed record Standing(SignedIn Who, DateTimeOffset? ExpiresAt);
}
