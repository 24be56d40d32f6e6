using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Who stands behind a token or an API key. The session's row decides; the answer is kept for seconds, so that a token's signature is checked once in that time, and dropped everywhere when the session ends.</summary>
internal sealed class KnownSessions : ISignIn, IDisposable
{
    /// <summary>Told with the id of the user whose sessions or rights changed.</summary>
    public const string Changed = "session";

    public const string ApiKeyPrefix = "sk_mbx_";
    private const string OfTheMarket = "staffing";
    private const int LongestApiKey = 100;
    private readonly TimedCache<string, UserId, SignedIn> known = new(TimeSpan.FromSeconds(10), who => who.User);
    private readonly ChangeCounts<UserId> changes = new();
    private readonly Scopes scopes;
    private readonly SigningKeys keys;
    private readonly TimeProvider clock;
    private readonly IdentityOptions options;
    private readonly OutsideIssuer outside;
    private readonly IDisposable[] listening;

    public KnownSessions(Scopes scopes, SigningKeys keys, TimeProvider clock, IdentityOptions options, OutsideIssuer outside, Signals signals)
    {
        (this.scopes, this.keys, this.clock, this.options, this.outside) = (scopes, keys, clock, options, outside);
        listening = [signals.On(Changed, id => Forget(Guid.TryParse(id, out var user) ? new UserId(user) : null)), signals.On(SigningKeys.Changed, _ => ForgetWithKeys())];
    }

    public async ValueTask<SignedIn?> Check(string bearer, CancellationToken cancel)
    {
        var who = await Known(bearer, cancel);
        // Another host may have let them in since; nobody should wait for this one to hear of it. A session of the market is complete there as it is.
        if (who is { SecondFactorPending: true, Via: not OfTheMarket } or { AwaitsApproval: true }) who = await Load(bearer);
        return who is not null && (who.ExpiresAt is not { } end || clock.GetUtcNow() < end) ? who : null;
    }

    public async ValueTask<SignedIn?> Check(string bearer, CompanyId at, CancellationToken cancel)
    {
        if (await Check(bearer, cancel) is { } who) return who;
        if (!outside.IsNamed || IsApiKey(bearer) || bearer.Length > OutsideIssuer.Longest) return null;
        var theirs = await known.Get($"{at}:{KeyOf(bearer)}", () => LoadOutside(bearer, at), cancel);
        return theirs is not null && clock.GetUtcNow() < theirs.ExpiresAt ? theirs : null;
    }

    public bool Remembers(string bearer) => known.Knows(KeyOf(bearer));

    public long ChangesOf(UserId user) => changes.Of(user);

    /// <summary>Here and now; other hosts hear of it by <see cref="Changed"/>.</summary>
    public void Forget(UserId? user)
    {
        if (user is { } one) known.Forget(one);
        else known.ForgetAll();
        // Last, so that whoever sees the new count finds nothing old.
        changes.Note(user);
    }

    public void Dispose()
    {
        foreach (var one in listening) one.Dispose();
    }

    /// <summary>Listeners are told in no order, and a session must not be looked up by keys that are good no longer.</summary>
    private void ForgetWithKeys()
    {
        keys.Forget();
        Forget(null);
    }

