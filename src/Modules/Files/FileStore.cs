using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Files;
using WorkforceOS.Files.Links;
using WorkforceOS.Files.Storage;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Files;

/// <inheritdoc cref="IFiles"/>
internal sealed class FileStore(FilesDb db, Scope scope, Scopes scopes, IObjectStorage storage, FileLinks links, TimeProvider clock) : IFiles
{
    private const string Name = "files.put";

    /// <summary>Longer than any unit of work lasts: the server ends the session of one that is silent for half a minute.</summary>
    private static readonly TimeSpan ClaimedWithin = TimeSpan.FromHours(1);

    public async Task<FileFacts> Put(NewFile file, CancellationToken cancel)
    {
        var stored = await Put(file, null, cancel);
        if (file.Thumbnail is { } small) await Put(StoredFile.ThumbnailOf(file, small), stored.Id, cancel);
        return stored.Facts();
    }

    private async Task<StoredFile> Put(NewFile file, StoredFileId? original, CancellationToken cancel)
    {
        var stored = StoredFile.Of(file, scope.Caller.Company, clock, original);
        try
        {
            if (file.Bytes.Length <= IFiles.Small) await PutWithTheRow(stored, file.Bytes, cancel);
            else await PutBeforeTheRow(stored, file.Bytes, cancel);
        }
        catch (DbUpdateException taken) when (taken.Violates("stored_files_path"))
        {
            // Who began anew would choose another path, or find the file there.
            throw new DbUpdateConcurrencyException($"{stored.Uri} was taken at this moment.", taken);
        }
        return stored;
    }

    public async Task<FileFacts?> Find(string uri, CancellationToken cancel)
    {
        if (StoredFile.Parse(uri) is not var (bucket, path)) return null;
        return (await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Bucket == bucket && f.Path == path, cancel))?.Facts();
    }

    public async Task<ReadOnlyMemory<byte>?> Read(StoredFileId id, CancellationToken cancel) => (await ReadOne.Of(id, db, storage, cancel))?.Bytes;

    public async Task<IReadOnlyDictionary<string, FileLink>> Links(IReadOnlyCollection<string> uris, TimeSpan goodFor, CancellationToken cancel, bool small = false)
    {
        var named = uris.Select(StoredFile.Parse).OfType<(FileBucket Bucket, string Path)>().Distinct().ToList();
        // The index is by bucket first.
        var (buckets, paths) = (named.ConvertAll(n => n.Bucket), named.ConvertAll(n => n.Path));
        var originals = await Shown(db.Files.Where(f => buckets.Contains(f.Bucket) && paths.Contains(f.Path)), cancel);
        var ids = originals.ConvertAll(o => (StoredFileId?)o.File.Id);
        var thumbnails = small ? (await Shown(db.Files.Where(f => f.OriginalId != null && ids.Contains(f.OriginalId)), cancel)).ToDictionary(t => t.File.OriginalId!.Value) : [];
        var made = new Dictionary<string, FileLink>();
        foreach (var original in originals.Where(o => uris.Contains(o.File.Uri)))
        {
            var (file, isPending) = thumbnails.GetValueOrDefault(original.File.Id, original);
            made[original.File.Uri] = await links.For(file, isPending, goodFor);
        }
        return made;
    }

    /// <summary>Those that may be shown. What is still on its way to the storage, only this host can show.</summary>
    private async Task<List<(StoredFile File, bool IsPending)>> Shown(IQueryable<StoredFile> files, CancellationToken cancel) =>
        (await files.Where(f => f.ScanStatus != ScanStatus.Infected && f.MissingSince == null).Select(f => new { File = f, IsPending = db.Pending.Any(p => p.FileId == f.Id) }).AsNoTracking().ToListAsync(cancel)).ConvertAll(f => (f.File, f.IsPending));

    public async Task<bool> Keep(string uri, CancellationToken cancel) => StoredFile.Parse(uri) is var (bucket, path)
        && await db.Files.Where(f => f.Bucket == bucket && f.Path == path).ExecuteUpdateAsync(set => set.SetProperty(f => f.UnusedSince, (DateTimeOffset?)null), cancel) == 1;

    public async Task<string?> LastingAddress(StoredFileId id, CancellationToken cancel)
    {
        var thumbnail = await db.Files.Where(f => f.OriginalId == id && f.Visibility == FileVisibility.Public).Select(f => (StoredFileId?)f.Id).FirstOrDefaultAsync(cancel);
        return thumbnail is { } shown ? links.Lasting(scope.Caller.Company, shown) : null;
    }

    public Task Delete(StoredFileId id, CancellationToken cancel) => db.Files.Where(f => f.Id == id).ExecuteDeleteAsync(cancel);

    /// <summary>The bytes are on the database's disk with the commit, and cost no wait of their own.</summary>
    private async Task PutWithTheRow(StoredFile stored, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        db.Files.Add(stored);
        db.Pending.Add(new PendingBytes { CompanyId = stored.CompanyId, FileId = stored.Id, Bytes = bytes.ToArray(), NextTryAt = stored.CreatedAt });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The object is announced for removal before it is written, and the commit of its row takes that back: whatever breaks off in between, it goes again.</summary>
    private async Task PutBeforeTheRow(StoredFile stored, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var removal = new Removal { CompanyId = stored.CompanyId, FileId = stored.Id, Bucket = stored.Bucket, DueAt = clock.GetUtcNow() + ClaimedWithin };
        await scopes.Run(Caller.System(Name), async unit =>
        {
            var across = unit.GetRequiredService<FilesDb>();
            across.Removals.Add(removal);
            await across.SaveChangesAsync(cancel);
            across.Entry(removal).State = EntityState.Detached;
        }, cancel);
        await scope.WithoutConnection(async () =>
        {
            await storage.Put(stored.Key, bytes, stored.ContentType, cancel);
            return true;
        }, cancel);
        // Where it was swept meanwhile, this finds no row, and fails.
        db.Removals.Remove(removal);
        db.Files.Add(stored);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>The bytes of a file, wherever they are.</summary>
internal static class ReadOne
{
    public static async Task<(StoredFile File, ReadOnlyMemory<byte> Bytes)?> Of(StoredFileId id, FilesDb db, IObjectStorage storage, CancellationToken cancel)
    {
        var found = await (from file in db.Files
                           join pending in db.Pending on file.Id equals pending.FileId into waiting
                           from pending in waiting.DefaultIfEmpty()
                           where file.Id == id && file.ScanStatus != ScanStatus.Infected
                           select new { File = file, Bytes = pending == null ? null : pending.Bytes }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        return (found.Bytes ?? await storage.Read(found.File.Key, cancel)) is { } bytes ? (found.File, bytes) : null;
    }
}
