using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkforceOS.Files.Storage;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Files.Upkeep;

/// <summary>
/// Moves bytes that came with a transaction to the storage, some at a time. Their rows are locked meanwhile, so that whoever deletes the file
/// waits until the object is there to be removed; and each stays until its object is written, so that a crash only has it written again.
/// </summary>
internal sealed partial class MovePending(IObjectStorage storage, TimeProvider clock, ILogger<MovePending> log) : IJob
{
    public const string Name = "files.movePending";
    private const int AtOnce = 16;

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        while (await Unhurried.Do(() => MoveSome(services, cancel), cancel)) { }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> MoveSome(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<FilesDb>();
        var now = clock.GetUtcNow();
        await using var transaction = await services.GetRequiredService<Scope>().Begin(cancel);
        // Whatever company's is due. What a crash forgets of it is done again, so that the commit waits for no disk.
        var due = await db.Pending.FromSql($"SELECT * FROM files.pending WHERE next_try_at <= {now} AND (SELECT set_config('synchronous_commit', 'off', true)) IS NOT NULL ORDER BY next_try_at, file_id LIMIT {AtOnce} FOR UPDATE SKIP LOCKED").IgnoreQueryFilters([ModuleDb.TenantFilter]).ToListAsync(cancel);
        var ids = due.ConvertAll(p => p.FileId);
        // The same.
        var files = await db.Files.IgnoreQueryFilters([ModuleDb.TenantFilter]).AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancel);
        var moved = await Task.WhenAll(due.Select(async pending => (Pending: pending, IsThere: await Move(pending, files[pending.FileId], cancel))));
        foreach (var (pending, isThere) in moved)
        {
            if (isThere) db.Pending.Remove(pending);
            else PutOff(pending, now);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        db.ChangeTracker.Clear();
        // Where the storage takes nothing, the rest waits as well.
        return due.Count == AtOnce && moved.Any(m => m.IsThere);
    }

    private async Task<bool> Move(PendingBytes pending, StoredFile file, CancellationToken cancel)
    {
        try
        {
            await storage.Put(file.Key, pending.Bytes, file.ContentType, cancel);
            return true;
        }
        catch (Exception failure) when (!failure.IsStop(cancel))
        {
            LogNotMoved(log, failure, file.Key.ToString(), pending.Attempts + 1);
            return false;
        }
    }

    /// <summary>15 seconds, then twice as long each time, at most an hour. It is read from where it is meanwhile.</summary>
    private static void PutOff(PendingBytes pending, DateTimeOffset now)
    {
        var pause = TimeSpan.FromSeconds(15 * Math.Pow(2, Math.Min(pending.Attempts, 10)));
        pending.Attempts++;
        pending.NextTryAt = now + (pause < LongestPause ? pause : LongestPause);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Object} could not be moved to the storage, for the {Attempt}. time; it stays in the database until it can")]
    private static partial void LogNotMoved(ILogger log, Exception failure, string @object, int attempt);
}
