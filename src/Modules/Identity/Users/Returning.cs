using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>An archived account waits thirty days for its owner, who comes back by signing in or registering.</summary>
internal static class Returning
{
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <summary>The living and those who may still come back.</summary>
    public static IQueryable<User> WhoMayReturn(this IQueryable<User> users, DateTimeOffset now)
    {
        var since = now - Patience;
        // Archived people are not active, and are looked for on purpose.
        return users.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(u => u.IsActive || u.ArchivedAt > since);
    }

    /// <summary>Whose time is up keeps the address from nobody, also before the daily erasure comes to them.</summary>
    public static Task LetGoOfAddress(this IdentityDb db, CompanyId company, string email, DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"UPDATE identity.users SET email = 'gone+' || id || '@erased.invalid' WHERE company_id = {company.Value} AND email = {email} AND archived_at <= {now - Patience}", cancel);

    public static bool ReturnFromArchive(this User user)
    {
        if (user.ArchivedAt is null) return false;
        user.ArchivedAt = null;
        user.Restore();
        return true;
    }
}
