using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>The keys in use, read once and again when another host made new ones.</summary>
internal sealed class SigningKeys : IDisposable
{
    public const string Changed = "signingKeys";

    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);
    private readonly Scopes scopes;
    private readonly Vault vault;
    private readonly TimeProvider clock;
    private readonly IDisposable listening;
    private readonly SemaphoreSlim reading = new(1);
    private volatile Ring? ring;
    private volatile int generation;

    public SigningKeys(Scopes scopes, Vault vault, TimeProvider clock, Signals signals)
    {
        (this.scopes, this.vault, this.clock) = (scopes, vault, clock);
        listening = signals.On(Changed, _ => Forget());
    }

    /// <summary>The one that new tokens are signed with; made now if there is none.</summary>
    public async ValueTask<ReadableKey> Current(CancellationToken cancel) => (await Fresh(cancel)).Current;

    /// <summary>Null when nobody ever signed with it, or all it signed has expired.</summary>
    public async ValueTask<ReadableKey?> Find(Guid id, CancellationToken cancel)
    {
        var now = await Fresh(cancel);
        if (now.Keys.TryGetValue(id, out var key)) return key;
        // Another host may have made it; but whoever invents ids does not make us ask each time.
        if (Environment.TickCount64 - now.ReadAt < BetweenReads.TotalMilliseconds) return null;
        return (await Read(cancel)).Keys.GetValueOrDefault(id);
    }

    /// <summary>What this host remembers; what is being read now is not remembered either.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        ring = null;
    }

    /// <summary>New tokens get a new key; what the old one signed stays good until it expires.</summary>
    public async Task<int> Rotate(CancellationToken cancel)
    {
        await Change(async db =>
        {
            if (await db.SigningKeys.SingleOrDefaultAsync(k => k.RetiredAt == null, cancel) is { } old) old.RetiredAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancel);
            db.SigningKeys.Add(Make());
        }, cancel);
        Forget();
        return 1;
    }

    /// <summary>For when a key has leaked: it checks nothing any more, and is replaced where it was the one in use.</summary>
    /// <returns>0 when there is no such key.</returns>
    public async Task<int> Revoke(Guid id, CancellationToken cancel)
    {
        var found = 0;
        await Change(async db =>
        {
            if (await db.SigningKeys.SingleOrDefaultAsync(k => k.Id == id, cancel) is not { } leaked) return;
            found = 1;
            db.SigningKeys.Remove(leaked);
            await db.SaveChangesAsync(cancel);
            if (leaked.RetiredAt is null) db.SigningKeys.Add(Make());
        }, cancel);
        Forget();
        return found;
    }

    /// <summary>Seals every key anew under the present secret.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Reseal(CancellationToken cancel)
    {
        var count = 0;
        await Change(async db =>
        {
            foreach (var key in await db.SigningKeys.ToListAsync(cancel))
            {
                key.PrivateKey = vault.Seal(vault.Open(key.PrivateKey));
                count++;
            }
        }, cancel);
        return count;
    }

    public void Dispose()
    {
        listening.Dispose();
        reading.Dispose();
    }

    private async ValueTask<Ring> Fresh(CancellationToken cancel) =>
        ring is { } read && Environment.TickCount64 - read.ReadAt < Freshness.TotalMilliseconds ? read : await Read(cancel);

    private async Task<Ring> Read(CancellationToken cancel)
    {
        await reading.WaitAsync(cancel);
        try
        {
            var turn = generation;
            var living = clock.GetUtcNow() - Session.Lifetime;
            var keys = await Load(living, cancel);
            if (!keys.Any(k => k.RetiredAt is null))
            {
                await Change(async db =>
                {
                    if (!await db.SigningKeys.AnyAsync(k => k.RetiredAt == null, cancel)) db.SigningKeys.Add(Make());
                }, cancel);
                keys = await Load(living, cancel);
            }
            var readable = keys.ToDictionary(k => k.Id, k => new ReadableKey(k.Id, k.PublicKey, Rsa(k)));
            var read = new Ring(readable, readable[keys.Single(k => k.RetiredAt is null).Id], Environment.TickCount64);
            if (turn == generation) ring = read;
            return read;
        }
        finally
        {
            reading.Release();
        }
    }

    private Task<List<SigningKey>> Load(DateTimeOffset living, CancellationToken cancel) => scopes.Run(Caller.System("identity.signingKeys"), services =>
        services.GetRequiredService<IdentityDb>().SigningKeys.AsNoTracking().Where(k => k.RetiredAt == null || k.RetiredAt > living).ToListAsync(cancel), cancel);

    private Task Change(Func<IdentityDb, Task> change, CancellationToken cancel) => scopes.Run(Caller.System("identity.signingKeys"), async services =>
    {
        var db = services.GetRequiredService<IdentityDb>();
        await using var transaction = await services.GetRequiredService<Scope>().Begin(cancel);
        // Two hosts that start at once make one key.
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE identity.signing_keys IN EXCLUSIVE MODE", cancel);
        await change(db);
        db.Signal(Changed, "");
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
    }, cancel);

    private SigningKey Make()
    {
        using var rsa = RSA.Create(2048);
        return new SigningKey { Id = NewId.At(clock), CreatedAt = clock.GetUtcNow(), PublicKey = rsa.ExportSubjectPublicKeyInfoPem(), PrivateKey = vault.Seal(rsa.ExportPkcs8PrivateKey()) };
    }

    private RSA Rsa(SigningKey key)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(vault.Open(key.PrivateKey), out _);
        return rsa;
    }

    private sealed record Ring(IReadOnlyDictionary<Guid, ReadableKey> Keys, ReadableKey Current, long ReadAt);
}

/// <param name="PublicPem">What anybody may have to check our tokens.</param>
internal sealed record ReadableKey(Guid Id, string PublicPem, RSA Rsa);
