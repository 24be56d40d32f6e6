using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>An archived account waits thirty days for its owner, who comes back by signing in, or by registering and a code from the mailbox.</summary>
internal static class Returning
{
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <summary>The living and those who may still come back.</summary>
    public static IQueryable<User> WhoMayReturn(this IQueryable<User> users, DateTimeOffset now)
    {
        var since = now - Patience;
        // Archived people are not active, and are looked for on purpose; addresses and phones are everybody's, of the house or not.
        return users.IgnoreQueryFilters([ModuleDb.ActiveFilter, IdentityDb.HouseFilter]).Where(u => u.IsActive || u.ArchivedAt > since);
    }

    /// <summary>Whose address a code may verify: a living account, or an archived one that somebody has registered again.</summary>
    public static async Task<(User User, PendingReturn? Pending)?> WhoVerifies(this IdentityDb db, string email, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await (from user in db.Users.WhoMayReturn(now)
                           where user.Email == email
                           from pending in db.PendingReturns.Where(p => p.UserId == user.Id && !user.IsActive).DefaultIfEmpty()
                           select new { user, pending }).SingleOrDefaultAsync(cancel);
        return found is null || (!found.user.IsActive && found.pending is null) ? null : (found.user, found.pending);
    }

    /// <summary>Whose time is up keeps the phone from nobody.</summary>
    /// <inheritdoc cref="LetGoOfAddress"/>
    public static Task LetGoOfPhone(this IdentityDb db, CompanyId company, string phone, DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"UPDATE identity.users SET phone = NULL WHERE company_id = {company.Value} AND phone = {phone} AND archived_at <= {now - Patience}", cancel);

    /// <summary>Whose time is up keeps the address from nobody, also before the daily erasure comes to them.</summary>
    public static Task LetGoOfAddress(this IdentityDb db, CompanyId company, string email, DateTimeOffset now, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"UPDATE identity.users SET email = 'gone+' || id || '@erased.invalid' WHERE company_id = {company.Value} AND email = {email} AND archived_at <= {now - Patience}", cancel);

    /// <summary>Brings an archived account back, and tells the others: of the person, and of every department they are in again.</summary>
    public static async Task ReturnFromArchive(this User user, IdentityDb db, CancellationToken cancel)
    {
        if (user.ArchivedAt is null) return;
        user.ArchivedAt = null;
        user.Restore();
        db.PendingReturns.RemoveRange(await db.PendingReturns.Where(p => p.UserId == user.Id).ToListAsync(cancel));
        db.Publish(new UserReturned(user.Id), user.Id.Value);
        var memberships = await db.UserGroupMembers.AsNoTracking().Where(m => m.UserId == user.Id && db.UserGroups.Any(g => g.Id == m.GroupId)).OrderBy(m => m.Id).ToListAsync(cancel);
        foreach (var membership in memberships) db.Publish(new DepartmentMemberJoined(membership.GroupId, user.Id), membership.GroupId.Value);
    }

    /// <summary>Whether this is the password of whoever registered the archived account again and has yet to show that the mailbox is theirs.</summary>
    public static async Task<bool> IsRegisteredAgain(this User? user, string password, IdentityDb db, Passwords passwords, CancellationToken cancel) =>
        user is { IsActive: false } && await db.PendingReturns.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == user.Id, cancel) is { } pending
        && await passwords.Verify(pending.PasswordHash, password, cancel) is { Problem: null, Value.IsRight: true };

    /// <summary>As whoever registered it wants it: their password, name and picture.</summary>
    public static async Task ReturnAs(this User user, PendingReturn pending, IdentityDb db, CancellationToken cancel)
    {
        (user.PasswordHash, user.Fullname, user.Avatar, user.EmailVerified) = (pending.PasswordHash, pending.Fullname, pending.Avatar ?? user.Avatar, true);
        await user.ReturnFromArchive(db, cancel);
    }
}
