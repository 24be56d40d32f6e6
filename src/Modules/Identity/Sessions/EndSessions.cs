using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;

namespace WorkforceOS.Identity;

/// <summary>Ends sessions, here and on every host. Inside a transaction the caller forgets them again after its commit.</summary>
internal sealed class EndSessions(IdentityDb db, KnownSessions known, TimeProvider clock)
{
    /// <returns>False when it had ended already, or is not this person's.</returns>
    public async Task<bool> One(SessionId session, UserId user, SessionEnd why, CancellationToken cancel) =>
        await End(db.Sessions.Where(s => s.Id == session && s.UserId == user), user, why, cancel) > 0;

    /// <param name="but">One that may go on.</param>
    public Task<int> AllOf(UserId user, SessionEnd why, CancellationToken cancel, SessionId? but = null) =>
        End(db.Sessions.Where(s => s.UserId == user && s.Id != but), user, why, cancel);

    private async Task<int> End(IQueryable<Session> sessions, UserId user, SessionEnd why, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ended = await sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.EndedBecause, why), cancel);
        db.Signal(KnownSessions.Changed, user.ToString());
        await db.SaveChangesAsync(cancel);
        known.Forget(user);
        return ended;
    }
}
