using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>A session that waits for the code from the mail.</summary>
internal sealed class SecondFactor(IdentityDb db, Codes codes, KnownSessions known, Scope scope, Caller caller, TimeProvider clock)
{
    internal sealed record Input(UserId? UserId = null, SessionId? SessionId = null) : IInput;

    /// <summary>The session that is named in the body, else the caller's own.</summary>
    public async Task<Result<(Session Session, User User)>> Find(UserId? userId, SessionId? sessionId, CancellationToken cancel)
    {
        if (sessionId is null || userId is null)
        {
            if (caller.Session is null) return IdentityProblems.NoSession;
            (userId, sessionId) = (caller.User, caller.Session);
        }
        if (sessionId == caller.Session) await scope.EnterHome(cancel);

        var found = await (from session in db.Sessions
                           join user in db.Accounts on session.UserId equals user.Id
                           where session.Id == sessionId && session.UserId == userId
                           select new { session, user }).SingleOrDefaultAsync(cancel);
        return found is null || !found.session.Lives(clock.GetUtcNow()) ? IdentityProblems.NoSession : (found.session, found.user);
    }

    /// <summary>Signs it in all the way, where the code is the right one; a code is good once.</summary>
    public async Task<Problem?> Complete(Session session, string code, CancellationToken cancel)
    {
        if (await codes.Refusal(CodePurpose.EmailSecondFactor, session.UserId, session.Id, code, cancel) is { } refusal) return refusal;

        await using var transaction = await scope.Begin(cancel);
        if (!await codes.Use(CodePurpose.EmailSecondFactor, session.UserId, session.Id, cancel)) return IdentityProblems.NoCode;
        session.SecondFactorPending = false;
        db.Signal(KnownSessions.Changed, session.UserId.ToString());
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        known.Forget(session.UserId);
        return null;
    }
}
