using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkforceOS.Files.Storage;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Files.Upkeep;

/// <summary>
/// Looks each day whether objects are where they should be: of each file a day after it came, then every 30 days. One that the storage has
/// lost is marked and told of in the log, and unmarked when it is back.
/// </summary>
internal sealed partial class CheckObjects(IObjectStorage storage, TimeProvider clock, ILogger<CheckObjects> log) : IJob
{
    public const string Name = "files.checkObjects";
    private const int AtOnce = 100;
    private const int MostPerRun = 20_000;
    private static readonly TimeSpan Between = TimeSpan.FromDays(30);

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        for (var looked = 0; looked < MostPerRun && await CheckSome(services.GetRequiredService<FilesDb>(), cancel); looked += AtOnce) { }
    }

    private async Task<bool> CheckSome(FilesDb db, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Whatever company's is due; what is still on its way comes another day.
        var due = await db.Files.IgnoreQueryFilters([ModuleDb.TenantFilter]).AsNoTracking().Where(f => f.NextCheckAt <= now).OrderBy(f => f.NextCheckAt).ThenBy(f => f.Id)
            .Select(f => new { File = f, IsPending = db.Pending.Any(p => p.CompanyId == f.CompanyId && p.FileId == f.Id) }).Take(AtOnce).ToListAsync(cancel);
        var missing = new List<StoredFile>();
        foreach (var one in due)
        {
            if (!one.IsPending && !await storage.Exists(one.File.Key, cancel)) missing.Add(one.File);
        }
        foreach (var lost in missing.Where(f => f.MissingSince is null)) LogMissing(log, lost.Key.ToString(), lost.CompanyId.Value);

        var (all, gone) = (due.ConvertAll(d => d.File.Id), missing.ConvertAll(f => f.Id));
        // The same.
        await db.Files.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(f => all.Contains(f.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(f => f.NextCheckAt, now + Between)
            .SetProperty(f => f.MissingSince, f => gone.Contains(f.Id) ? f.MissingSince ?? now : null), cancel);
        return due.Count == AtOnce;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The storage has lost {Object} of company {Company}")]
    private static partial void LogMissing(ILogger log, string @object, Guid company);
}