    private static string KeyOf(string bearer) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(bearer)));

    private static bool IsApiKey(string bearer) => bearer.StartsWith(ApiKeyPrefix, StringComparison.Ordinal);

    private ValueTask<SignedIn?> Known(string bearer, CancellationToken cancel) =>
        bearer.Length > (IsApiKey(bearer) ? LongestApiKey : Token.Longest) ? ValueTask.FromResult<SignedIn?>(null) : known.Get(KeyOf(bearer), () => Load(bearer), cancel);

    private Task<SignedIn?> Load(string bearer) => IsApiKey(bearer) ? LoadApiKey(ApiKeySecret.Hash(bearer)) : LoadToken(bearer);

    private async Task<SignedIn?> LoadToken(string bearer)
    {
        if (Token.KeyOf(bearer) is not { } keyId || await keys.Find(keyId, CancellationToken.None) is not { } key) return null;
        return Token.Read(bearer, key, clock.GetUtcNow()) is { } token ? await LoadSession(token) : null;
    }

    private Task<SignedIn?> LoadSession(Token token) => scopes.Run(new Caller { Company = token.CompanyId, Via = "identity.signIn" }, async services =>
    {
        var db = services.GetRequiredService<IdentityDb>();
        var found = await (from session in db.Sessions.AsNoTracking()
                           join user in db.Accounts on session.UserId equals user.Id
                           where session.Id == token.SessionId && session.UserId == token.UserId && session.EndedAt == null
                           select new { session, user.RoleId, user.Approved, user.External }).SingleOrDefaultAsync();
        if (found is null) return null;
        if (options.SessionIdle is { } idle && !await IsInUse(db, found.session, idle)) return null;
        var ends = DateTimeOffset.FromUnixTimeSeconds(Math.Min(token.Exp, found.session.ExpiresAt.ToUnixTimeSeconds()));
        return new SignedIn(token.SessionId, token.UserId, token.CompanyId, Role(found.RoleId), options.EmailTwoFactor && found.session.SecondFactorPending, found.session.MadeBy is SessionOrigin.Staffing ? OfTheMarket : "web", AwaitsApproval: !found.Approved, ends, IsExternal: found.External);
    }, CancellationToken.None);

    /// <summary>Who is bound to the subject of an outside issuer's token. Whether they gave a second factor there it does not say.</summary>
    private async Task<SignedIn?> LoadOutside(string bearer, CompanyId at)
    {
        if (await outside.Read(bearer, CancellationToken.None) is not { Token: { Proof: { Issuer: { } issuer, Subject: { } subject }, ExpiresAt: var ends } }) return null;
        return await scopes.Run(new Caller { Company = at, Via = "identity.signIn" }, async services =>
        {
            var db = services.GetRequiredService<IdentityDb>();
            var found = await (from bound in db.OutsideIdentities
                               join user in db.Accounts on bound.UserId equals user.Id
                               where bound.Issuer == issuer && bound.Subject == subject
                               select new { user.Id, user.RoleId, user.Approved, user.External }).SingleOrDefaultAsync();
            return found is null ? null : new SignedIn(null, found.Id, at, Role(found.RoleId), options.EmailTwoFactor, "idToken", AwaitsApproval: !found.Approved, ends, IsExternal: found.External);
        }, CancellationToken.None);
    }

    /// <summary>False when nobody came with it for too long; else its use is noted, not more often than matters.</summary>
    private async Task<bool> IsInUse(IdentityDb db, Session session, TimeSpan idle)
    {
        var (now, last) = (clock.GetUtcNow(), session.LastUsedAt ?? session.CreatedAt);
        if (now - last >= idle) return false;
        if (now - last >= idle / 20) await db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastUsedAt, now));
        return true;
    }

    private Task<SignedIn?> LoadApiKey(byte[] hash) => scopes.Run(Caller.System("identity.signIn"), async services =>
    {
        var db = services.GetRequiredService<IdentityDb>();
        // A key does not say which company it belongs to.
        var found = await (from key in db.ApiKeys.AsNoTracking().IgnoreQueryFilters([ModuleDb.TenantFilter])
                           join user in db.Users.IgnoreQueryFilters([ModuleDb.TenantFilter]) on new { key.CompanyId, key.UserId } equals new { user.CompanyId, UserId = user.Id }
                           where key.KeyHash == hash
                           select new { key.UserId, key.CompanyId, key.ExpiresAt, key.Name, user.RoleId, user.Approved }).SingleOrDefaultAsync();
        if (found is not null) await db.NoteUse(hash, clock.GetUtcNow(), CancellationToken.None);
        return found is null ? null : new SignedIn(null, found.UserId, found.CompanyId, Role(found.RoleId), false, "apiKey", AwaitsApproval: !found.Approved, found.ExpiresAt, found.Name);
    }, CancellationToken.None);

    private static Role Role(string roleId) => Enum.Parse<Role>(roleId, ignoreCase: true);
}
