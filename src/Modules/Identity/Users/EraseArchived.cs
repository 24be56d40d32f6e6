using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Identity;

/// <summary>
/// Who archived their account thirty days ago is taken out of it: name, address, picture, sessions, keys, and what the audit trail
/// says of them. An id without a person stays. Others hear of it through <see cref="UserErased"/>.
/// </summary>
internal sealed class EraseArchived(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "identity.eraseArchived";
    private const int MostAtOnce = 100;

    /// <summary>Fields of accounts and keys, as the audit trail names them, that tell of a person.</summary>
    private static readonly string[] Personal = ["email", "phone", "fullname", "avatar", "language", "timezone", "name", "hint"];

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Returning.Patience;
        // Looked for in every company, among those who are not active any more.
        var due = await services.GetRequiredService<IdentityDb>().Accounts.IgnoreQueryFilters([ModuleDb.TenantFilter, ModuleDb.ActiveFilter])
            .Where(u => u.ArchivedAt <= before && u.ErasedAt == null).Select(u => new { u.CompanyId, u.Id }).ToListAsync(cancel);
        await CompanyByCompany.Each(Name, due.GroupBy(u => u.CompanyId, u => u.Id), async company =>
        {
            foreach (var some in company.Chunk(MostAtOnce)) await scopes.Run(Caller.Platform(company.Key, Name), work => Erase(work, some, cancel), cancel);
        }, cancel);
    }

    private async Task Erase(IServiceProvider services, UserId[] ids, CancellationToken cancel)
    {
        var (db, scope) = (services.GetRequiredService<IdentityDb>(), services.GetRequiredService<Scope>());
        await using var transaction = await scope.Begin(cancel);
        // Archived people are not active.
        var users = await db.Accounts.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(u => ids.Contains(u.Id) && u.ArchivedAt != null && u.ErasedAt == null).ToListAsync(cancel);
        ids = [.. users.Select(u => u.Id)];
        string[] emails = [.. users.Select(u => u.Email).OfType<string>()];

        foreach (var membership in await db.UserGroupMembers.Where(m => ids.Contains(m.UserId)).ToListAsync(cancel)) membership.Delete();
        foreach (var user in users)
        {
            user.Erase(clock.GetUtcNow());
            db.Publish(new UserErased(user.Id), user.Id.Value);
        }
        await db.SaveChangesAsync(cancel);
        await Scrub(scope.Connection, ids, cancel);
        await Forget(db, ids, emails, cancel);
        await transaction.Commit(cancel);
    }

    /// <summary>After the save, which has just written down once more who it was.</summary>
    private static async Task Scrub(NpgsqlConnection connection, UserId[] ids, CancellationToken cancel)
    {
        await using var scrub = new NpgsqlCommand("""
            UPDATE kernel.changes SET before = before - @personal, after = after - @personal
            WHERE company_id = current_setting('app.company_id')::uuid
              AND (object_id = ANY(@users) OR object_id IN (SELECT id FROM identity.api_keys WHERE user_id = ANY(@users)));
            UPDATE kernel.changes SET address = NULL, agent = NULL
            WHERE company_id = current_setting('app.company_id')::uuid AND user_id = ANY(@users) AND (address IS NOT NULL OR agent IS NOT NULL)
            """, connection);
        scrub.Parameters.AddWithValue("personal", Personal);
        scrub.Parameters.AddWithValue("users", ids.Select(id => id.Value).ToArray());
        await scrub.ExecuteNonQueryAsync(cancel);
    }

    private static async Task Forget(IdentityDb db, UserId[] ids, string[] emails, CancellationToken cancel)
    {
        await db.Sessions.Where(s => ids.Contains(s.UserId)).ExecuteDeleteAsync(cancel);
        await db.PendingReturns.Where(p => ids.Contains(p.UserId)).ExecuteDeleteAsync(cancel);
        await db.Codes.Where(c => ids.Contains(c.UserId)).ExecuteDeleteAsync(cancel);
        await db.OutsideIdentities.Where(o => ids.Contains(o.UserId)).ExecuteDeleteAsync(cancel);
        await db.LoginFailures.Where(f => emails.Contains(f.Email)).ExecuteDeleteAsync(cancel);
        // Revoked keys and deleted pictures are theirs too.
        await db.ApiKeys.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(k => ids.Contains(k.UserId)).ExecuteDeleteAsync(cancel);
        // Deleted ones for the same reason; their bytes go with them.
        await db.Files.IgnoreQueryFilters([ModuleDb.ActiveFilter]).Where(f => f.Bucket == Bucket.UserAvatars && ids.Contains(f.OwnerId)).ExecuteDeleteAsync(cancel);
    }
}
