using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Notifications.Pushing;

/// <summary>The pair of keys by which push services know this installation (RFC 8292), made when it is first asked for. With another pair all browsers would have to subscribe anew.</summary>
internal sealed class PushKeys(Scopes scopes, ISecretBox box, TimeProvider clock) : ISealedRows, IDisposable
{
    private const string Name = "notifications.pushKeys";
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

    public Task<int> Reseal(CancellationToken cancel) => Change(async db =>
    {
        var count = 0;
        foreach (var pair in await db.PushKeys.ToListAsync(cancel))
        {
            if (Open(pair) is not { IsFormer: true } opened) continue;
            pair.PrivateKey = box.Seal(Purpose, opened.Opened);
            count++;
        }
        return count;
    }, cancel);

    public void Dispose() => reading.Dispose();

    private async Task<VapidKeys> Load(CancellationToken cancel) =>
        await scopes.Run(Caller.System(Name), services => services.GetRequiredService<NotificationsDb>().PushKeys.AsNoTracking().OrderBy(k => k.Id).FirstOrDefaultAsync(cancel), cancel) is { } there
            ? Read(there, Open(there).Opened)
            : await Change(Make, cancel);

    /// <summary>Two hosts that start at once make one pair.</summary>
    private async Task<VapidKeys> Make(NotificationsDb db)
    {
        if (await db.PushKeys.OrderBy(k => k.Id).FirstOrDefaultAsync() is { } there) return Read(there, Open(there).Opened);
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var numbers = made.ExportParameters(true);
        var pair = new PushKey { Id = NewId.At(clock), CreatedAt = clock.GetUtcNow(), PublicKey = Base64Url.EncodeToString([4, .. numbers.Q.X!, .. numbers.Q.Y!]), PrivateKey = box.Seal(Purpose, numbers.D!) };
        db.PushKeys.Add(pair);
        return Read(pair, numbers.D!);
    }

    private Task<T> Change<T>(Func<NotificationsDb, Task<T>> change, CancellationToken cancel) => scopes.Run(Caller.System(Name), async services =>
    {
        var db = services.GetRequiredService<NotificationsDb>();
        await using var transaction = await services.GetRequiredService<Scope>().Begin(cancel);
        await db.Database.ExecuteSqlRawAsync("LOCK TABLE notifications.push_keys IN EXCLUSIVE MODE", cancel);
        var answer = await change(db);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return answer;
    }, cancel);

    private (byte[] Opened, bool IsFormer) Open(PushKey pair) => box.Open(Purpose, pair.PrivateKey)
        ?? throw new BadConfigurationException("The push keys in the database were sealed under another secret. Set Identity:KeyEncryptionSecret to the one they were made with.");

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
