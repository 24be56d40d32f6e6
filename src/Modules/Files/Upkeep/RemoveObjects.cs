using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Files.Storage;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Files.Upkeep;

/// <summary>Removes objects whose files were deleted, and those that no commit has claimed. The note of each goes after its object, so that a crash only has it removed again.</summary>
internal sealed class RemoveObjects(IObjectStorage storage, TimeProvider clock) : IJob
{
    public const string Name = "files.removeObjects";
    private const int AtOnce = 16;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        while (await RemoveSome(services, cancel)) { }
    }

    private async Task<bool> RemoveSome(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<FilesDb>();
        var now = clock.GetUtcNow();
        await using var transaction = await services.GetRequiredService<Scope>().Begin(cancel);
        // Whatever company's is due. One that is being claimed is locked.
        var due = await db.Removals.FromSql($"SELECT * FROM files.removals WHERE due_at <= {now} ORDER BY due_at, file_id LIMIT {AtOnce} FOR UPDATE SKIP LOCKED").IgnoreQueryFilters([ModuleDb.TenantFilter]).ToListAsync(cancel);
        await Task.WhenAll(due.Select(removal => storage.Delete(removal.Key, cancel)));
        db.Removals.RemoveRange(due);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        db.ChangeTracker.Clear();
        return due.Count == AtOnce;
    }
}
