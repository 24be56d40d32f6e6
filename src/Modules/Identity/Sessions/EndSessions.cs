using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Ends sessions, on this host before the answer and on every other right after.</summary>
internal sealed class EndSessions(IdentityDb db, KnownSessions known, Scope scope, TimeProvider clock)
{
    /// <summary>Saves what changed about the person, and ends all their sessions with it.</summary>
    public async Task Save(User user, SessionEnd why, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await SaveWithin(user, why, cancel);
        await transaction.Commit(cancel);
        Forget(user.Id);
    }

    /// <summary>The same within a transaction, after whose commit the caller forgets the person.</summary>
    public async Task SaveWithin(User user, SessionEnd why, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await End(db.Sessions.Where(s => s.UserId == user.Id), user.Id, why, cancel);
    }

    /// <param name="only">One of them; all when null.</param>
    /// <returns>How many lived until now.</returns>
    public async Task<int> Of(UserId user, SessionId? only, SessionEnd why, CancellationToken cancel)
    {
        var ended = await End(db.Sessions.Where(s => s.UserId == user && (only == null || s.Id == only)), user, why, cancel);
        Forget(user);
        return ended;
    }

    /// <summary>What this host remembers of the person's sessions. The others are told.</summary>
    public void Forget(UserId user) => known.Forget(user);

    private async Task<int> End(IQueryable<Session> sessions, UserId user, SessionEnd why, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ended = await sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndedBecause, why), cancel);
        db.Signal(KnownSessions.Changed, user.ToString());
        await db.SaveChangesAsync(cancel);
        return ended;
    }
}
