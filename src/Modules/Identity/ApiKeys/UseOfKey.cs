using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>When a key was last of use, to the minute: so that its person sees which ones nobody needs.</summary>
internal static class UseOfKey
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    public static Task NoteUse(this IdentityDb db, byte[] keyHash, DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - Precision;
        // Noted while the key's company is not known yet.
        return db.ApiKeys.IgnoreQueryFilters([ModuleDb.TenantFilter])
            .Where(k => k.KeyHash == keyHash && (k.LastUsedAt == null || k.LastUsedAt < before))
            .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), cancel);
    }
}
