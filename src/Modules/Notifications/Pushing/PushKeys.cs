using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>The pair of keys by which push services know this installation (RFC 8292), made when it is first asked for. With another pair all browsers would have to subscribe anew.</summary>
internal sealed class PushKeys(Scopes scopes, ISecretBox box, TimeProvider clock) : IDisposable
{
    private const string Purpose = "push key";
    private readonly SemaphoreSlim reading = new(1);
    private volatile VapidKeys? known;

    public async Task<VapidKeys> Current(CancellationToken cancel)
    {
        if (known is { } read) return read;
        await reading.WaitAsync(cancel);
        try
        {
            return known ??= await Load(cancel);
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private Task<VapidKeys> Load(CancellationToken cancel) => scopes.Run(Caller.System("notifications.pushKeys"), async services =>
    {
        var db = services.GetRequiredService<NotificationsDb>();
        if (await db.PushKeys.AsNoTracking().OrderBy(k => k.Id).FirstOrDefaultAsync(cancel) is { } there && box.Open(Purpose, there.PrivateKey) is { IsFormer: false } opened) return Read(there, opened.Opened);

        await using var transaction = await services.GetRequiredService<Scope>().Begin(cancel);
        // Two hosts that start at once make one pair.
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE notifications.push_keys IN EXCLUSIVE MODE", cancel);
        var pair = await db.PushKeys.OrderBy(k => k.Id).FirstOrDefaultAsync(cancel);
        byte[] secret;
        if (pair is null)
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var numbers = made.ExportParameters(true);
            secret = numbers.D!;
            db.PushKeys.Add(pair = new PushKey { Id = NewId.At(clock), CreatedAt = clock.GetUtcNow(), PublicKey = Base64Url.EncodeToString([4, .. numbers.Q.X!, .. numbers.Q.Y!]), PrivateKey = box.Seal(Purpose, secret) });
        }
        else
        {
            var sealedBefore = box.Open(Purpose, pair.PrivateKey) ?? throw new BadConfigurationException("The push keys in the database were sealed under another secret. Set Identity:KeyEncryptionSecret to the one they were made with.");
            secret = sealedBefore.Opened;
            if (sealedBefore.IsFormer) pair.PrivateKey = box.Seal(Purpose, secret);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return Read(pair, secret);
    }, cancel);

    private static VapidKeys Read(PushKey key, byte[] secret) => new(key.PublicKey, Base64Url.EncodeToString(secret));
}

/// <summary>Base64url both.</summary>
internal sealed record VapidKeys(string PublicKey, string PrivateKey);

/// <inheritdoc cref="PushKeys"/>
internal sealed class PushKey : IGlobal
{
    public Guid Id { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string PublicKey { get; init; } = "";

    /// <summary>Sealed.</summary>
    [Secret]
    public byte[] PrivateKey { get; set; } = [];
}
