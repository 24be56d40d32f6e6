using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>Finds the session whose second factor it is: named in the body, else the caller's own.</summary>
internal sealed class SecondFactor(IdentityDb db, Scope scope, Caller caller, TimeProvider clock)
{
    internal sealed record Input(UserId? UserId = null, SessionId? SessionId = null) : IInput;

    public async Task<Result<(Session Session, User User)>> Find(UserId? userId, SessionId? sessionId, CancellationToken cancel)
    {
        if (sessionId is null || userId is null)
        {
            if (caller.Session is null) return IdentityProblems.NoSession;
            (userId, sessionId) = (caller.User, caller.Session);
        }
        if (sessionId == caller.Session) await scope.EnterHome(cancel);

        var found = await (from session in db.Sessions
                           join user in db.Users on session.UserId equals user.Id
                           where session.Id == sessionId && session.UserId == userId
                           select new { session, user }).SingleOrDefaultAsync(cancel);
        return found is null || !found.session.Lives(clock.GetUtcNow()) ? IdentityProblems.NoSession : (found.session, found.user);
    }
}
